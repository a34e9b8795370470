// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command_run.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

TEST(ServeCommand, RefusesWhatItCannotServeFrom) {
  const TempDir dir;
  const auto code_of = [&](OptionValues options) {
    options["port"] = {"0"};
    return run_command(serve_command(), options).code.error().code;
  };
  EXPECT_EQ(code_of({}), ErrorCode::kUsage);
  const std::string db = dir / "blog.mobydb";
  EXPECT_EQ(code_of({{"db", {db}}, {"public-url", {"nowhere"}}}), ErrorCode::kUsage);
  EXPECT_EQ(code_of({{"db", {db}}, {"trusted-proxy", {"nobody"}}}), ErrorCode::kUsage);
  EXPECT_EQ(code_of({{"db", {db}}, {"template", {dir / "none"}}}), ErrorCode::kInputUnreadable);
  EXPECT_EQ(code_of({{"db", {db}}, {"log-file", {dir / "no/log"}}}), ErrorCode::kOutputUnwritable);
}

TEST(ServeCommand, LooksAtItsOptionsBeforeItIndexesASite) {
  const TempDir dir;
  const Ran ran = run_command(
      serve_command(),
      {{"db", {dir / "blog.mobydb"}}, {"watch", {dir / "none"}}, {"public-url", {"nowhere"}}});
  EXPECT_EQ(ran.code.error().code, ErrorCode::kUsage);
}

TEST(ServeCommand, IndexesASiteIntoOneFileOnly) {
  const TempDir dir;
  dir.write("site/mobysearch.yml", "shards: 2\n");
  const Ran ran =
      run_command(serve_command(), {{"db", {dir / "blog.mobydb"}}, {"watch", {dir / "site"}}});
  EXPECT_EQ(ran.code.error().code, ErrorCode::kUsage);
  EXPECT_THAT(ran.code.error().message, ::testing::HasSubstr("shards"));
}

TEST(ServeCommand, IndexesIntoNoShards) {
  const TempDir dir;
  for (const std::vector<std::string>& dbs :
       {std::vector<std::string>{"tcp://10.0.0.21:7001"}, {dir / "a", dir / "b"}}) {
    const Ran ran = run_command(serve_command(), {{"db", dbs}, {"watch", {dir.path().string()}}});
    ASSERT_FALSE(ran.code.has_value());
    EXPECT_EQ(ran.code.error().code, ErrorCode::kUsage);
    EXPECT_THAT(ran.code.error().message, ::testing::HasSubstr("--watch"));
  }
}

TEST(ServeCommand, KnowsTheRangeOfItsNumbers) {
  for (const auto& [name, value] :
       {std::pair("port", "65536"), std::pair("cache-mb", "4097"), std::pair("rate-limit", "-1"),
        std::pair("threads", "x"), std::pair("log-format", "xml"),
        std::pair("shard-timeout-ms", "49")}) {
    const Ran ran = run_command(serve_command(), {{"db", {"x"}}, {name, {value}}});
    EXPECT_EQ(ran.code.error().code, ErrorCode::kUsage) << name;
  }
}

}  // namespace
}  // namespace mobysearch::testing
