// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "common/text/unicode.h"
#include "indexer/markdown/markdown.h"
#include "tests/support/kramdown_options.h"
#include "tests/support/process.h"
#include "tests/support/repeated.h"

namespace mobysearch {
namespace {

/// The ids of a page's headings, in its order; `-` for none.
std::string anchors(const std::string& markdown, const kramdown::Options& options = {}) {
  std::string all;
  for (const Section& section : sections_from_markdown(markdown, {.kramdown = options})) {
    if (section.level == 0) continue;
    all += (all.empty() ? "" : " ") + section.anchor.value_or("-");
  }
  return all;
}

TEST(HeadingAnchors, AreThoseOfThePage) {
  const struct {
    std::string markdown, ids;
  } cases[] = {
      {"# A\n# A\n# A-1\n", "a a-1 a-1"},
      {"# !\n# ?\n", "- -1"},
      {"# A {#x}\n# A\n{: #y}\n# A\n", "x y a"},
      {"# `a` *b* [c](d) ![e](f) &amp; $$g$$ <b>h</b>\n", "a-b-c---g-h"},
      {"# a {::nomarkdown}x{:/} b<!-- c -->\n", "a--b"},
      {"# a <<b>>\n", "a-b"},
      {"# 1.2 \"a\" -- b...\n", "12-a--b"},
      {"# a\n<div markdown=\"1\">\n# a\n# 1 b\n</div>\n", "a a b"},
      {"# a[^n]\n\n[^n]: x\n\n    # a\n\n[^o]: # unused\n\n# b\n", "a b a"},
      {"# a\n\n* notes\n{:footnotes}\n\n# b[^n]\n\n[^n]: x\n\n    # c\n", "a c b"},
      {"* x\n{:toc}\n\n# a\n", "a"},
      {"# a\n{::options auto_ids=\"false\" /}\n", "-"},
      {"<h2>a</h2>\n<h2 id=\"b\">b</h2>\n<h2><a name=\"c\"></a>c</h2>\n", "- b c"},
  };
  for (const auto& c : cases) EXPECT_EQ(anchors(c.markdown), c.ids) << c.markdown;
}

TEST(HeadingAnchors, FollowTheOptions) {
  kramdown::Options options;
  options.auto_id_prefix = "p-";
  EXPECT_EQ(anchors("# A\n# !\n# b {#b}\n", options), "p-a p- b");
  options = {};
  options.auto_ids = false;
  EXPECT_EQ(anchors("# A\n# b {#b}\n", options), "- b");
  options = {};
  options.html_to_native = true;
  EXPECT_EQ(anchors("# a\n<h2>A</h2>\n<h2>\n b</h2>\n<section><h3>1 c</h3></section>\n", options),
            "a a-1 -b c");
  options = {};
  options.gfm = false;
  EXPECT_EQ(anchors("# 1 [a](b)\n\n# ü\n\n# ü\n", options), "ab section section-1");
  options.auto_id_stripping = true;
  EXPECT_EQ(anchors("# 1 [a](b) `c`\n", options), "a-");
}

TEST(HeadingAnchors, OffsetMovesLevels) {
  kramdown::Options options;
  options.header_offset = 2;
  const auto sections = sections_from_markdown("# a\n## b\n##### c\n", {.kramdown = options});
  ASSERT_EQ(sections.size(), 4U);
  EXPECT_EQ(sections[1].level, 3);
  EXPECT_EQ(sections[2].level, 4);
  EXPECT_EQ(sections[3].level, 6);
}

using Json = nlohmann::json;
using testing::repeated;

TEST(KramdownPage, HeadingsAreThoseThatKramdownMade) {
  const std::string corpora = testing::corpora_directory();
  if (corpora.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  std::ifstream in(corpora + "/truth/heading-samples.jsonl");
  int samples = 0;
  for (std::string line; std::getline(in, line); ++samples) {
    const Json sample = Json::parse(line);
    Json expected = Json::array();
    for (const Json& heading : sample["headings"]) {
      expected.push_back({heading["level"], heading["id"]});
    }
    Json found = Json::array();
    for (const Section& section :
         sections_from_markdown(sample["markdown"].get<std::string>(),
                                {.kramdown = testing::options_from(sample["kramdown"])})) {
      if (section.level == 0) continue;
      found.push_back({section.level, section.anchor ? Json(*section.anchor) : Json(nullptr)});
    }
    EXPECT_EQ(found, expected) << sample["case"] << " " << sample["config"] << "\n"
                               << sample["markdown"].get<std::string>();
  }
  EXPECT_GT(samples, 50);
}

TEST(KramdownPage, TextIsWhatAReaderSees) {
  const struct {
    std::string markdown, text;
  } cases[] = {
      {"Some *emphasis*, `code` and a [link](https://a.example/).",
       "Some emphasis, code and a link."},
      {"one\ntwo  \nthree", "one two three"},
      {"| a | b |\n|---|---|\n| c | d |", "a b\nc d"},
      {"- one\n- two", "one\ntwo"},
      {"a &amp; b &copy;", "a & b ©"},
      {"x[^1]\n\n[^1]: the note", "x\nthe note"},
      {"text\n{: .lead}", "text"},
      {"a ~~struck~~ $$x^2$$", "a struck x^2"},
      {"<p>raw <b>html</b></p>\n<script>var x = 1;</script>\n<!-- gone -->", "raw html"},
      {"[Tweet this](https://twitter.com/share?text=x) stays", "stays"},
      {"\"it's\" a -- b, --mount...", "“it’s” a – b, --mount…"},
      {"a <_T> b", "a <_T> b</_T>"},
      {"a\\\nb  \nc", "a b c"},
      {"- [x] done\n- [ ] open", "done\nopen"},
      {"a\n: b", "a\nb"},
      {"control \x07 and bidi \u202E go", "control and bidi go"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(sections_from_markdown(c.markdown, {}).front().text, c.text) << c.markdown;
  }
}

TEST(KramdownPage, OptionsMayBeSetInTheText) {
  const auto sections = sections_from_markdown(
      "{::options smart_quotes=\"apos,apos,quot,quot\" auto_id_prefix=\"x-\" /}\n# it's\n", {});
  EXPECT_EQ(sections.back().heading, "it's");
  EXPECT_EQ(sections.back().anchor, "x-its");
}

TEST(KramdownPage, QuotesAreThoseOfTheSite) {
  kramdown::Options options;
  options.smart_quotes = "apos,apos,34,quot";
  EXPECT_EQ(sections_from_markdown("\"it's\"", {.kramdown = options}).front().text, "\"it's\"");
}

TEST(KramdownPage, MediaAreWhatAReaderOpens) {
  const auto sections = sections_from_markdown(
      "## Talk\n\n<iframe src=\"//www.youtube.com/embed/abc?start=30\"></iframe>\n\n"
      "Slides: [Deck](https://www.slideshare.net/a/deck), [plain](https://a.example/)\n\n"
      "![alt text](/i.png \"title\")\n\n"
      "- [16:27](https://youtu.be/x?t=16m27s) - Notary update by David Lawrence\n"
      "- [bad](javascript:alert(1))\n",
      {});
  ASSERT_EQ(sections.size(), 2U);
  const std::vector<Media> expected = {
      {MediaKind::kVideo, "youtube", "https://www.youtube.com/watch?v=abc&t=30", "Talk", ""},
      {MediaKind::kSlides, "slideshare", "https://www.slideshare.net/a/deck", "Deck", ""},
      {MediaKind::kImage, "site", "/i.png", "alt text – title", ""},
      {MediaKind::kVideo, "youtube", "https://youtu.be/x?t=16m27s",
       "Notary update by David Lawrence", "16:27"},
  };
  EXPECT_EQ(sections[1].media, expected);
  EXPECT_EQ(sections[1].links, std::vector<std::string>{"https://a.example/"});
}

TEST(KramdownPage, CodeIsMarkedAsCode) {
  const auto section = sections_from_markdown("Run `ls` now:\n\n```sh\nrm x\n```\n", {}).front();
  std::vector<std::string> code;
  for (const TextRange& range : section.code) {
    code.push_back(section.text.substr(range.begin, range.end - range.begin));
  }
  EXPECT_EQ(code, (std::vector<std::string>{"ls", "rm x"}));
}

TEST(KramdownPage, HostileInputEndsAndStaysSound) {
  const std::string inputs[] = {repeated("![[]()", 50000),
                                repeated("[", 100000),
                                repeated("> ", 50000),
                                repeated("<div>\n", 20000),
                                repeated("```\n", 30001),
                                repeated("# h\n", 20000),
                                repeated("- ", 50000),
                                repeated("<!--", 50000),
                                repeated("*a_", 50000),
                                repeated("{:", 50000),
                                repeated("{::comment}\n", 50000),
                                repeated("\\`", 50000),
                                repeated("[^1]", 30000),
                                repeated("| a ", 50000),
                                repeated("<a href='x'>", 20000),
                                repeated("&#x41;", 50000),
                                repeated("![a![b", 50000),
                                repeated("{: \\}\n", 50000),
                                repeated("{: a=\"x ", 50000),
                                repeated("<a b=\"", 50000),
                                repeated("<span>x", 50000),
                                repeated("[a](b \"", 50000),
                                repeated("~~ ~~", 50000),
                                repeated("```a\n", 50000),
                                repeated("`a``b", 50000),
                                repeated("<h2>a\n", 20000),
                                repeated("- - > ", 30000),
                                repeated("a\n: b\n\n", 30000),
                                repeated("[^a]: x\n    ", 30000)};
  kramdown::Options native;
  native.html_to_native = native.parse_block_html = true;
  for (const std::string& input : inputs) {
    sections_from_markdown(input, {.kramdown = native});
    for (const Section& section : sections_from_markdown(input, {})) {
      EXPECT_TRUE(is_valid_utf8(section.text));
      std::uint32_t last = 0;
      for (const TextRange& range : section.code) {
        EXPECT_LE(last, range.begin);
        EXPECT_LE(range.begin, range.end);
        EXPECT_LE(range.end, section.text.size());
        last = range.end;
      }
    }
  }
}

}  // namespace
}  // namespace mobysearch
