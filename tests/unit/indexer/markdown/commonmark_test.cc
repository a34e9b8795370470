// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "common/text/unicode.h"
#include "indexer/markdown/renderer.h"
#include "indexer/markdown/section_builder.h"
#include "tests/support/repeated.h"

namespace mobysearch {
namespace {

using Renderer = MarkdownRenderer;
using testing::repeated;

std::vector<Section> sections(std::string_view markdown, Renderer renderer = Renderer::kGitHub) {
  SectionBuilder builder;
  add_commonmark_page(markdown, renderer, builder);
  return builder.take();
}

/// A line a section: level, anchor, heading, text.
std::string outline(std::string_view markdown, Renderer renderer = Renderer::kGitHub) {
  std::string all;
  for (const Section& section : sections(markdown, renderer)) {
    if (section.level == 0 && section.text.empty()) continue;
    all += std::to_string(section.level) + " #" + section.anchor.value_or("") + " " +
           section.heading + " | " + section.text + "\n";
  }
  return all;
}

TEST(CommonMark, HeadingsAreThoseOfTheSpecification) {
  const struct {
    const char *markdown, *outline;
  } cases[] = {
      {"# A *b* `c`\n\ntext", "1 #a-b-c A b c | text\n"},
      {"##no blank", "0 #  | ##no blank\n"},
      {" ## indented", "2 #indented indented | \n"},
      {"    ## code", "0 #  | ## code\n"},
      {"####### seven", "0 #  | ####### seven\n"},
      {"#\n\nx", "1 #  | x\n"},
      {"## closed ##\n## C#", "2 #closed closed | \n2 #c C# | \n"},
      {"para\n## interrupts", "0 #  | para\n2 #interrupts interrupts | \n"},
      {"two\nlines\n===\nx", "1 #twolines two lines | x\n"},
      {"- ## in an item\n\n> # in a quote",
       "2 #in-an-item in an item | \n1 #in-a-quote in a quote | \n"},
      {"1. x\n\n    ## in an item", "0 #  | x\n2 #in-an-item in an item | \n"},
      {"```\n# code", "0 #  | # code\n"},
      {"```ruby title=x\n# code\n```\n", "0 #  | # code\n"},
      {"<div>\n\n## H\n\n</div>", "2 #h H | \n"},
      {"<div>\n## text\n</div>", "0 #  | ## text\n"},
      {"## A\n## A", "2 #a A | \n2 #a-1 A | \n"},
  };
  for (const auto& c : cases) EXPECT_EQ(outline(c.markdown), c.outline) << c.markdown;
}

TEST(CommonMark, BareAddressesAreLinksWhereGitHubsRulesAre) {
  const char* markdown =
      "Watch https://youtu.be/abc, or [https://a.example](/b) and `www.c.example`.";
  const struct {
    Renderer renderer;
    std::size_t media;
  } cases[] = {{Renderer::kGitHub, 1},
               {Renderer::kGhPages, 1},
               {Renderer::kHugo, 1},
               {Renderer::kZola, 0},
               {Renderer::kCommonMark, 0}};
  for (const auto& c : cases) {
    const Section section = sections(markdown, c.renderer).front();
    EXPECT_EQ(section.text, "Watch https://youtu.be/abc, or https://a.example and www.c.example.");
    EXPECT_EQ(section.media.size(), c.media);
    for (const Media& media : section.media) EXPECT_EQ(media.url, "https://youtu.be/abc");
    EXPECT_EQ(section.links, std::vector<std::string>{"/b"});
  }
}

TEST(CommonMark, IdsAreTheRenderers) {
  const char* markdown =
      "# [The *docs*](/x) & `a_b`\n\n## Set-up é {#own .wide}\n\nTwo\nlines\n---\n";
  EXPECT_EQ(outline(markdown, Renderer::kCommonMark),
            "1 # The docs & a_b | \n2 # Set-up é {#own .wide} | \n2 # Two lines | \n");
  EXPECT_EQ(outline(markdown, Renderer::kGhPages),
            "1 #a-hrefxthe-emdocsema-amp-codeabcode The docs & a_b | \n"
            "2 #set-up--own-wide Set-up é {#own .wide} | \n2 #twolines Two lines | \n");
  EXPECT_EQ(outline(markdown, Renderer::kGitHub),
            "1 #the-docs--a_b The docs & a_b | \n"
            "2 #set-up-é-own-wide Set-up é {#own .wide} | \n2 #twolines Two lines | \n");
  EXPECT_EQ(outline(markdown, Renderer::kHugo),
            "1 #the-docsx--a_b The docs & a_b | \n2 #own Set-up é | \n2 #lines Two lines | \n");
  EXPECT_EQ(outline(markdown, Renderer::kZola),
            "1 #the-docs-a-b The docs & a_b | \n2 #own Set-up é | \n2 #twolines Two lines | \n");
}

TEST(CommonMark, HugosIdsComeFromTheLine) {
  EXPECT_EQ(outline("x\n\n> ## Set *up* ##\n\n- ## Two {.wide}\n", Renderer::kHugo),
            "0 #  | x\n2 #set-up Set up | \n2 #two Two | \n");
  EXPECT_EQ(outline("> Set up\n> ===\n\n- Two\n  ---\n\n> a\n> Three\n> ---\n\n  Four\n---\n",
                    Renderer::kHugo),
            "1 #set-up Set up | \n2 #two Two | \n2 #three a Three | \n2 #four Four | \n");
}

TEST(CommonMark, HtmlHeadingsAndAnchorsCount) {
  EXPECT_EQ(outline("<h2 id=\"own\">Raw</h2>\n\ntext\n\n## <a id=\"x\"></a>Made\n\n<h3>None</h3>\n",
                    Renderer::kCommonMark),
            "2 #own Raw | text\n2 #x Made | \n3 # None | \n");
}

TEST(CommonMark, TextIsWhatAReaderSees) {
  const struct {
    const char *markdown, *text;
  } cases[] = {
      {"Some *emphasis*, `code` and a [link](https://a.example/).",
       "Some emphasis, code and a link."},
      {"one\ntwo  \nthree\\\nfour", "one two three four"},
      {"- one\n- two\n\n  more", "one\ntwo\nmore"},
      {"a &amp; b &copy; &lt;i&gt;", "a & b © <i>"},
      {"[a b]: /x\n\n[see][a b]", "see"},
      {"<p>raw <b>html</b></p>\n\n<script>\nvar x = 1;\n\nvar y;\n</script>\n<!-- gone -->",
       "raw html"},
      {"a <script>gone *too*</script> b <!-- gone --> c", "a b c"},
      {"a <title>to the block's end\n\nb", "a\nb"},
      {"<table><tr><td>\n\ncell\n\n</td></tr></table>", "cell"},
      {"[Tweet this](https://twitter.com/share?text=x) stays", "stays"},
      {"text\n{: .lead}", "text {: .lead}"},
      {"control \x07 and bidi \u202E go", "control and bidi go"},
      {"| a | b `|` |\n|---|:-:|\n| c *d* | e |\n\nafter | table", "a b |\nc d e\nafter | table"},
      {"lead\na | b\n--|--\nc | d", "lead\na b\nc d"},
      {"a | b\nno | table", "a | b no | table"},
      {"- [x] done\n- [ ] open\n\n[x] text", "done\nopen\n[x] text"},
      {"a ~~struck *em*~~ b", "a struck em b"},
      {"x[^1] y[^n]\n\n[^1]: The note.\n\n[^n]: https://a.example/", "x y\nThe note."},
  };
  for (const auto& c : cases) EXPECT_EQ(sections(c.markdown).front().text, c.text) << c.markdown;
}

TEST(CommonMark, MediaAreWhatAReaderOpens) {
  const Section section =
      sections(
          "## Talk\n\n<iframe src=\"//www.youtube.com/embed/abc\"></iframe>\n\n"
          "Slides: [Deck](https://www.slideshare.net/a/deck), <https://a.example/>\n\n"
          "![alt *text* `x`](/i.png \"title\")\n\n"
          "- [16:27](https://youtu.be/x?t=16m27s) - Notary update\n")
          .back();
  const std::vector<Media> expected = {
      {MediaKind::kVideo, "youtube", "https://www.youtube.com/watch?v=abc", "Talk", ""},
      {MediaKind::kSlides, "slideshare", "https://www.slideshare.net/a/deck", "Deck", ""},
      {MediaKind::kImage, "site", "/i.png", "alt text x – title", ""},
      {MediaKind::kVideo, "youtube", "https://youtu.be/x?t=16m27s", "Notary update", "16:27"},
  };
  EXPECT_EQ(section.media, expected);
  EXPECT_EQ(section.links, std::vector<std::string>{"https://a.example/"});
  EXPECT_EQ(section.text.find("alt"), std::string::npos);
}

TEST(CommonMark, CodeIsMarkedAsCode) {
  const Section section =
      sections("Run `ls` or <kbd>a *b*</kbd> now:\n\n```sh\nrm x\n```\n").front();
  std::vector<std::string> code;
  for (const TextRange& range : section.code) {
    code.push_back(section.text.substr(range.begin, range.end - range.begin));
  }
  EXPECT_EQ(code, (std::vector<std::string>{"ls", "a ", "b", "rm x"}));
}

TEST(CommonMark, HostileInputStaysSound) {
  const std::string inputs[] = {
      repeated("![[]()", 2000),     repeated("> ", 50000),        repeated("- ", 20000),
      repeated("*a_", 50000),       repeated("[^1]", 30000),      repeated("|-\n", 30000),
      repeated("![a", 50000),       repeated("# h {#x}\n", 9000), repeated("<title>", 30000),
      repeated("~~", 50000),        repeated("# a\n", 9000),      repeated("[^a]: b\n\n", 9000),
      std::string("\xFF\x00#\r", 4)};
  for (const std::string& input : inputs) {
    for (const Renderer renderer : {Renderer::kGhPages, Renderer::kHugo, Renderer::kZola}) {
      for (const Section& section : sections(input, renderer)) {
        EXPECT_TRUE(is_valid_utf8(section.text));
        std::uint32_t last = 0;
        for (const TextRange& range : section.code) {
          EXPECT_LE(last, range.begin);
          EXPECT_LE(range.end, section.text.size());
          last = range.end;
        }
      }
    }
  }
}

}  // namespace
}  // namespace mobysearch
