// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_diff_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// What a hostile index could hold, in every place.
constexpr const char* kHostile = "`` @all <img src=x>\n# [a](http://x) \x1b[2J\xE2\x80\xAE\xFF";

IndexDiff diff_of(const std::string& text) {
  IndexDiff diff;
  diff.before.info.commit = diff.after.info.built_at = text;
  diff.before.bytes = 4096;
  diff.added = diff.removed = {{text, text}};
  diff.moved = {{text, {text, text}}};
  diff.lost = {{text, text, text}};
  diff.golden = {{text, text, {1, std::nullopt}, {0, text}}};
  return diff;
}

TEST(IndexDiffReport, SaysEachDifferenceOnALine) {
  IndexDiff diff;
  diff.before.info.commit = "c1";
  diff.before.info.built_at = "2020-01-02T03:04:05Z";
  diff.before.info.posts = diff.after.info.posts = 2;
  diff.before.info.sections = 3;
  diff.after.info.built_at = "2020-01-03T03:04:05Z";
  diff.after.info.sections = 4;
  diff.before.bytes = 100;
  diff.after.bytes = 200;
  diff.added = {{"/new/", "New"}};
  diff.moved = {{"/a/", {"/b/", "A"}}};
  diff.lost = {{"/b/", "low", "Low"}};
  diff.golden = {{"ebb", "/b/", {1, std::nullopt}, {3, "is hit 3"}},
                 {"tide", "/b/", {1, std::nullopt}, {1, std::nullopt}}};
  EXPECT_EQ(format_text(diff),
            "before: 2 posts, 3 sections, 100 bytes, built 2020-01-02T03:04:05Z, commit c1\n"
            "after:  2 posts, 4 sections, 200 bytes, built 2020-01-03T03:04:05Z, commit -\n"
            "Posts added: 1\n  /new/  New\n"
            "Posts moved: 1\n  /a/ → /b/  A\n"
            "Anchors lost: 1\n  /b/#low  Low\n"
            "Golden queries changed: 1\n  ebb: /b/ was at 1, is at 3 (fails); is hit 3\n"
            "1 of 2 golden queries hold, 1 broken by this change\n");
  EXPECT_THAT(format_markdown(diff), HasSubstr("\n- ` /a/ ` → ` /b/ `  ` A `\n"));
  EXPECT_THAT(format_markdown({}), HasSubstr("No post, anchor or golden query differs"));
}

TEST(IndexDiffReport, TextCannotDriveTheTerminal) {
  const std::string text = format_text(diff_of(kHostile));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_THAT(text, Not(HasSubstr("\n# ")));
}

TEST(IndexDiffReport, JsonIsJsonWhateverTheIndexHolds) {
  const auto json = nlohmann::json::parse(to_json(diff_of(kHostile)));
  EXPECT_EQ(json["before"]["bytes"], 4096);
  EXPECT_EQ(json["golden"][0]["before"]["rank"], 1);
  EXPECT_TRUE(json["golden"][0]["before"]["failure"].is_null());
  EXPECT_TRUE(json["golden"][0]["after"]["rank"].is_null());
  EXPECT_THAT(json["moved"][0]["from"].get<std::string>(), HasSubstr("<img"));
  EXPECT_EQ(json["anchors_lost"].size(), 1U);
}

TEST(IndexDiffReport, ACodeSpanHoldsAnything) {
  const std::pair<std::string, std::string> cases[] = {
      {"a", "` a `"},
      {"", "` - `"},
      {"a `` b ` c", "``` a `` b ` c ```"},
      {"a\n# b\t|", "` a # b | `"},
      {"\x1b[2J", "` [2J `"},
      {"\xFF", "` \xEF\xBF\xBD `"},
      {std::string(300, 'a'), "` " + std::string(200, 'a') + "… `"},
  };
  for (const auto& [text, span] : cases) EXPECT_EQ(code_span(text), span);
}

TEST(IndexDiffReport, MarkdownHasWhatIsHostileInCodeSpansAlone) {
  std::string markdown = format_markdown(diff_of(kHostile));
  const std::string span = code_span(kHostile);
  for (auto at = markdown.find(span); at != markdown.npos; at = markdown.find(span)) {
    markdown.erase(at, span.size());
  }
  const auto anchor = markdown.find("<img");
  ASSERT_NE(anchor, markdown.npos) << "the address of an anchor, which is two of them";
  const auto line = markdown.substr(markdown.rfind('\n', anchor) + 1);
  EXPECT_TRUE(line.starts_with("- ``` `` @all")) << line;
  EXPECT_EQ(markdown.find("<img", markdown.find('\n', anchor)), markdown.npos) << markdown;
}

TEST(IndexDiffReport, MarkdownStaysShort) {
  IndexDiff diff;
  const DiffPost post{std::string(3000, '`'), std::string(3000, 't')};
  diff.added = diff.removed = std::vector<DiffPost>(1000, post);
  diff.moved.assign(1000, {post.url, post});
  diff.lost.assign(1000, {post.url, post.url, post.title});
  diff.golden.assign(1000, {post.title, post.url, {1, std::nullopt}, {0, post.url}});
  const std::string markdown = format_markdown(diff);
  EXPECT_LT(markdown.size(), 65'536U);
  EXPECT_THAT(markdown, HasSubstr("- … and 1000 more\n"));
}

}  // namespace
}  // namespace mobysearch
