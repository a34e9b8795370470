// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/json_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace mobysearch {
namespace {

TEST(JsonWriter, WritesWhatAParserReadsBack) {
  const std::string hard = "q\" b\\ \n\t\x01 \x7F é 日 \u0085 \u2028 \u202E \u2066 </script>";
  JsonWriter json;
  json.open_object();
  json.string("text", hard);
  json.integer("n", -42);
  json.integer("least", INT64_MIN);
  json.real("r", 1.5);
  json.boolean("b", true);
  json.null("z");
  json.open_array("list");
  json.string("a");
  json.open_object();
  json.close_object();
  json.close_array();
  json.close_object();
  const std::string text = json.take();
  const auto read = nlohmann::json::parse(text);
  EXPECT_EQ(read["text"], hard);
  EXPECT_EQ(read["n"], -42);
  EXPECT_EQ(read["least"], INT64_MIN);
  EXPECT_EQ(read["r"], 1.5);
  EXPECT_EQ(read["list"].size(), 2U);
  EXPECT_TRUE(read["z"].is_null());
  for (const char* raw : {"\x01", "\x7F", "\u0085", "\u2028", "\u202E"}) {
    EXPECT_EQ(text.find(raw), std::string::npos) << "controls are escaped";
  }
}

}  // namespace
}  // namespace mobysearch
