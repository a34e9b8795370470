// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

IndexReport report() {
  IndexReport report;
  report.posts = 2;
  report.sections = 5;
  report.media = 1;
  report.words = 30;
  report.hidden = 1;
  report.seconds = 0.25;
  report.bytes = 4096;
  report.revision = "abc";
  report.site_url = "https://harbour.example";
  report.skipped = {{"_posts/a.md", 3, "not closed"}, {"_posts/b\x1b.md", 0, "too large"}};
  report.misnamed = {"_posts/notes.md"};
  return report;
}

TEST(IndexReport, NamesEachFileLeftOutOnALineThatCannotDriveTheTerminal) {
  EXPECT_EQ(format_notes(report()),
            "_posts/a.md:3: not closed\n_posts/b\xEF\xBF\xBD.md: too large\n"
            "_posts/notes.md: not a post: its name is not YEAR-MONTH-DAY-title.md\n");
}

TEST(IndexReport, SaysThatLinksArePathsWhenTheSiteHasNoAddress) {
  EXPECT_THAT(format_notes({}), ::testing::HasSubstr("--url"));
}

TEST(IndexReport, SumsUp) {
  EXPECT_EQ(format_summary(report(), "blog.mobydb"),
            "blog.mobydb: 2 posts, 5 sections, 1 media, 30 words\n"
            "2 skipped, 1 hidden, 1 misnamed; 4096 bytes in 0.25 s\n");
}

TEST(IndexReport, IsOneLineOfJson) {
  IndexReport odd = report();
  odd.skipped.pop_back();
  odd.misnamed = {"_posts/\xFF.md"};
  EXPECT_EQ(to_json(odd, true),
            R"({"published":true,"posts":2,"sections":5,"media":1,"words":30,"hidden":1,)"
            R"("seconds":0.250,"bytes":4096,"revision":"abc",)"
            R"("skipped":[{"path":"_posts/a.md","line":3,"reason":"not closed"}],)"
            "\"misnamed\":[\"_posts/\xEF\xBF\xBD.md\"]}\n");
}

}  // namespace
}  // namespace mobysearch
