// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/markdown_renderer.h"

#include "common/text/unicode.h"
#include "indexer/site/generator_config.h"

namespace mobysearch {
namespace {

using Language = FrontMatterSplit::Language;

MarkdownRenderer jekyll_renderer(const Value& config) {
  const std::string name = fold_case(config.text_of("markdown"));
  if (name == "commonmark") return MarkdownRenderer::kCommonMark;
  if (name == "commonmarkghpages" || name == "gfm") return MarkdownRenderer::kGhPages;
  return MarkdownRenderer::kKramdown;
}

}  // namespace

MarkdownRenderer site_renderer(const Value& config, bool is_jekyll, const SourceTree& root) {
  if (is_jekyll) return jekyll_renderer(config);
  const auto found = find_generator_config(root);
  return found ? found->generator : MarkdownRenderer::kGitHub;
}

MarkdownRenderer document_renderer(MarkdownRenderer site, FrontMatterSplit::Language front_matter,
                                   bool in_posts) {
  const bool is_toml = front_matter == Language::kToml && site != MarkdownRenderer::kHugo;
  if (is_toml) return MarkdownRenderer::kZola;
  if (front_matter == Language::kJson) return MarkdownRenderer::kHugo;
  if (in_posts && site == MarkdownRenderer::kGitHub) return MarkdownRenderer::kKramdown;
  return site;
}

}  // namespace mobysearch
