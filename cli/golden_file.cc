// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden_file.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <tl/expected.hpp>

#include "cli/annotation.h"
#include "common/input_file.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxGoldenBytes = 1U << 20;
constexpr std::string_view kKeys = "query url rank section media";

template <class T>
using Read = tl::expected<T, ValueError>;

std::optional<int> rank_of(std::string_view text) {
  int rank = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, rank);
  const bool valid =
      error == std::errc{} && stop == end && rank >= 1 && rank <= SearchRequest::kMaxLimit;
  return valid ? std::optional(rank) : std::nullopt;
}

/// The fragment of the URL, and a section written as one, are the section's anchor.
GoldenQuery tidied(GoldenQuery golden) {
  const auto hash = golden.url.find('#');
  if (hash != std::string::npos) {
    if (golden.section.empty()) golden.section = golden.url.substr(hash + 1);
    golden.url.resize(hash);
  }
  if (golden.section.starts_with('#')) golden.section.erase(0, 1);
  return golden;
}

/// What a file is read from, to say where in it something stands.
class Places {
 public:
  explicit Places(std::string_view text) : lines_(split(text, '\n')) {}

  /// `word` where it first stands in a line, or that line's first character.
  ValueError error(int line, std::string_view word, std::string reason) const {
    const auto place = static_cast<std::size_t>(line) - 1;
    const std::string_view text = place < lines_.size() ? lines_[place] : std::string_view();
    std::size_t at = word.empty() ? text.npos : text.find(word);
    if (at == text.npos) at = std::min(text.find_first_not_of(" -"), text.size());
    std::size_t column = 1;
    for (std::size_t i = 0; i < at; i += decode_utf8(text.substr(i)).length) ++column;
    return {line, std::move(reason), static_cast<int>(column)};
  }

 private:
  std::vector<std::string_view> lines_;
};

/// The known key that `key` is most likely meant to be: of those with its first letter.
std::string meant(std::string_view key) {
  for (const std::string_view known : split(kKeys, ' ')) {
    if (!key.empty() && known.front() == ascii_lower(key.front())) {
      return fmt::format("did you mean {}?", known);
    }
  }
  return "a query has query, url, rank, section and media";
}

Read<GoldenQuery> entry_of(const Value& value, const Places& places) {
  const auto error = [&](int line, std::string_view word, std::string reason) {
    return tl::make_unexpected(places.error(line, word, std::move(reason)));
  };
  if (!value.is_map()) return error(value.line, {}, "must be a map with query and url");
  for (const auto& [key, member] : value.map) {
    if (!in_word_list(key, kKeys)) {
      return error(member.line, key, fmt::format("unknown key '{}': {}", key, meant(key)));
    }
    if (!member.is_scalar() && !member.is_null()) {
      return error(member.line, key, fmt::format("{} must be one value", key));
    }
  }
  GoldenQuery golden{value.line, clean_utf8(value.text_of("query")), value.text_of("url"),
                     1,          value.text_of("section"),           value.text_of("media")};
  for (const std::string_view key : {"query", "url"}) {
    if (value.text_of(key).empty()) {
      return error(value.line, {}, fmt::format("has no {}; write `{}: …`", key, key));
    }
  }
  if (const Value& rank = value.get("rank"); !rank.is_null()) {
    const auto number = rank_of(rank.text);
    if (!number) {
      return error(rank.line, "rank",
                   fmt::format("rank must be a whole number from 1 to {}, not '{}'",
                               SearchRequest::kMaxLimit, rank.text));
    }
    golden.rank = *number;
  }
  return tidied(std::move(golden));
}

Read<std::vector<GoldenQuery>> parse_yaml(std::string_view text) {
  const auto root = read_yaml_as_text(text);
  if (!root) return tl::make_unexpected(root.error());
  const Places places(text);
  for (const auto& [key, value] : root->map) {
    if (key == "queries") continue;
    return tl::make_unexpected(
        places.error(value.line, key, fmt::format("unknown key '{}': write queries:", key)));
  }
  const Value& queries = root->get("queries");
  if (!queries.is_list() || queries.list.empty()) {
    return tl::make_unexpected(
        places.error(std::max(queries.line, 1), "queries",
                     "queries must be a list, of which each entry begins with `- query: …`"));
  }
  std::vector<GoldenQuery> all;
  for (const Value& entry : queries.list) {
    auto golden = entry_of(entry, places);
    if (!golden) return tl::make_unexpected(golden.error());
    all.push_back(std::move(*golden));
  }
  return all;
}

Read<GoldenQuery> line_of(std::string_view text, int number) {
  auto fields = split(text, '\t');
  const bool complete = fields.size() >= 2 && fields.size() <= 5;
  fields.resize(5, "-");
  const auto rank = fields[2] == "-" ? 1 : rank_of(fields[2]);
  if (!complete || !rank) {
    return tl::make_unexpected(ValueError{
        number, "must be query, URL, rank, section or -, media or -, separated by tabs", 1});
  }
  const auto field = [&](std::size_t i) { return std::string(fields[i] == "-" ? "" : fields[i]); };
  return tidied({number, clean_utf8(field(0)), field(1), *rank, field(3), field(4)});
}

Read<std::vector<GoldenQuery>> parse_lines(std::string_view text) {
  std::vector<GoldenQuery> queries;
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    const std::string_view trimmed = trim_right(line, "\t\r");
    if (trimmed.empty() || trimmed.starts_with('#')) continue;
    auto golden = line_of(trimmed, number);
    if (!golden) return tl::make_unexpected(golden.error());
    queries.push_back(std::move(*golden));
  }
  return queries;
}

}  // namespace

Result<std::vector<GoldenQuery>> read_golden(const std::string& path) {
  const auto text = read_input_file(path, kMaxGoldenBytes);
  if (!text) {
    return fail(ErrorCode::kInputUnreadable, path + ": " + text.error().message,
                "mobysearch check --write-golden FILE proposes one");
  }
  const bool is_yaml = path.ends_with(".yml") || path.ends_with(".yaml");
  auto queries = is_yaml ? parse_yaml(*text) : parse_lines(*text);
  if (queries) return std::move(*queries);
  const ValueError& error = queries.error();
  const int column = std::max(error.column, 1);
  annotate({true, path, error.line, column, error.reason});
  return fail(ErrorCode::kInputUnreadable,
              fmt::format("{}:{}:{}: {}", path, error.line, column, error.reason),
              "mobysearch manual check describes the file; check --write-golden proposes one");
}

}  // namespace mobysearch
