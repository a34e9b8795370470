// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// Where a file's front matter and body lie. Views of the file's text.
struct FrontMatterSplit {
  enum class Language { kNone, kYaml, kToml, kJson };
  Language language = Language::kNone;
  std::string_view matter;
  std::string_view body;
  int matter_line = 1;  ///< where `matter` begins, counted from 1
  int body_line = 1;
};

constexpr std::size_t kMaxFrontMatterBytes = 64 * 1024;

/// YAML between `---` lines as Jekyll has it (closed by `---` or `...`), TOML between `+++` lines,
/// a JSON object on the first line. A missing end: the whole file is body. A byte-order mark is
/// dropped. Never fails; linear.
FrontMatterSplit split_front_matter(std::string_view text);

/// Whether Jekyll takes a page's file for one with front matter: by its first line alone, which a
/// byte-order mark spoils. TOML and JSON count, too.
bool begins_with_front_matter(std::string_view text);

/// Parses what split_front_matter() found; no front matter is an empty map. Zola's and Hugo's own
/// URLs and drafts (in TOML and JSON) are given Jekyll's names, `permalink` and `published`, too.
/// The error's line is the file's.
bool parse_front_matter(const FrontMatterSplit& split, Value& value, ValueError& error);

/// The file's line on which a key of the front matter's top level stands; 1 when it is not there.
int line_of_key(const FrontMatterSplit& split, std::string_view key);

}  // namespace mobysearch
