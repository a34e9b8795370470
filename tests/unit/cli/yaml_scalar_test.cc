// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/yaml_scalar.h"

#include <gtest/gtest.h>

#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

TEST(YamlScalar, IsReadAsTheTextThatItWas) {
  for (const char* text :
       {"blog.mobydb", "vendor/bundle/", "no", "null", "12", "-", "", "a: b", "a #b", "it's",
        "\"x\"", "[a]", "*.yml", "caf\u00e9", "a\nb", "\xEF\xBF\xBE\xEF\xBF\xBF"}) {
    const auto map = read_yaml("key: " + yaml_scalar(text) + "\n");
    ASSERT_TRUE(map) << text;
    EXPECT_EQ(map->get("key").text, text);
    EXPECT_TRUE(map->get("key").is_string()) << text;
  }
}

TEST(YamlScalar, IsPlainWhereItCanBe) {
  EXPECT_EQ(yaml_scalar("blog.mobydb"), "blog.mobydb");
  EXPECT_EQ(yaml_scalar("my blog.mobydb"), "\"my blog.mobydb\"");
}

}  // namespace
}  // namespace mobysearch
