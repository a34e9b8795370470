// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/segment.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "common/file_descriptor.h"

namespace mobysearch {
namespace {

// Nobody reads a segment before it is closed, and after a crash it is thrown away.
constexpr int kSegmentFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                              Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST;

// Each takes some 260 kB of memory while it is merged.
constexpr std::size_t kMostMerged = 1792;
constexpr std::size_t kFewestMerged = 16;

constexpr unsigned kMergeFlags = Xapian::DBCOMPACT_NO_RENUMBER | Xapian::DBCOMPACT_SINGLE_FILE;

Xapian::Database opened(const std::vector<std::string>& segments) {
  Xapian::Database all;
  for (const std::string& segment : segments) all.add_database(Xapian::Database(segment));
  return all;
}

}  // namespace

Xapian::WritableDatabase make_segment(const std::string& path) {
  Xapian::WritableDatabase segment(path, kSegmentFlags);
  segment.begin_transaction(false);
  return segment;
}

void finish_segment(Xapian::WritableDatabase& segment) {
  segment.commit_transaction();
  segment.commit();
  segment.close();
}

void merge_segments(const std::vector<std::string>& segments, int fd) {
  Xapian::Database all = opened(segments);
  const int own = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);  // compact() closes it
  if (own < 0) throw Xapian::DatabaseError("no more files can be opened", errno);
  all.compact(own, kMergeFlags);
}

void gather_segments(const std::vector<std::string>& segments, const std::string& larger) {
  opened(segments).compact(larger, kMergeFlags);
  for (const std::string& segment : segments) {
    std::error_code left_behind;  // then it goes with the temporary directory
    std::filesystem::remove_all(segment, left_behind);
  }
}

std::size_t most_merged(std::size_t segments) {
  constexpr std::size_t kOther = 128;  // descriptors that the process has for something else
  const std::size_t wanted = 2 * std::min(segments, kMostMerged) + kOther;
  const std::size_t had = std::clamp(raise_descriptor_limit(wanted), kOther, wanted);
  return std::max((had - kOther) / 2, kFewestMerged);
}

}  // namespace mobysearch
