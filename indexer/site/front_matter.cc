// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/front_matter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/values/json_reader.h"
#include "indexer/values/toml_reader.h"
#include "indexer/values/yaml_reader.h"

namespace mobysearch {
namespace {

bool is_blank(std::string_view text) { return trim(text).empty(); }

bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && is_blank(line.substr(fence.size()));
}

int count_lines(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
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

FrontMatterSplit split_fenced(std::string_view text, FrontMatterSplit::Language language,
                              std::string_view fence, std::string_view other_fence) {
  FrontMatterSplit split;
  split.body = text;
  std::string_view rest = text;
  take_line(rest);
  const std::string_view after_fence = rest;
  while (!rest.empty()) {
    const std::size_t matter_size = after_fence.size() - rest.size();
    const std::string_view line = take_line(rest);
    if (!is_fence(line, fence) && !is_fence(line, other_fence)) continue;
    split.language = language;
    split.matter = after_fence.substr(0, matter_size);
    split.body_line = 3 + count_lines(split.matter);
    // As in Jekyll, blank lines after the fence belong to it.
    for (auto next = rest; !next.empty() && is_blank(take_line(next)); rest = next) {
      ++split.body_line;
    }
    split.body = rest;
    split.matter_line = 2;
    return split;
  }
  return split;
}

/// Adds the keys that Jekyll uses for Zola's `path`, Hugo's `url` and the `draft` of both.
void add_jekyll_names(Value& matter) {
  const std::string path = matter.text_of("path");
  const std::string url = path.empty() ? matter.text_of("url") : "/" + path + "/";
  if (!url.empty()) matter.set("permalink", Value(Value::Kind::kString, url));
  const Value* draft = matter.find("draft");
  if (draft != nullptr && draft->is_true()) {
    matter.set("published", Value(Value::Kind::kBool, "false"));
  }
}

}  // namespace

FrontMatterSplit split_front_matter(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string_view rest = text;
  const std::string_view first = take_line(rest);
  using Language = FrontMatterSplit::Language;
  if (is_fence(first, "---")) return split_fenced(text, Language::kYaml, "---", "...");
  if (is_fence(first, "+++")) return split_fenced(text, Language::kToml, "+++", "+++");
  FrontMatterSplit split;
  split.body = text;
  const bool liquid_or_kramdown =
      first.starts_with("{%") || first.starts_with("{{") || first.starts_with("{:");
  if (!first.starts_with("{") || liquid_or_kramdown) return split;
  const std::size_t end = json_object_end(text);
  Value ignored;
  ValueError error;
  if (end == std::string_view::npos || !read_json(text.substr(0, end), ignored, error))
    return split;
  split.language = Language::kJson;
  split.matter = text.substr(0, end);
  split.body = text.substr(end);
  split.body_line = 1 + count_lines(split.matter);
  return split;
}

bool begins_with_front_matter(std::string_view text) {
  std::string_view rest = text;
  const std::string_view first = take_line(rest);
  const bool fence = is_fence(first, "---") || is_fence(first, "+++");
  if (fence) return first.size() < text.size();
  return text.starts_with("{") &&
         split_front_matter(text).language == FrontMatterSplit::Language::kJson;
}

bool parse_front_matter(const FrontMatterSplit& split, Value& value, ValueError& error) {
  value = Value(Value::Kind::kMap);
  if (split.matter.size() > kMaxFrontMatterBytes) {
    error = {split.matter_line, "front matter is larger than 64 KiB"};
    return false;
  }
  bool read = true;
  int line_before = split.matter_line - 1;
  using Language = FrontMatterSplit::Language;
  if (split.language == Language::kYaml) {
    // The fence is a document's start, for Jekyll: what follows another one is not read.
    read = read_yaml("---\n" + std::string(split.matter), value, error);
    --line_before;
  }
  if (split.language == Language::kToml) read = read_toml(split.matter, value, error);
  if (split.language == Language::kJson) read = read_json(split.matter, value, error);
  const bool is_jekylls = split.language == Language::kNone || split.language == Language::kYaml;
  if (read && !is_jekylls) add_jekyll_names(value);
  if (!read) error.line = std::max(error.line, 1) + line_before;
  return read;
}

int line_of_key(const FrontMatterSplit& split, std::string_view key) {
  constexpr std::string_view kQuotes = "\"'";
  constexpr std::string_view kAfterKey = " :=\"'";
  if (key.empty()) return 1;
  int line = split.matter_line;
  for (std::string_view rest = split.matter; !rest.empty(); ++line) {
    std::string_view text = take_line(rest);
    if (!text.empty() && kQuotes.find(text[0]) != std::string_view::npos) text.remove_prefix(1);
    if (text.starts_with(key) && text.size() > key.size() &&
        kAfterKey.find(text[key.size()]) != std::string_view::npos) {
      return line;
    }
  }
  return 1;
}

}  // namespace mobysearch
