// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_liquid.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "indexer/site/liquid/liquid.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

class DocumentLiquid : public ::testing::Test {
 protected:
  /// What becomes of `body` in a post of a small site.
  std::string resolved(const std::string& body, const std::string& matter = "title: Tides\n") {
    dir_.write("_config.yml", "title: Harbour\nbaseurl: /b\nurl: https://h.example\n" + config_);
    dir_.write("about.md", "---\ntitle: About\n---\n");
    dir_.write("_posts/2020-01-02-first.md", "---\n" + matter + "---\n" + body);
    SiteOptions options;
    options.include = {"pages"};
    const auto site = read_site(dir_.path().string(), options);
    EXPECT_TRUE(site);
    for (const SiteDocument& document : site->documents) {
      if (document.collection == "posts") return resolve_document_liquid(*site, document, body);
    }
    return "no post";
  }

  testing::TempDir dir_;
  std::string config_;  ///< more lines of the configuration
};

TEST_F(DocumentLiquid, KnowsSiteAndPage) {
  EXPECT_EQ(resolved("{{ site.title }}: {{ page.title }} at {{ page.url | absolute_url }}"),
            "Harbour: Tides at https://h.example/b/2020/01/02/first.html");
}

TEST_F(DocumentLiquid, LeadsToOtherDocuments) {
  EXPECT_EQ(resolved("{% link about.md %} {% post_url 2020-01-02-first %}"),
            "/b/about.html /b/2020/01/02/first.html");
}

TEST_F(DocumentLiquid, LeadsToAnyFile) {
  dir_.write("assets/deck.pdf", "x");
  dir_.write("page.html", "<p>no front matter</p>");
  dir_.write("other.html", "---\npermalink: /own/\n---\n");
  EXPECT_EQ(resolved("{% link assets/deck.pdf %} {% link /assets/deck.pdf %}"),
            "/b/assets/deck.pdf /b/assets/deck.pdf");
  EXPECT_EQ(resolved("{% link page.html %} {% link other.html %}"), "/b/page.html /b/own/");
  EXPECT_EQ(resolved("{% link gone.pdf %}{% link ../x %}"), "");
}

TEST_F(DocumentLiquid, MakesHtmlOfMarkdown) {
  EXPECT_EQ(resolved("{{ 'Pass **-f**, see [it](/a.pdf).' | markdownify }}"),
            "<p>Pass <strong>-f</strong>, see <a href=\"/a.pdf\">it</a>.</p>\n");
}

TEST_F(DocumentLiquid, KnowsDataAndLabels) {
  dir_.write("_data/ports.yml", "- {name: Ostrava}\n- {name: Lisbon}\n");
  EXPECT_EQ(resolved("{% for p in site.data.ports %}{{ p.name }} {% endfor %}"), "Ostrava Lisbon ");
  EXPECT_EQ(resolved("{{ page.tags | join: ', ' }}", "title: T\ntags: a b\n"), "a, b");
}

Section headed(const std::string& anchor, const std::string& heading) {
  Section section;
  section.level = 2;
  section.anchor = anchor;
  section.heading = heading;
  return section;
}

TEST(UnknownHeadings, HaveNoMadeAnchor) {
  const std::string mark(kUnknownMark);
  std::vector<Section> sections = {headed("a", "A"), headed(mark + "-said", mark + " said"),
                                   headed("own", mark + " own"), headed(mark, mark)};
  sections[3].text = mark + " code";
  sections[3].code = {{0, 9}};
  settle_unknown_headings(sections, true);
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(sections[0].anchor, "a");
  EXPECT_FALSE(sections[1].anchor);
  EXPECT_EQ(sections[1].heading, "said");
  EXPECT_EQ(sections[2].anchor, "own");
  EXPECT_EQ(sections[2].text, " code");
  EXPECT_EQ(sections[2].code, (std::vector<TextRange>{{0, 5}}));
}

TEST_F(DocumentLiquid, ReadsIncludesOfTheSiteAlone) {
  dir_.write("_includes/note.html", "Note: {{ include.text }}");
  dir_.write("secret.txt", "secret");
  EXPECT_EQ(resolved("{% include note.html text='mind the tide' %}"), "Note: mind the tide");
  EXPECT_EQ(resolved("{% include ../secret.txt %}"), "");
  EXPECT_EQ(resolved("{% include /etc/hostname %}"), "");
  std::filesystem::create_symlink("/etc/hostname", dir_ / "_includes/out");
  dir_.write(".git/config", "secret");
  EXPECT_EQ(resolved("{% include out %}"), "");
  EXPECT_EQ(resolved("{% include_relative .git/config %}"), "");
}

TEST_F(DocumentLiquid, TheIncludesDirectoryIsInTheSite) {
  dir_.write("parts/note.html", "Note");
  dir_.write("etc/hostname", "own");
  for (const char* directory : {"/parts", "../../parts", "./parts/"}) {
    config_ = std::string("includes_dir: ") + directory;
    EXPECT_EQ(resolved("{% include note.html %}"), "Note") << directory;
  }
  config_ = "includes_dir: /etc";
  EXPECT_EQ(resolved("{% include hostname %}{% include passwd %}"), "own");
}

TEST_F(DocumentLiquid, LeavesABodyAloneThatSaysSo) {
  EXPECT_EQ(resolved("{{ page.title }}", "render_with_liquid: false\n"), "{{ page.title }}");
  EXPECT_EQ(resolved("{ no liquid }"), "{ no liquid }");
}

}  // namespace
}  // namespace mobysearch
