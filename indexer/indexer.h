// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "common/index/index_info.h"
#include "common/result.h"
#include "indexer/site/site.h"
#include "indexer/writer/index_writer.h"

namespace mobysearch {

/// How to read a site, and how to write its index.
struct IndexerOptions : SiteOptions {
  std::string source;  ///< a Jekyll site's root, or any folder of Markdown files
  std::string db;      ///< the index file to publish
  Positions positions = Positions::kAuto;
  std::uint32_t shards = 1;  ///< in so many files, named after `db` (common/index/shard.h)
  bool strict = false;       ///< publish nothing if a file is skipped or faulty
  std::string commit;        ///< of the site's repository; empty: read from its .git
  Synonyms synonyms;         ///< to store in the index
};

/// What became of a file of the source, or of a folder with all in it.
struct FileReport {
  enum class Outcome { kIndexed, kHidden, kSkipped, kMisnamed, kIgnored };
  std::string path;  ///< below the site's source; a folder ends in a slash
  Outcome outcome = Outcome::kIndexed;
  std::string reason;  ///< of all but indexed files, and of faulty ones
};
inline constexpr std::array kOutcomeNames = {"indexed", "hidden", "skipped", "misnamed", "ignored"};
constexpr const char* to_string(FileReport::Outcome outcome) {
  return kOutcomeNames.at(static_cast<std::size_t>(outcome));
}

struct IndexReport {
  bool published = false;
  bool has_enough_posts = true;  ///< or is not published: readers would refuse so few of so many
  std::int64_t posts = 0;
  std::int64_t sections = 0;
  std::int64_t media = 0;
  std::int64_t words = 0;
  std::int64_t hidden = 0;            ///< unpublished, future, over `limit_posts`, or no hits
  std::vector<SkippedFile> skipped;   ///< could not be indexed
  std::vector<FaultyFile> faults;     ///< were indexed without their front matter
  std::vector<std::string> misnamed;  ///< paths in _posts that are not named like a post
  std::vector<std::string> warnings;  ///< what to know of the site, a line each
  std::vector<FileReport> files;      ///< every file, sorted by path
  std::string site_url;               ///< empty when neither options nor configuration name one
  double seconds = 0;
  std::vector<std::string> outputs;  ///< the index's files, if it is published
  std::uint64_t bytes = 0;           ///< of these
  std::string revision;              ///< of the file, or what names the content of shards
};

/// Indexes a site and publishes the index by rename: at any moment, `db` is all of the old index or
/// all of the new one, and so is each shard. Nothing is published, and the report says so, when a
/// file was skipped or is faulty under `strict`, when there are no posts without `allow_empty`, and
/// when there are so few among very many files that readers would refuse the index.
/// kInputUnreadable, kOutputUnwritable, or kOutputLocked when another indexer writes `db`.
Result<IndexReport> run_indexer(const IndexerOptions& options);

class FileOperations;
/// Indexes a site and publishes the index with `files`, whose operations a test can make fail.
Result<IndexReport> run_indexer(const IndexerOptions& options, FileOperations& files);

}  // namespace mobysearch
