// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build_stamp.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "common/input_file.h"
#include "common/text/ascii.h"
#include "indexer/values/date.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxSmallFile = 4096;
constexpr std::size_t kMaxPackedRefs = std::size_t{64} << 20;
constexpr int kMaxSymbolicRefs = 5;  ///< git's own limit
constexpr std::string_view kRef = "ref: ";
constexpr std::string_view kGitDir = "gitdir: ";

/// The first line of a small file.
std::optional<std::string> first_line(const fs::path& path) {
  const auto text = read_input_file(path.string(), kMaxSmallFile);
  if (!text || text->empty()) return std::nullopt;
  std::string_view rest = *text;
  return std::string(trim_right(take_line(rest)));
}

bool is_commit(std::string_view text) {
  const bool is_hex = std::ranges::all_of(text, [](char c) { return hex_value(c) >= 0; });
  return is_hex && (text.size() == 40 || text.size() == 64);
}

std::optional<fs::path> git_directory(const fs::path& source) {
  std::error_code error;
  fs::path below;
  for (fs::path at = fs::absolute(source, error); at != below;
       below = std::exchange(at, at.parent_path())) {
    const fs::path git = at / ".git";
    if (fs::is_directory(git, error)) return git;
    const auto line = first_line(git);  // a worktree's or submodule's
    if (line && line->starts_with(kGitDir)) return at / line->substr(kGitDir.size());
  }
  return std::nullopt;
}

std::string packed_ref(const fs::path& common, std::string_view name) {
  const auto text = read_input_file((common / "packed-refs").string(), kMaxPackedRefs);
  if (!text) return {};
  for (std::string_view rest = *text; !rest.empty();) {
    std::string_view ref = take_line(rest);
    const std::string_view commit = take_until(ref, " ");
    if (ref == name) return std::string(commit);
  }
  return {};
}

std::optional<std::int64_t> source_date_epoch() {
  const char* value = std::getenv("SOURCE_DATE_EPOCH");
  if (value == nullptr) return std::nullopt;
  const std::string_view text(value);
  std::int64_t seconds = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return end == text.data() + text.size() && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::string source_commit(const std::string& directory) {
  const auto git = git_directory(directory);
  if (!git) return {};
  // A worktree has its own HEAD, but shares the refs of its repository.
  const auto common_line = first_line(*git / "commondir");
  const fs::path common = common_line ? *git / *common_line : *git;
  auto line = first_line(*git / "HEAD");
  for (int i = 0; line && line->starts_with(kRef) && i < kMaxSymbolicRefs; ++i) {
    const std::string name = line->substr(kRef.size());
    // It comes from a file: it must not lead out of the repository.
    if (!name.starts_with("refs/") || name.find("..") != std::string::npos) return {};
    line = first_line(*git / name);
    if (!line) line = first_line(common / name);
    if (!line) line = packed_ref(common, name);
  }
  return line && is_commit(*line) ? *line : std::string();
}

std::string build_time() {
  return format_date("%Y-%m-%dT%H:%M:%SZ", source_date_epoch().value_or(std::time(nullptr)),
                     cctz::utc_time_zone());
}

}  // namespace mobysearch
