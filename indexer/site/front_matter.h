// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/renderer.h"
#include "indexer/values/readers.h"

namespace mobysearch {

/// Where a file's front matter and body lie. Views of the file's text.
struct FrontMatterSplit {
  enum class Language { kNone, kYaml, kToml, kJson };
  Language language = Language::kNone;
  std::string_view matter = {};
  std::string_view body = {};
  int matter_line = 1;  ///< where `matter` begins, counted from 1
};

constexpr std::size_t kMaxFrontMatterBytes = 64 * 1024;

/// Finds YAML between `---` lines as Jekyll does (`...` closes it, too), TOML between `+++` lines,
/// or a JSON object that begins on the first line. Without its end, the whole file is body. A
/// byte-order mark is dropped. Never fails; linear time.
FrontMatterSplit split_front_matter(std::string_view text);

/// Whether a page has front matter for Jekyll, which looks at the first line alone, and finds none
/// after a byte-order mark. TOML and JSON count, too.
bool begins_with_front_matter(std::string_view text);

/// Parses what split_front_matter() found; no front matter is an empty map. Keys of Zola and Hugo
/// for URLs and drafts, on a site of theirs and in TOML and JSON, are added as Jekyll's `permalink`
/// and `published`; Hugo's keys are in lower case then. The error's line counts from the file's
/// beginning.
ValueResult parse_front_matter(const FrontMatterSplit& split,
                               MarkdownRenderer site = MarkdownRenderer::kKramdown);

/// The line of a top-level key, counted from the file's beginning; 1 if the front matter lacks it.
int line_of_key(const FrontMatterSplit& split, std::string_view key);

}  // namespace mobysearch
