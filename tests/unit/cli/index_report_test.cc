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
  IndexReport with_fault = report();
  with_fault.faults = {{"_posts/c\x1b.md", 3, 8, "invalid YAML"}};
  EXPECT_EQ(format_notes(with_fault),
            "_posts/a.md:3: not closed\n_posts/b\xEF\xBF\xBD.md: too large\n"
            "_posts/c\xEF\xBF\xBD.md:3:8: invalid YAML\n"
            "_posts/notes.md: not a post: its name is not YEAR-MONTH-DAY-title.md\n");
}

TEST(IndexReport, SaysThatLinksArePathsWhenTheSiteHasNoAddress) {
  EXPECT_THAT(format_notes({}), ::testing::HasSubstr("--url"));
}

TEST(IndexReport, SaysAReasonThatManyFilesHaveOnce) {
  IndexReport many;
  many.site_url = "https://harbour.example";
  for (const char* name : {"a", "b", "c", "d", "e"}) many.skipped.push_back({name, 0, "is Org"});
  many.skipped.push_back({"f", 7, "is Org"});
  many.warnings = {"_plugins/x.rb: generates"};
  EXPECT_EQ(format_notes(many),
            "a: is Org\nb: is Org\nc: is Org\nf:7: is Org\n"
            "2 more files: is Org (--verbose names them)\n_plugins/x.rb: generates\n");
}

TEST(IndexReport, NamesEveryFile) {
  IndexReport every;
  every.files = {{"_posts/c.md", FileReport::Outcome::kIndexed, ""},
                 {"_posts/\x1b.md", FileReport::Outcome::kHidden, "is a draft"}};
  EXPECT_EQ(format_files(every),
            "indexed   _posts/c.md\nhidden    _posts/\xEF\xBF\xBD.md: is a draft\n");
}

TEST(IndexReport, SumsUp) {
  IndexReport published = report();
  published.published = true;
  published.outputs = {"blog.mobydb"};
  EXPECT_EQ(format_summary(published),
            "blog.mobydb: 2 posts, 5 sections, 1 media, 30 words\n"
            "2 skipped, 1 hidden, 1 misnamed; 4096 bytes in 0.25 s\n");
  published.outputs = {"blog-1-of-4.mobydb", "blog-2-of-4.mobydb", "blog-3-of-4.mobydb",
                       "blog-4-of-4.mobydb"};
  EXPECT_THAT(format_summary(published),
              ::testing::StartsWith("blog-1-of-4.mobydb … blog-4-of-4.mobydb: 2 posts, "));
  EXPECT_EQ(format_summary(report()),
            "not published: 2 posts, 5 sections, 1 media, 30 words\n"
            "2 skipped, 1 hidden, 1 misnamed\n");
  IndexReport with_fault = report();
  with_fault.faults.resize(1);
  EXPECT_THAT(format_summary(with_fault), ::testing::HasSubstr("2 skipped, 1 faulty, "));
}

TEST(IndexReport, IsOneLineOfJson) {
  IndexReport odd = report();
  odd.published = true;
  odd.outputs = {"blog-1-of-2.mobydb", "blog-2-of-2.mobydb"};
  odd.skipped.pop_back();
  odd.faults = {{"_posts/c.md", 3, 8, "invalid YAML"}};
  odd.warnings = {"_data/x.yml:2: broken"};
  odd.files = {{"_posts/c.md", FileReport::Outcome::kIndexed, ""},
               {"tmp/", FileReport::Outcome::kIgnored, "is excluded"}};
  odd.misnamed = {"_posts/\xFF.md"};
  EXPECT_EQ(to_json(odd),
            R"({"published":true,"posts":2,"sections":5,"media":1,"words":30,"hidden":1,)"
            R"("seconds":0.250,"bytes":4096,"revision":"abc",)"
            R"("outputs":["blog-1-of-2.mobydb","blog-2-of-2.mobydb"],)"
            R"("skipped":[{"path":"_posts/a.md","line":3,"reason":"not closed"}],)"
            R"("faults":[{"path":"_posts/c.md","line":3,"column":8,"reason":"invalid YAML"}],)"
            "\"misnamed\":[\"_posts/\xEF\xBF\xBD.md\"],"
            R"("warnings":["_data/x.yml:2: broken"],)"
            R"("files":[{"path":"_posts/c.md","outcome":"indexed"},)"
            R"({"path":"tmp/","outcome":"ignored","reason":"is excluded"}]})"
            "\n");
}

}  // namespace
}  // namespace mobysearch
