// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/markdown_renderer.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"
#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using Renderer = MarkdownRenderer;
using Language = FrontMatterSplit::Language;

Renderer of_jekyll(const std::string& yaml) { return site_renderer(testing::yaml(yaml), true, {}); }

TEST(MarkdownRenderer, IsWhatAJekyllSiteSays) {
  EXPECT_EQ(of_jekyll("title: x\n"), Renderer::kKramdown);
  EXPECT_EQ(of_jekyll("markdown: kramdown\n"), Renderer::kKramdown);
  EXPECT_EQ(of_jekyll("markdown: CommonMark\n"), Renderer::kCommonMark);
  EXPECT_EQ(of_jekyll("markdown: CommonMarkGhPages\n"), Renderer::kGhPages);
  EXPECT_EQ(of_jekyll("markdown: GFM\n"), Renderer::kGhPages);
}

TEST(MarkdownRenderer, IsTheGeneratorWhoseConfigurationIsThere) {
  const struct {
    const char *file, *text, *source;
    Renderer renderer;
  } cases[] = {
      {"README.md", "x", "", Renderer::kGitHub},
      {"hugo.toml", "title = 'x'\n", "", Renderer::kHugo},
      {"hugo.yaml", "title: x\n", "content", Renderer::kHugo},
      {"config.toml", "baseURL = 'https://a.example/'\n", "", Renderer::kHugo},
      {"config.toml", "base_url = 'https://a.example/'\n", "", Renderer::kZola},
      {"config.toml", "base_url = 'https://a.example/'\n", "content", Renderer::kZola},
      {"config.toml", "base_url = 'https://a.example/'\n", "docs", Renderer::kGitHub},
      {"config.yaml", "baseurl: https://a.example/\n", "", Renderer::kHugo},
      {"config.json", "{\"baseURL\": \"https://a.example/\"}", "", Renderer::kHugo},
      {"config/_default/hugo.yaml", "title: x\n", "", Renderer::kHugo},
      {"config/_default/config.toml", "baseURL = '/'\n", "content", Renderer::kHugo},
      {"config.yaml", "name: no site\n", "", Renderer::kGitHub},
      {"config.toml", "name = 'no site'\n", "", Renderer::kGitHub},
      {"config.toml", "broken = \n", "", Renderer::kGitHub},
  };
  for (const auto& c : cases) {
    testing::TempDir dir;
    dir.write(c.file, c.text);
    dir.write((std::filesystem::path(c.source) / "x.md").string(), "x");
    EXPECT_EQ(site_renderer({}, false, *SourceTree::open(dir.path() / c.source)), c.renderer)
        << c.file << ": " << c.text << c.source;
  }
}

TEST(MarkdownRenderer, FrontMatterAndPlaceTellOfADocument) {
  const struct {
    Renderer site;
    Language language;
    bool in_posts;
    Renderer renderer;
  } cases[] = {
      {Renderer::kGitHub, Language::kNone, false, Renderer::kGitHub},
      {Renderer::kGitHub, Language::kYaml, false, Renderer::kGitHub},
      {Renderer::kGitHub, Language::kYaml, true, Renderer::kKramdown},
      {Renderer::kGitHub, Language::kToml, false, Renderer::kZola},
      {Renderer::kGitHub, Language::kJson, false, Renderer::kHugo},
      {Renderer::kHugo, Language::kToml, false, Renderer::kHugo},
      {Renderer::kHugo, Language::kYaml, false, Renderer::kHugo},
      {Renderer::kKramdown, Language::kYaml, true, Renderer::kKramdown},
      {Renderer::kKramdown, Language::kToml, true, Renderer::kZola},
      {Renderer::kCommonMark, Language::kYaml, true, Renderer::kCommonMark},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(document_renderer(c.site, c.language, c.in_posts), c.renderer);
  }
}

}  // namespace
}  // namespace mobysearch
