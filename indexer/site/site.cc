// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <set>
#include <thread>

#include "common/parallel.h"
#include "indexer/site/by_path.h"
#include "indexer/site/include_files.h"
#include "indexer/site/site_address.h"
#include "indexer/site/site_data.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_warnings.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFilesAtOnce = 4096;

class SiteReader {
 public:
  SiteReader(SiteConfig config, const SiteOptions& options) : options_(options) {
    site_.config = std::move(config);
    site_.built_at = options.now != 0 ? options.now : std::time(nullptr);
  }

  Result<Site> read() {
    take_files(find_site_files(site_.config));
    if (files_.empty() && !options_.allow_empty) return fail(no_posts());
    auto data = std::async([this] { return read_site_data(site_.config); });
    read_files();
    SiteData read = data.get();
    site_.config.values.set("data", std::move(read.values));
    settle();
    add_skipped(std::move(read.skipped));
    add_skipped(site_.config.skipped);
    add_skipped(unusable_includes(site_.config, std::move(includes_)));
    site_.warnings = warnings_of(site_, options_);
    return std::move(site_);
  }

 private:
  /// With what was left out, where that may be why.
  Error no_posts() const {
    std::string message = site_.config.source.path() + ": no posts found";
    const auto problem = std::ranges::find_if(site_.left_out, &LeftOut::is_problem);
    if (problem != site_.left_out.end()) message += "; " + problem->path + ": " + problem->reason;
    return {ErrorCode::kInputUnreadable,
            message,
            "use the root of a Jekyll site, or a folder of Markdown files; --allow-empty "
            "publishes an index of no posts",
            {}};
  }

  /// Of a file that several readers could not read, what the first said stays.
  void add_skipped(std::vector<SkippedFile> more) {
    auto& skipped = site_.skipped;
    std::move(more.begin(), more.end(), std::back_inserter(skipped));
    keep_first_by_path(skipped);
  }

  void take_files(SiteFiles found) {
    for (const LeftOut& file : found.left_out) {
      site_.unindexed.push_back({file.path, false, file.reason});
    }
    site_.left_out = std::move(found.left_out);
    files_ = std::move(found.files);
    std::erase_if(files_, [&](const SiteFile& file) {
      if (is_wanted(file.collection)) return false;
      const std::string reason = file.collection == "pages" ? "is a page" : "is in a collection";
      site_.unindexed.push_back({file.path, false, reason + ": use --include " + file.collection});
      site_.other_files.push_back(file);
      return true;
    });
  }

  bool is_wanted(const std::string& collection) const {
    const auto& include = options_.include;
    const bool named = std::find(include.begin(), include.end(), collection) != include.end();
    return named || collection == "posts" || (collection == "pages" && !site_.config.is_jekyll);
  }

  /// Some at a time: of a large site's documents, only what is packed stays in memory.
  void read_files() {
    const auto authors = read_author_directory(site_.config, site_.skipped);
    ProgressCounter progress(options_.progress, Progress::Phase::kReading, files_.size());
    for (std::size_t first = 0; first < files_.size(); first += kFilesAtOnce) {
      const auto count = std::min(kFilesAtOnce, files_.size() - first);
      std::vector<SiteOutcome> outcomes = read_some(authors, first, count);
      for (std::size_t i = 0; i < count; ++i) collect(files_[first + i], outcomes[i]);
      progress.add(count);
    }
  }

  std::vector<SiteOutcome> read_some(const AuthorDirectory& authors, std::size_t first,
                                     std::size_t count) const {
    std::vector<SiteOutcome> outcomes(count);
    std::atomic<std::size_t> next{0};
    const unsigned threads = options_.threads != 0
                                 ? options_.threads
                                 : std::max(1U, std::thread::hardware_concurrency());
    in_parallel(threads, [&](std::size_t) {
      for (std::size_t i = next++; i < count; i = next++) {
        outcomes[i] = read_site_document(site_.config, authors, files_[first + i], site_.built_at);
      }
    });
    return outcomes;
  }

  void collect(const SiteFile& file, SiteOutcome& outcome) {
    using Kind = SiteOutcome::Kind;
    if (outcome.fault) site_.faults.push_back(std::move(*outcome.fault));
    if (outcome.kind == Kind::kHidden) {
      hide(file.path, outcome.skipped.reason);
      if (outcome.document.url.empty()) return;
      site_.other_files.push_back(file);
      site_.unlisted.push_back(outcome.document.url);
      publish(outcome.document, unlisted_);
    }
    if (outcome.kind == Kind::kNoFrontMatter) {
      site_.unindexed.push_back({file.path, false, "has no front matter"});
    }
    if (outcome.kind == Kind::kSkipped) site_.skipped.push_back(std::move(outcome.skipped));
    if (outcome.kind == Kind::kMisnamed) site_.misnamed.push_back(file.path);
    if (outcome.kind != Kind::kDocument) return;
    includes_.merge(outcome.includes);
    publish(outcome.document, site_.documents);
  }

  void publish(const SiteDocument& document, SiteDocuments& among) {
    remember_urls(document);
    destinations_.push_back(hash_of_destination(document));
    among.add(document);
  }

  static std::size_t hash_of_destination(const SiteDocument& document) {
    return std::hash<std::string>()(destination(document));
  }

  /// What needs all of the documents.
  void settle() {
    site_.urls_by_path.settle();
    site_.urls_by_post_name.settle();
    std::ranges::sort(site_.documents.packed, [](const auto& a, const auto& b) {
      return a.timestamp() != b.timestamp() ? a.timestamp() > b.timestamp() : a.path() > b.path();
    });
    limit_posts();
    if (site_.config.is_jekyll) settle_conflicts();
  }

  void hide(const std::string& path, const std::string& why) {
    ++site_.hidden;
    site_.unindexed.push_back({path, true, why});
  }

  void limit_posts() {
    const std::size_t limit = site_.config.limit_posts;
    if (limit == 0) return;
    std::size_t posts = 0;
    std::erase_if(site_.documents.packed, [&](const PackedDocument& packed) {
      const SiteDocument document = packed.unpack();
      const bool is_over = document.collection == "posts" && ++posts > limit;
      if (is_over) hide(document.path, "is beyond `limit_posts`");
      return is_over;
    });
  }

  /// Of several files that are published at one place, a reader finds the one that is written last.
  void settle_conflicts() {
    const std::vector<SiteDocument> rivals = documents_that_may_share_a_place();
    site_.conflicts = url_conflicts(site_.config, rivals);
    std::map<std::string_view, const UrlConflict*> overwritten;
    for (const UrlConflict& conflict : site_.conflicts) {
      for (const std::string& path : conflict.paths) overwritten[path] = &conflict;
      overwritten.erase(conflict.paths.back());
    }
    if (overwritten.empty()) return;
    std::erase_if(site_.documents.packed, [&](const PackedDocument& document) {
      const auto found = overwritten.find(document.path());
      if (found == overwritten.end()) return false;
      hide(std::string(document.path()), "is overwritten by " + found->second->paths.back());
      return true;
    });
  }

  /// Those whose destination has the hash of another's.
  std::vector<SiteDocument> documents_that_may_share_a_place() {
    std::ranges::sort(destinations_);
    std::set<std::size_t> shared;
    for (std::size_t i = 1; i < destinations_.size(); ++i) {
      if (destinations_[i] == destinations_[i - 1]) shared.insert(destinations_[i]);
    }
    std::vector<SiteDocument> documents;
    if (shared.empty()) return documents;
    for (const SiteDocuments* all : {&site_.documents, &unlisted_}) {
      for (SiteDocument document : *all) {
        if (shared.contains(hash_of_destination(document)))
          documents.push_back(std::move(document));
      }
    }
    return documents;
  }

  void remember_urls(const SiteDocument& document) {
    site_.urls_by_path.add(document.path, document.url);
    if (site_.config.renderer == MarkdownRenderer::kHugo) {
      const fs::path file = document.path;
      const bool is_bundle = file.stem() == "index";
      const fs::path name = is_bundle ? file.parent_path().filename() : file.stem();
      site_.urls_by_post_name.add(name.string(), document.url);
    }
    if (document.collection != "posts") return;
    const fs::path path = fs::path(document.path).replace_extension();
    std::string name;
    for (const auto& part : path) {
      if (part == "_posts") continue;
      name += (name.empty() ? "" : "/") + part.string();
    }
    site_.urls_by_post_name.add(name, document.url);
    site_.urls_by_post_name.add(path.filename().string(), document.url);
  }

  const SiteOptions& options_;
  Site site_;
  std::vector<SiteFile> files_;
  SiteDocuments unlisted_;                 ///< are published, and no hits
  std::vector<std::size_t> destinations_;  ///< hashes of where what is published is written
  std::set<std::string> includes_;         ///< of all documents
};

}  // namespace

Result<Site> read_site(const std::string& root, const SiteOptions& options) {
  std::error_code error;
  if (const fs::file_status status = fs::status(root, error); !fs::is_directory(status)) {
    const bool is_unknown = status.type() == fs::file_type::none;
    const std::string reason = is_unknown ? error.message() : "no such directory";
    return fail(ErrorCode::kInputUnreadable, root + ": " + reason,
                "use the root of a Jekyll site, or a folder of Markdown files");
  }
  auto config = read_site_config(root, options.configs);
  if (!config) return fail(std::move(config.error()));
  if (!options.site_url.empty()) {
    config->url = url_of_whole_address(options.site_url, config->baseurl);
    if (config->url.empty()) {
      return fail(ErrorCode::kUsage,
                  "--url: '" + options.site_url + "': is no http or https address",
                  "write it as https://blog.example");
    }
    config->values.set("url", Value(Value::Kind::kString, config->url));
  }
  if (!options.site_title.empty()) config->title = options.site_title;
  if (!options.lang.empty()) config->lang = options.lang;
  config->future = config->future || options.future;
  config->unpublished = config->unpublished || options.unpublished;
  config->show_drafts = config->show_drafts || options.drafts;
  return SiteReader(std::move(*config), options).read();
}

}  // namespace mobysearch
