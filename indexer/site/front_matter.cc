// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/front_matter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

using Language = FrontMatterSplit::Language;

bool is_blank(std::string_view text) { return trim(text).empty(); }

bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && is_blank(line.substr(fence.size()));
}

/// The end of the JSON object that `text` begins with, or npos. Strings may hold braces.
std::size_t json_object_end(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size() && i < kMaxFrontMatterBytes; ++i) {
    if (in_string) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        in_string = false;
    } else if (text[i] == '"') {
      in_string = true;
    } else if (text[i] == '{') {
      ++depth;
    } else if (text[i] == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

FrontMatterSplit split_fenced(std::string_view text, Language language, std::string_view fence,
                              std::string_view other_fence) {
  std::string_view rest = text;
  take_line(rest);
  const std::string_view inside = rest;
  while (!rest.empty()) {
    const std::size_t matter_size = inside.size() - rest.size();
    const std::string_view line = take_line(rest);
    if (!is_fence(line, fence) && !is_fence(line, other_fence)) continue;
    FrontMatterSplit split{language, inside.substr(0, matter_size), rest, 2};
    // As in Jekyll, blank lines after the fence belong to it.
    while (!rest.empty() && is_blank(take_line(rest))) split.body = rest;
    return split;
  }
  return {Language::kNone, {}, text};
}

/// Hugo takes a key for the same in any case; of two, the last counts.
void lower_keys(Value& matter) {
  Value lower(Value::Kind::kMap);
  for (auto& [name, value] : matter.map) lower.set(fold_case(name), std::move(value));
  matter = std::move(lower);
}

/// Hugo publishes a URL without a dot as a directory.
std::string hugo_url(std::string url) {
  if (!url.empty() && url.find('.') == std::string::npos && !url.ends_with('/')) url += '/';
  return url;
}

/// Adds the keys that Jekyll uses for Zola's `path`, Hugo's `url` and the `draft` of both.
void add_jekyll_names(Value& matter, bool is_hugo) {
  const std::string path = is_hugo ? "" : matter.text_of("path");
  std::string url = matter.text_of("url");
  if (is_hugo) url = hugo_url(std::move(url));
  if (!path.empty()) url = "/" + path + "/";
  if (!url.empty()) matter.set("permalink", Value(Value::Kind::kString, url));
  const bool draft = matter.get("draft").is_true();
  if (draft) matter.set("published", Value(Value::Kind::kBool, "false"));
}

ValueResult read_matter(const FrontMatterSplit& split) {
  switch (split.language) {
    case Language::kYaml:
      // The fence is a document's start, for Jekyll: what follows another one is not read. It is
      // also the file's first line.
      return read_yaml("---\n" + std::string(split.matter));
    case Language::kToml:
      return read_toml(split.matter);
    case Language::kJson:
      return read_json(split.matter);
    case Language::kNone:
      break;
  }
  return Value(Value::Kind::kMap);
}

}  // namespace

FrontMatterSplit split_front_matter(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string_view rest = text;
  const std::string_view first = take_line(rest);
  if (is_fence(first, "---")) return split_fenced(text, Language::kYaml, "---", "...");
  if (is_fence(first, "+++")) return split_fenced(text, Language::kToml, "+++", "+++");
  const FrontMatterSplit none{Language::kNone, {}, text};
  const bool liquid_or_kramdown =
      first.starts_with("{%") || first.starts_with("{{") || first.starts_with("{:");
  if (!first.starts_with("{") || liquid_or_kramdown) return none;
  const std::size_t end = json_object_end(text);
  if (end == std::string_view::npos || !read_json(text.substr(0, end))) return none;
  return {Language::kJson, text.substr(0, end), text.substr(end)};
}

bool begins_with_front_matter(std::string_view text) {
  std::string_view rest = text;
  const std::string_view first = take_line(rest);
  const bool fence = is_fence(first, "---") || is_fence(first, "+++");
  if (fence) return first.size() < text.size();
  return text.starts_with("{") && split_front_matter(text).language == Language::kJson;
}

ValueResult parse_front_matter(const FrontMatterSplit& split, MarkdownRenderer site) {
  if (split.matter.size() > kMaxFrontMatterBytes) {
    return tl::make_unexpected(ValueError{split.matter_line, "front matter is larger than 64 KiB",
                                          0, ValueError::Kind::kLimit});
  }
  ValueResult value = read_matter(split);
  const bool is_hugo = site == MarkdownRenderer::kHugo;
  const bool is_jekylls = split.language == Language::kYaml && site != MarkdownRenderer::kZola;
  if (value && is_hugo) lower_keys(*value);
  if (value && (is_hugo || !is_jekylls)) add_jekyll_names(*value, is_hugo);
  if (!value) {
    const int lines_before = split.language == Language::kToml ? 1 : 0;
    value.error().line = std::max(value.error().line, 1) + lines_before;
  }
  return value;
}

int line_of_key(const FrontMatterSplit& split, std::string_view key) {
  if (key.empty()) return 1;
  int line = split.matter_line;
  for (std::string_view rest = split.matter; !rest.empty(); ++line) {
    std::string_view text = take_line(rest);
    take_any(text, "\"'");
    if (!text.starts_with(key)) continue;
    text.remove_prefix(key.size());
    if (take_any(text, " :=\"'")) return line;
  }
  return 1;
}

}  // namespace mobysearch
