// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/indexer.h"

#include <fmt/core.h>

#include <chrono>
#include <map>

#include "common/index/shard.h"
#include "indexer/build_stamp.h"
#include "indexer/site/by_path.h"
#include "indexer/site/post_loader.h"
#include "indexer/writer/index_merger.h"
#include "indexer/writer/index_writer.h"
#include "indexer/writer/publisher.h"

namespace mobysearch {
namespace {

PostFeed feed_of(const Site& site) {
  return {site.documents.size(),
          [&site](std::size_t number, std::size_t most_bytes) {
            return load_post_within(most_bytes, site, site.documents[number]);
          },
          [&site](std::size_t number) { return site.documents.packed[number].path(); }};
}

IndexInfo info_of(const Site& site, const IndexerOptions& options, IndexInfo counts) {
  IndexInfo info = std::move(counts);
  info.commit = options.commit.empty() ? source_commit(options.source) : options.commit;
  info.built_at = build_time();
  info.site_title = site.config.title;
  info.site_url = site.config.url;
  info.baseurl = site.config.baseurl;
  info.lang = site.config.lang;
  return info;
}

constexpr const char* kMisnamed = "its name is not YEAR-MONTH-DAY-title.md";

/// Every file of the site and what became of it; `report` has the skipped, the faulty and the
/// misnamed ones.
std::vector<FileReport> files_of(const Site& site, const IndexReport& report) {
  using Outcome = FileReport::Outcome;
  std::vector<FileReport> files;
  for (const SkippedFile& file : report.skipped) {
    const std::string line = file.line > 0 ? "line " + std::to_string(file.line) + ": " : "";
    files.push_back({file.path, Outcome::kSkipped, line + file.reason});
  }
  for (const std::string& path : report.misnamed) {
    files.push_back({path, Outcome::kMisnamed, kMisnamed});
  }
  for (const UnindexedFile& file : site.unindexed) {
    files.push_back({file.path, file.hidden ? Outcome::kHidden : Outcome::kIgnored, file.reason});
  }
  std::map<std::string_view, std::string> faults;
  for (const FaultyFile& file : report.faults) {
    faults[file.path] = fmt::format("line {}, column {}: {}", file.line, file.column, file.reason);
  }
  for (const PackedDocument& document : site.documents.packed) {
    const auto fault = faults.find(document.path());
    files.push_back({std::string(document.path()), Outcome::kIndexed,
                     fault == faults.end() ? std::string() : fault->second});
  }
  // A post that could not be loaded was a document, too: what was said of it first stays.
  keep_first_by_path(files);
  return files;
}

IndexReport report_of(Site& site, const WrittenSegments& segments) {
  IndexReport report;
  report.posts = segments.counts.posts;
  report.sections = segments.counts.sections;
  report.media = segments.counts.media;
  report.words = segments.counts.words;
  report.has_enough_posts = segments.has_enough_posts();
  report.hidden = site.hidden;
  report.site_url = site.config.url;
  report.skipped = std::move(site.skipped);
  for (const FailedPost& post : segments.failed) {
    report.skipped.push_back({site.documents[post.number].path, 0, post.reason});
  }
  for (SkippedFile& include : site.include_problems->unread()) {
    report.skipped.push_back(std::move(include));
  }
  keep_first_by_path(report.skipped);
  report.faults = std::move(site.faults);
  report.misnamed = std::move(site.misnamed);
  report.warnings = std::move(site.warnings);
  if (std::string line = site.include_problems->missing(site.config); !line.empty()) {
    report.warnings.push_back(std::move(line));
  }
  report.files = files_of(site, report);
  return report;
}

/// All of a site but the last steps. The site itself is gone, with the memory that it took.
struct WrittenSite {
  std::vector<std::string> unlisted;
  WrittenSegments segments;
  IndexInfo info;
  IndexReport report;
};

Result<WrittenSite> write_site(const IndexerOptions& options, const Publisher& publisher) {
  auto site = read_site(options.source, options);
  if (!site) return fail(std::move(site.error()));
  WriteOptions write;
  write.threads = options.threads;
  write.positions = options.positions;
  write.shards = options.shards;
  write.progress = options.progress;
  auto segments = write_segments(feed_of(*site), write, publisher);
  if (!segments) return fail(std::move(segments.error()));
  WrittenSite written;
  written.unlisted = std::move(site->unlisted);
  written.info = info_of(*site, options, segments->counts);
  written.report = report_of(*site, *segments);
  written.segments = std::move(*segments);
  return written;
}

/// Publishes it, and reports that.
Result<void> publish(WrittenSite& written, const IndexerOptions& options, Publisher& publisher) {
  WriteOptions write;
  write.synonyms = options.synonyms;
  write.unlisted = std::move(written.unlisted);
  write.progress = options.progress;
  auto merged = merge_index(written.segments, written.info, write, publisher);
  if (!merged) return fail(std::move(merged.error()));
  if (auto ok = publisher.publish(); !ok) return ok;
  written.report.published = true;
  written.report.outputs = index_files(options.db, options.shards);
  written.report.bytes = merged->bytes;
  written.report.revision = std::move(merged->revision);
  return {};
}

bool may_be_published(const WrittenSite& written, const IndexerOptions& options) {
  const IndexReport& report = written.report;
  const bool has_posts = report.posts > 0 || options.allow_empty;
  const bool is_whole = report.skipped.empty() && report.faults.empty();
  return has_posts && report.has_enough_posts && (!options.strict || is_whole);
}

}  // namespace

Result<IndexReport> run_indexer(const IndexerOptions& options) {
  FileOperations files;
  return run_indexer(options, files);
}

Result<IndexReport> run_indexer(const IndexerOptions& options, FileOperations& files) {
  const auto started = std::chrono::steady_clock::now();
  auto publisher = Publisher::begin(options.db, files, options.shards);
  if (!publisher) return fail(std::move(publisher.error()));
  auto written = write_site(options, *publisher);
  if (!written) return fail(std::move(written.error()));
  IndexReport& report = written->report;
  if (may_be_published(*written, options)) {
    if (auto ok = publish(*written, options, *publisher); !ok) return fail(std::move(ok.error()));
  }
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return std::move(report);
}

}  // namespace mobysearch
