// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TempDir;

class SiteConfigTest : public ::testing::Test {
 protected:
  SiteConfig read(const std::string& yaml) {
    dir_.write("_config.yml", yaml);
    auto config = read_site_config(dir_.path().string(), {});
    EXPECT_TRUE(config) << yaml << config.error().message;
    return config ? *config : SiteConfig{};
  }
  Error failure(const std::string& yaml) {
    dir_.write("_config.yml", yaml);
    const auto config = read_site_config(dir_.path().string(), {});
    EXPECT_FALSE(config) << yaml;
    return config ? Error{} : config.error();
  }

  TempDir dir_;
};

TEST_F(SiteConfigTest, WithoutOneJekyllsDefaultsHold) {
  const auto config = read_site_config(dir_.path().string(), {});
  ASSERT_TRUE(config);
  EXPECT_FALSE(config->is_jekyll);
  EXPECT_EQ(config->source.path(), std::filesystem::canonical(dir_.path()).string());
  EXPECT_EQ(config->permalink, "date");
  EXPECT_EQ(config->excerpt_separator, "\n\n");
  EXPECT_THAT(config->markdown_ext, ElementsAre("markdown", "mkdown", "mkdn", "mkd", "md"));
  EXPECT_THAT(config->exclude, Contains("node_modules"));
  EXPECT_FALSE(config->future || config->unpublished || config->show_drafts);
  EXPECT_EQ(config->limit_posts, 0U);
  EXPECT_TRUE(config->kramdown.gfm);
  EXPECT_TRUE(config->kramdown.auto_ids);
}

TEST_F(SiteConfigTest, ReadsWhatDecidesUrlsAndText) {
  std::filesystem::create_directory(dir_ / "src");
  const SiteConfig config = read(
      "title: T\nurl: https://example.org/\nbaseurl: /blog/\nlocale: de\nsource: src\n"
      "permalink: pretty\nfuture: true\nunpublished: true\nshow_drafts: true\nlimit_posts: 7\n"
      "exclude: [drafts, x]\ninclude: _pages\nmarkdown_ext: md,,txt,\nexcerpt_separator: "
      "<!--more-->\n"
      "collections:\n  talks:\n    output: true\n    permalink: /t/:title\n  notes: {}\n");
  EXPECT_TRUE(config.is_jekyll);
  EXPECT_EQ(config.source.path(), std::filesystem::canonical(dir_ / "src").string());
  EXPECT_EQ(config.url, "https://example.org");
  EXPECT_EQ(config.baseurl, "/blog");
  EXPECT_EQ(config.lang, "de");
  EXPECT_EQ(config.permalink, "pretty");
  EXPECT_TRUE(config.future && config.unpublished && config.show_drafts);
  EXPECT_EQ(config.limit_posts, 7U);
  EXPECT_THAT(config.exclude, Contains("drafts"));
  EXPECT_THAT(config.exclude, Contains("node_modules")) << "the defaults stay";
  EXPECT_THAT(config.include, ElementsAre("_pages"));
  EXPECT_THAT(config.markdown_ext, ElementsAre("md", "txt"));
  EXPECT_EQ(config.excerpt_separator, "<!--more-->");
  ASSERT_EQ(config.collections.size(), 2U);
  EXPECT_EQ(config.collections[0].name, "talks");
  EXPECT_TRUE(config.collections[0].output);
  EXPECT_EQ(config.collections[0].permalink, "/t/:title");
  EXPECT_FALSE(config.collections[1].output);
}

TEST_F(SiteConfigTest, AFolderOfHugosDeclaresItsLanguages) {
  const auto declared = [&](const std::string& folder) {
    const auto config = read_site_config(dir_ / folder, {});
    EXPECT_TRUE(config);
    return config ? config->languages : std::vector<std::string>{};
  };
  dir_.write("site/content/de/x.md", "x");
  EXPECT_THAT(declared("site/content"), ElementsAre());
  dir_.write("site/hugo.toml", "defaultContentLanguage = 'en'\n[languages.en]\n[languages.de]\n");
  EXPECT_THAT(declared("site/content"), ElementsAre("en", "de"));
  EXPECT_THAT(declared("site"), ElementsAre("en", "de"));
}

TEST_F(SiteConfigTest, AHugoSiteHasItsAddressAndName) {
  const std::pair<const char*, const char*> cases[] = {
      {"hugo.toml",
       "baseURL = 'https://h.example/sub/'\ntitle = 'Tides'\nlanguageCode = 'pt-br'\n"
       "timeZone = 'Asia/Tokyo'\n"},
      {"config/_default/hugo.yaml",
       "baseurl: https://h.example/sub/\ntitle: Tides\nlanguageCode: pt-br\n"
       "timezone: Asia/Tokyo\n"},
      {"config.json",
       "{\"baseURL\": \"https://h.example/sub/\", \"title\": \"Tides\", \"languageCode\": "
       "\"pt-br\", \"timeZone\": \"Asia/Tokyo\"}"}};
  for (const auto& [file, text] : cases) {
    const TempDir dir;
    dir.write(file, text);
    const auto config = read_site_config(dir.path().string(), {});
    ASSERT_TRUE(config) << file;
    EXPECT_EQ(config->url, "https://h.example") << file;
    EXPECT_EQ(config->baseurl, "/sub") << file;
    EXPECT_EQ(config->title, "Tides") << file;
    EXPECT_EQ(config->lang, "pt-br") << file;
    EXPECT_EQ(config->zone.name(), "Asia/Tokyo") << file;
  }
}

TEST_F(SiteConfigTest, TheDomainOfGitHubPagesIsTheUrlOfASiteWithoutOne) {
  EXPECT_EQ(read("title: x\n").url, "");
  dir_.write("CNAME", "blog.example.org\n");
  EXPECT_EQ(read("title: x\n").url, "https://blog.example.org");
  EXPECT_EQ(read("url: https://other.example\n").url, "https://other.example");
  dir_.write("src/CNAME", "src.example.org");
  EXPECT_EQ(read("source: src\n").url, "https://src.example.org");
  dir_.write("CNAME", "not a \"host\"/<x>\n");
  EXPECT_EQ(read("title: x\n").url, "https://not");
  dir_.write("CNAME", "<x>\n");
  EXPECT_EQ(read("title: x\n").url, "");
}

TEST_F(SiteConfigTest, ReadsTheSettingsOfKramdown) {
  const kramdown::Options moby =
      read(
          "kramdown:\n  input: GFM\n  gfm_quirks: [paragraph_end, no_auto_typographic]\n"
          "  hard_wrap: false\n  html_to_native: true\n")
          .kramdown;
  EXPECT_TRUE(moby.gfm && moby.quirk_paragraph_end && moby.html_to_native);
  EXPECT_FALSE(moby.auto_typographic || moby.hard_wrap);
  const kramdown::Options plain =
      read(
          "kramdown: {input: kramdown, auto_ids: false, auto_id_prefix: x-, header_offset: 2, "
          "gfm_quirks: ':no_auto_typographic'}\n")
          .kramdown;
  EXPECT_FALSE(plain.gfm || plain.auto_ids || plain.quirk_paragraph_end || plain.auto_typographic);
  EXPECT_EQ(plain.auto_id_prefix, "x-");
  EXPECT_EQ(plain.header_offset, 2);
}

TEST_F(SiteConfigTest, LaterFilesGoOverEarlierOnes) {
  dir_.write("_config.yml", "title: Unread\n");
  dir_.write("a.yml", "title: A\nkramdown: {hard_wrap: true, input: kramdown}\nexclude: [a]\n");
  dir_.write("b.toml", "title = 'B'\n[kramdown]\ninput = 'GFM'\n");
  const auto config = read_site_config(dir_.path().string(), {"a.yml", dir_ / "b.toml"});
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->title, "B");
  EXPECT_TRUE(config->kramdown.gfm);
  EXPECT_TRUE(config->kramdown.hard_wrap) << "maps are merged";
  EXPECT_THAT(config->exclude, Contains("a"));
}

TEST_F(SiteConfigTest, AUrlThatIsNoWebAddressIsNone) {
  const SiteConfig config = read("url: 'javascript:alert(1)//'\n");
  EXPECT_EQ(config.url, "");
  ASSERT_EQ(config.warnings.size(), 1U);
  EXPECT_THAT(config.warnings[0], HasSubstr("`url: javascript:alert(1)//`: is no http or https"));
  EXPECT_THAT(read("url: ''\n").warnings, ElementsAre());
  dir_.write("CNAME", "javascript:alert(1)\n");
  EXPECT_EQ(read("title: x\n").url, "");
  EXPECT_THAT(read("title: x\n").warnings, ElementsAre("CNAME: its first line names no host"));
}

TEST_F(SiteConfigTest, MistakesNameTheFileTheLineAndTheNextStep) {
  const struct {
    const char *yaml, *says;
  } cases[] = {
      {"title: x\nbad: [open\n", "_config.yml:"},
      {"- a list\n", "_config.yml:1: "},
      {"source: missing\n", "missing: no such directory"},
      {"source: ..\n", "is outside the site"},
      {"source: /etc\n", "is outside the site"},
      {"title: x\ntimezone: Mars/Olympus\n", "_config.yml:2: unknown timezone 'Mars/Olympus'"}};
  for (const auto& c : cases) {
    const Error error = failure(c.yaml);
    EXPECT_EQ(error.code, ErrorCode::kInputUnreadable) << c.yaml;
    EXPECT_THAT(error.message, HasSubstr(c.says));
    EXPECT_FALSE(error.hint.empty()) << c.yaml;
  }
  const auto missing = read_site_config(dir_.path().string(), {"none.yml"});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kInputUnreadable);
  EXPECT_THAT(missing.error().message, HasSubstr("none.yml: cannot be read"));
  EXPECT_FALSE(missing.error().hint.empty());
}

TEST_F(SiteConfigTest, ValuesOfTheWrongKindAreLeftOut) {
  const SiteConfig config = read(
      "title: [a]\nbaseurl: {a: b}\nfuture: 'true'\nlimit_posts: many\nkramdown: GFM\n"
      "collections: [posts, {a: b}]\ndefaults: text\nexclude: {a: b}\npermalink:\n");
  EXPECT_EQ(config.title, "");
  EXPECT_EQ(config.baseurl, "");
  EXPECT_FALSE(config.future) << "a string is no boolean";
  EXPECT_EQ(config.limit_posts, 0U);
  EXPECT_TRUE(config.kramdown.gfm);
  ASSERT_EQ(config.collections.size(), 1U);
  EXPECT_EQ(config.permalink, "date");
  EXPECT_TRUE(config.defaults.empty());
}

}  // namespace
}  // namespace mobysearch
