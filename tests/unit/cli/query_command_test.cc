// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Ran query(const std::vector<std::string>& words, OptionValues options = {}) {
  static const MiniBlog blog(
      {{"_posts/2020-01-02-one.md", post_file("Tide tables", "All about the tide.")},
       {"_posts/2021-02-03-two.md", post_file("Harbour", "The tide and the lighthouse.")}});
  options["db"] = {blog.db()};
  return run_command(query_command(), options, words);
}

TEST(QueryCommand, PrintsHitsOnOneStreamAndNotesOnTheOther) {
  const Ran ran = query({"tables"});
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.out, StartsWith("1. Tide tables  2020-01-02\n"));
  EXPECT_THAT(ran.err, HasSubstr("1 post in "));
}

TEST(QueryCommand, AWordWithADashIsExcluded) {
  const Ran ran = query({"tide", "-lighthouse"});
  EXPECT_THAT(ran.out, ::testing::Not(HasSubstr("Harbour")));
}

TEST(QueryCommand, FiltersSortsAndPages) {
  EXPECT_THAT(query({"tide"}, {{"year", {"2021"}}}).out, StartsWith("1. Harbour"));
  EXPECT_THAT(query({"tide"}, {{"sort", {"oldest"}}}).out, StartsWith("1. Tide tables"));
  EXPECT_THAT(query({"tide"}, {{"sort", {"oldest"}}, {"offset", {"1"}}}).out,
              StartsWith("2. Harbour"));
}

TEST(QueryCommand, JsonIsOneLineOfTheServersAnswer) {
  const Ran ran = query({"light"}, {{"json", {"true"}}, {"prefix", {"true"}}});
  EXPECT_THAT(ran.out, StartsWith("{\"query\":\"light\""));
  EXPECT_THAT(ran.out, HasSubstr("\"total\":1"));
  EXPECT_EQ(ran.err, "");
}

TEST(QueryCommand, OfAPastedTextTheBeginningIsSearched) {
  std::vector<std::string> words = {"lighthouse"};
  for (int i = 0; i < 1000; ++i) words.push_back("zeppelin");
  const Ran ran = query(words);
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.out, StartsWith("1. Harbour"));
  EXPECT_THAT(ran.err, HasSubstr("the first 2048 bytes"));
}

TEST(QueryCommand, ComparesTheChecksumUnlessToldNotTo) {
  const MiniBlog blog({{"_posts/2020-01-02-one.md", post_file("Tide tables", "The tide.")}});
  const TempDir dir;
  std::string bytes = read_file(blog.db());
  bytes[bytes.find("Tide tables")] = 't';  // in the post's record
  const std::string changed = dir.write("changed.mobydb", bytes);
  for (const auto make : {query_command, info_command}) {
    const std::string name = make().name;
    const std::vector<std::string> words(name == "query" ? 1 : 0, "tide");
    const auto refused = run_command(make(), {{"db", {changed}}}, words);
    ASSERT_FALSE(refused.code) << name;
    EXPECT_EQ(refused.code.error().code, ErrorCode::kIndexDamaged) << name;
    const auto read = run_command(make(), {{"db", {changed}}, {"no-verify", {"true"}}}, words);
    EXPECT_EQ(read.code, kExitOk) << name;
  }
}

TEST(QueryCommand, NothingFoundIsAStatus) { EXPECT_EQ(query({"zeppelin"}).code, kExitNegative); }

TEST(QueryCommand, AParameterThatMakesNoSenseIsNamed) {
  EXPECT_THAT(query({"tide"}, {{"limit", {"0"}}}).code.error().message, HasSubstr("--limit"));
  EXPECT_THAT(query({"tide"}, {{"facets", {"colour"}}}).code.error().message, HasSubstr("colour"));
}

}  // namespace
}  // namespace mobysearch::testing
