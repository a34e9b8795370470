// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <filesystem>
#include <optional>
#include <thread>

#include "common/unicode.h"
#include "indexer/document_meta.h"
#include "indexer/front_matter.h"
#include "indexer/permalink.h"
#include "indexer/source_file.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// A file that may become a document: where it is, and what its place makes of it.
struct Candidate {
  std::string path;
  std::string collection;
  std::vector<std::string> directories;  ///< above _posts: they are categories
  std::string below;                     ///< path below the collection's directory
  bool is_draft = false;
};

struct Outcome {
  enum class Kind { kDocument, kHidden, kSkipped, kIgnored } kind = Kind::kIgnored;
  SiteDocument document;
  SkippedFile skipped;
};

std::string lower_extension(const std::string& path) {
  std::string extension = fs::path(path).extension().string();
  if (!extension.empty()) extension.erase(0, 1);
  return fold_case(extension);
}

std::vector<std::string> split_path(const std::string& path) {
  std::vector<std::string> parts;
  for (const auto& part : fs::path(path)) parts.push_back(part.string());
  return parts;
}

class SiteReader {
 public:
  SiteReader(SiteConfig config, const SiteOptions& options) : options_(options) {
    site_.config = std::move(config);
    now_ = options.now != 0 ? options.now : std::time(nullptr);
  }

  Result<Site> read() {
    find_candidates();
    if (candidates_.empty()) {
      return fail(ErrorCode::kInputUnreadable, site_.config.source + ": no posts there",
                  "name a Jekyll site's root, or a folder of Markdown files");
    }
    read_author_data();
    auto outcomes = read_candidates();
    collect(std::move(outcomes));
    return std::move(site_);
  }

 private:
  bool is_markdown(const std::string& path) const {
    const auto& extensions = site_.config.markdown_ext;
    return std::find(extensions.begin(), extensions.end(), lower_extension(path)) !=
           extensions.end();
  }

  const CollectionConfig* collection_config(const std::string& name) const {
    for (const auto& collection : site_.config.collections) {
      if (collection.name == name) return &collection;
    }
    return nullptr;
  }

  bool included(const std::string& name) const {
    return std::find(options_.include.begin(), options_.include.end(), name) !=
           options_.include.end();
  }

  void find_candidates() {
    const SiteConfig& config = site_.config;
    std::vector<std::string> special = {"_posts", "_drafts"};
    for (const auto& collection : config.collections) special.push_back("_" + collection.name);
    if (included("_data")) special.push_back("_data");
    files_ = list_source_files(config.source, config.include, config.exclude, special);
    for (const std::string& path : files_) {
      if (auto candidate = classify(path)) candidates_.push_back(std::move(*candidate));
    }
    if (!candidates_.empty() || config.is_jekyll) return;
    for (const std::string& path : files_) {  // any folder of Markdown files
      if (is_markdown(path)) candidates_.push_back({path, "pages", {}, path, false});
    }
  }

  std::optional<Candidate> classify(const std::string& path) const {
    const auto parts = split_path(path);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      const std::string& part = parts[i];
      if (part.empty() || part.front() != '_') continue;
      std::string below;
      for (std::size_t j = i + 1; j < parts.size(); ++j)
        below += (below.empty() ? "" : "/") + parts[j];
      std::vector<std::string> above(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i));
      if (part == "_posts") return Candidate{path, "posts", above, below, false};
      if (part == "_drafts") {
        if (!options_.drafts && !site_.config.show_drafts) return std::nullopt;
        return Candidate{path, "posts", above, below, true};
      }
      const std::string name = part.substr(1);
      const auto* collection = collection_config(name);
      if (collection == nullptr || !collection->output || !included(name)) return std::nullopt;
      return Candidate{path, name, {}, below, false};
    }
    if (!included("pages")) return std::nullopt;
    const bool html = lower_extension(path) == "html" || lower_extension(path) == "htm";
    if (!is_markdown(path) && !html) return std::nullopt;
    return Candidate{path, "pages", {}, path, false};
  }

  /// _data/authors.yml and an authors collection: key → name and URL.
  void read_author_data() {
    for (const char* name : {"_data/authors.yml", "_data/authors.yaml", "_data/authors.json"}) {
      auto text =
          read_source_file((fs::path(site_.config.source) / name).string(), kMaxConfigBytes);
      Value value;
      ValueError error;
      if (!text || !read_yaml(*text, value, error)) continue;
      for (const auto& [key, entry] : value.map) {
        if (entry.is_map()) authors_[key] = author_from(entry, key);
        if (entry.is_scalar()) authors_[key] = {entry.text, {}};
      }
    }
    for (const std::string& path : files_) {
      if (path.rfind("_authors/", 0) == 0) read_author_file(path);
    }
  }

  void read_author_file(const std::string& path) {
    auto text = read_source_file(full_path(path), kMaxPostBytes);
    Value value;
    ValueError error;
    if (!text || !parse_front_matter(split_front_matter(*text), value, error)) return;
    const std::string stem = fs::path(path).stem().string();
    Author author = author_from(value, stem);
    for (const char* key : {"short_name", "slug", "username", "key"}) {
      if (const std::string name = value.text_of(key); !name.empty()) authors_[name] = author;
    }
    authors_[stem] = author;
  }

  std::string full_path(const std::string& path) const {
    return (fs::path(site_.config.source) / path).string();
  }

  std::vector<Outcome> read_candidates() {
    std::vector<Outcome> outcomes(candidates_.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      constexpr std::size_t kBatch = 64;
      for (;;) {
        const std::size_t begin = next.fetch_add(kBatch);
        if (begin >= candidates_.size()) return;
        const std::size_t end = std::min(begin + kBatch, candidates_.size());
        for (std::size_t i = begin; i < end; ++i) outcomes[i] = read_candidate(candidates_[i]);
      }
    };
    const unsigned count = options_.threads != 0
                               ? options_.threads
                               : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < count; ++i) others.emplace_back(work);
    work();
    others.clear();
    return outcomes;
  }

  static Outcome skipped(const Candidate& candidate, int line, std::string reason) {
    Outcome outcome;
    outcome.kind = Outcome::Kind::kSkipped;
    outcome.skipped = {candidate.path, line, std::move(reason)};
    return outcome;
  }

  Outcome read_candidate(const Candidate& candidate) const {
    const auto name = parse_post_name(fs::path(candidate.path).filename().string());
    const bool needs_name = candidate.collection == "posts" && !candidate.is_draft;
    if (needs_name && !name) return {};  // listed as misnamed
    auto text = read_source_file(full_path(candidate.path), kMaxPostBytes);
    if (!text) return skipped(candidate, 0, text.error().message);
    if (!is_valid_utf8(*text))
      return skipped(candidate, first_bad_line(*text), "is not valid UTF-8");
    const auto split = split_front_matter(*text);
    const bool matter_needed = candidate.collection != "posts" && site_.config.is_jekyll;
    if (matter_needed && split.language == FrontMatterSplit::Language::kNone) return {};
    Value matter;
    ValueError error;
    if (!parse_front_matter(split, matter, error)) {
      return skipped(candidate, error.line, error.reason);
    }
    return make_document(candidate, name, matter);
  }

  static int first_bad_line(std::string_view text) {
    int line = 1;
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = decode_utf8(text.substr(i));
      if (c.value == 0xFFFD && c.length == 1) break;
      if (text[i] == '\n') ++line;
      i += c.length;
    }
    return line;
  }

  bool is_hidden(const Value& values, const SiteDocument& document) const {
    if (const Value* published = values.find("published")) {
      const bool no = published->is_null() || published->is_false();
      if (no && !options_.unpublished && !site_.config.unpublished) return true;
    }
    const bool future = options_.future || site_.config.future;
    return document.collection == "posts" && !future && document.timestamp > now_;
  }

  Outcome make_document(const Candidate& candidate, const std::optional<PostName>& name,
                        const Value& matter) const {
    Outcome outcome;
    SiteDocument& document = outcome.document;
    document.path = candidate.path;
    document.collection = candidate.collection;
    document.is_markdown = is_markdown(candidate.path);
    const Value defaults = defaults_for(site_.config, candidate.path, candidate.collection);
    Value values = defaults;
    for (const auto& [key, value] : matter.map) values.set(key, value);
    if (const Value* categories = matter.find("categories"); categories && categories->is_map()) {
      return skipped(candidate, 1, "`categories` is a mapping; write a list or a string");
    }
    if (auto problem = set_date(candidate, name, values, document)) {
      return skipped(candidate, problem->line, problem->reason);
    }
    const std::string stem = fs::path(candidate.path).stem().string();
    document.slug = name ? name->slug : stem;
    if (const Value* slug = values.get("slug")) {
      if (!slug->is_string()) return skipped(candidate, 1, "`slug` is not a string; quote it");
      document.slug = slug->text;
    }
    const Value* title = values.get("title");
    const bool plain_page = candidate.collection == "pages";
    document.title = title != nullptr && title->is_scalar() ? title->text
                     : plain_page                           ? ""
                                                            : titleize_slug(document.slug);
    document.categories = categories_of(candidate.directories, defaults, matter);
    document.tags = tags_of(values);
    document.authors = authors_of(values, authors_);
    document.lang = language_of(values, candidate.path, site_.config.lang);
    if (is_hidden(values, document)) {
      outcome.kind = Outcome::Kind::kHidden;
      return outcome;
    }
    auto url = url_of(candidate, values, document);
    if (!url) return skipped(candidate, 1, url.error().message);
    document.url = std::move(*url);
    document.values = std::move(values);
    outcome.kind = Outcome::Kind::kDocument;
    return outcome;
  }

  std::optional<ValueError> set_date(const Candidate& candidate,
                                     const std::optional<PostName>& name, const Value& values,
                                     SiteDocument& document) const {
    std::optional<std::int64_t> instant;
    if (const Value* date = values.find("date"); date != nullptr) {
      instant = parse_date(*date, site_.config.zone);
      if (!instant) return ValueError{1, fmt::format("`date` is not a date: '{}'", date->text)};
    } else if (name) {
      instant = midnight(name->year, name->month, name->day, site_.config.zone);
      if (!instant && candidate.collection == "posts") {
        return ValueError{0, "its name has a date that does not exist"};
      }
    }
    if (!instant && candidate.is_draft) instant = modification_time(candidate.path);
    if (!instant) return std::nullopt;  // an undated page
    const PostDate date = post_date(*instant, site_.config.zone);
    document.timestamp = date.timestamp;
    document.date = date.iso;
    return std::nullopt;
  }

  std::optional<std::int64_t> modification_time(const std::string& path) const {
    struct stat status {};
    if (stat(full_path(path).c_str(), &status) != 0) return std::nullopt;
    return status.st_mtime;
  }

  /// The template that applies, in Jekyll's order; styles are known in the top-level key alone.
  std::string template_for(const Candidate& candidate, const Value& values) const {
    if (const std::string own = values.text_of("permalink"); !own.empty()) return own;
    const auto* collection = collection_config(candidate.collection);
    if (collection != nullptr && !collection->permalink.empty()) return collection->permalink;
    if (candidate.collection == "posts") return permalink_template(site_.config.permalink);
    if (candidate.collection == "pages") return page_template(candidate);
    return collection_permalink(site_.config.permalink);
  }

  /// Jekyll::Page#template: pretty sites publish a/b.md as a/b/, others as a/b.html.
  std::string page_template(const Candidate& candidate) const {
    const std::string style = permalink_template(site_.config.permalink);
    const std::string stem = fs::path(candidate.path).stem().string();
    const std::string directory = "/" + fs::path(candidate.path).parent_path().string() + "/";
    const std::string escaped = escape_path(directory);
    const bool html = document_is_html(candidate.path);
    if (html && stem == "index") return escaped;
    const bool slash = !style.empty() && style.back() == '/';
    if (html && slash) return escaped + escape_path(stem) + "/";
    const bool extension =
        site_.config.permalink == "date" || style.find(":output_ext") != style.npos;
    return escaped + escape_path(stem) + (extension || !html ? ".html" : "");
  }

  bool document_is_html(const std::string& path) const {
    const std::string extension = lower_extension(path);
    return is_markdown(path) || extension == "html" || extension == "htm";
  }

  Result<std::string> url_of(const Candidate& candidate, const Value& values,
                             const SiteDocument& document) const {
    PermalinkParts parts;
    parts.date = post_date(document.timestamp, site_.config.zone);
    parts.slug = document.slug;
    const fs::path path(candidate.path);
    parts.basename = path.stem().string();
    const fs::path below(candidate.below);
    std::string stem_path = (below.parent_path() / below.stem()).string();
    for (auto it = candidate.directories.rbegin(); it != candidate.directories.rend(); ++it) {
      stem_path.insert(0, *it + "/");
    }
    parts.path = stem_path;
    parts.collection = candidate.collection;
    parts.output_ext = document.is_markdown ? ".html" : path.extension().string();
    parts.categories = document.categories;
    if (candidate.collection == "pages" && values.text_of("permalink").empty()) {
      return tidy_url(page_template(candidate));
    }
    return expand_permalink(template_for(candidate, values), parts);
  }

  void collect(std::vector<Outcome> outcomes) {
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      Outcome& outcome = outcomes[i];
      switch (outcome.kind) {
        case Outcome::Kind::kDocument:
          remember_urls(outcome.document);
          site_.documents.push_back(std::move(outcome.document));
          break;
        case Outcome::Kind::kHidden:
          ++site_.hidden;
          break;
        case Outcome::Kind::kSkipped:
          site_.skipped.push_back(std::move(outcome.skipped));
          break;
        case Outcome::Kind::kIgnored:
          if (candidates_[i].collection == "posts") site_.misnamed.push_back(candidates_[i].path);
          break;
      }
    }
    std::sort(site_.documents.begin(), site_.documents.end(), [](const auto& a, const auto& b) {
      return a.timestamp != b.timestamp ? a.timestamp > b.timestamp : a.path > b.path;
    });
    limit_posts();
  }

  void limit_posts() {
    const std::size_t limit = site_.config.limit_posts;
    if (limit == 0) return;
    std::size_t posts = 0;
    auto& documents = site_.documents;
    const auto kept = std::remove_if(documents.begin(), documents.end(), [&](const auto& document) {
      return document.collection == "posts" && ++posts > limit;
    });
    site_.hidden += documents.end() - kept;
    documents.erase(kept, documents.end());
  }

  void remember_urls(const SiteDocument& document) {
    site_.urls_by_path[document.path] = document.url;
    if (document.collection != "posts") return;
    const auto parts = split_path(document.path);
    std::string name;
    for (const std::string& part : parts) {
      if (part == "_posts") continue;
      name += (name.empty() ? "" : "/") + part;
    }
    const auto dot = name.rfind('.');
    if (dot != std::string::npos) name.resize(dot);
    site_.urls_by_post_name[name] = document.url;
    site_.urls_by_post_name[fs::path(document.path).stem().string()] = document.url;
  }

  const SiteOptions& options_;
  Site site_;
  std::int64_t now_ = 0;
  std::vector<std::string> files_;
  std::vector<Candidate> candidates_;
  AuthorDirectory authors_;
};

}  // namespace

Result<Site> read_site(const std::string& root, const SiteOptions& options) {
  std::error_code error;
  if (!fs::is_directory(root, error)) {
    return fail(ErrorCode::kInputUnreadable, root + ": no such directory",
                "name a Jekyll site's root, or a folder of Markdown files");
  }
  auto config = read_site_config(root, options.configs);
  if (!config) return fail(std::move(config.error()));
  if (!options.site_url.empty()) config->url = options.site_url;
  if (!options.site_title.empty()) config->title = options.site_title;
  if (!options.lang.empty()) config->lang = options.lang;
  return SiteReader(std::move(*config), options).read();
}

}  // namespace mobysearch
