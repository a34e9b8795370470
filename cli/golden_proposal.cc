// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden_proposal.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "cli/golden_entry.h"
#include "common/file_descriptor.h"
#include "search/post_reader.h"

namespace mobysearch {
namespace {

constexpr std::size_t kPosts = 20;
constexpr int kWorstRank = 10;  ///< what is found later is no good query

constexpr std::string_view kGoldenPreamble =
    "# Queries that the site's search must answer, for mobysearch check --golden.\n"
    "# Proposed from titles and headings: keep what readers ask, and add what they do.\n"
    "#   query    what is typed\n"
    "#   url      the post that must be found\n"
    "#   rank     its worst place allowed (1)\n"
    "#   section  anchor or heading of the section shown first (any)\n"
    "#   media    part of the URL of a video, slides or the like (any)\n"
    "queries:\n";

/// The title of a post, and the first heading that has an anchor.
std::vector<GoldenQuery> candidates(const Post& post, const std::string& baseurl) {
  std::vector<GoldenQuery> all = {{0, post.title, baseurl + post.url, kWorstRank, "", ""}};
  for (const Section& section : post.sections) {
    if (!section.anchor || section.heading.empty()) continue;
    all.push_back({0, section.heading, baseurl + post.url, kWorstRank, *section.anchor, ""});
    break;
  }
  return all;
}

}  // namespace

Result<std::string> propose_golden(const std::shared_ptr<const Index>& index) {
  auto searcher = Searcher::open(index);
  if (!searcher) return fail(std::move(searcher.error()));
  std::vector<GoldenQuery> all;
  std::size_t posts = 0;
  const auto take = [&](const Post& post) {
    if (++posts > kPosts) return;
    for (GoldenQuery& golden : candidates(post, index->info().baseurl)) {
      if (golden.query.size() <= SearchRequest::kMaxQueryBytes) all.push_back(std::move(golden));
    }
  };
  if (auto read = for_each_post(*index, take); !read) return fail(std::move(read.error()));
  std::string out(kGoldenPreamble);
  std::size_t proposed = 0;
  for (GoldenQuery& golden : all) {
    auto result = run_golden(*searcher, golden);
    if (!result) return fail(std::move(result.error()));
    if (result->failure) continue;
    golden.rank = result->rank;
    out += golden_entry(golden);
    ++proposed;
  }
  if (proposed > 0) return out;
  return fail(ErrorCode::kInputUnreadable, "the index has no title or heading to propose");
}

Result<void> write_new_file(const std::string& path, const std::string& text) {
  const FileDescriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0644));
  const auto failed = [&](const std::string& hint) {
    return fail(ErrorCode::kOutputUnwritable,
                fmt::format("{}: cannot be written: {}", path, std::strerror(errno)), hint);
  };
  if (!file) return failed(errno == EEXIST ? "name another file, or remove it" : "");
  if (write_all(file.get(), text.data(), text.size())) return {};
  const auto error = failed("");
  ::unlink(path.c_str());
  return error;
}

}  // namespace mobysearch
