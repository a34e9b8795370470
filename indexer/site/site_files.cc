// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_files.h"

#include <algorithm>
#include <filesystem>
#include <functional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/site_path.h"
#include "indexer/site/unread_format.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDirectoryDepth = 40;
constexpr const char* kNoContent = "is excluded, or marked as no content";

bool has_special_prefix(const std::string& name) { return name.find_first_of("._#~") == 0; }

constexpr std::size_t kMaxLinkedDirectories = 1000;

std::string folder(const std::string& path) { return path + "/"; }

/// A directory all of whose files belong to a collection; it is `base` to Jekyll's filter.
struct Tree {
  std::string directory, base, collection;
  bool hidden_too = false, is_draft = false;
};

class SiteFileFinder {
 public:
  explicit SiteFileFinder(const SiteConfig& config) : config_(config) {}

  SiteFiles find() {
    add_directory({}, 0);
    for (const CollectionConfig& collection : config_.collections) {
      if (is_read(collection)) add_collection(collection.name);
    }
    if (!config_.is_jekyll) drop_needless_pages();
    name_problems_in(config_.includes_dir, true, 0);
    name_problems_in(config_.data_dir, false, 0);  // its files are read, and named, with it
    if (config_.is_jekyll) name_problems_in("_plugins", true, 0);
    sort_unique(found_.files);
    // Of a folder that is no content and whose files are included, too: the problem stays.
    std::ranges::stable_sort(found_.left_out, std::greater(), &LeftOut::is_problem);
    sort_unique(found_.left_out);
    return std::move(found_);
  }

  std::vector<SiteFile> find_in_collection(const std::string& name) {
    add_collection(name);
    sort_unique(found_.files);
    return std::move(found_.files);
  }

 private:
  template <class Paths>
  static void sort_unique(Paths& paths) {
    const auto path_of = [](const auto& entry) -> const std::string& { return entry.path; };
    std::ranges::stable_sort(paths, {}, path_of);
    const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
    paths.erase(std::unique(paths.begin(), paths.end(), same), paths.end());
  }

  void leave_out(std::string path, std::string reason, bool is_problem = false) {
    found_.left_out.push_back({std::move(path), std::move(reason), is_problem});
  }

  void add_collection(const std::string& name) {
    const std::string base = "_" + name;
    add_tree({join_path(config_.collections_dir, base), base, name, true}, {}, 0);
  }

  void add_directory(const std::string& below, int depth) {
    const SourceListing listing = list(below);
    open_.push_back(listing.real_path);
    const bool is_closed = listing.is_unreadable && listing.entries.empty();
    if (!is_closed) add_posts(below);
    for (const SourceEntry& entry : listing.entries) {
      const std::string path = join_path(below, entry.name);
      const bool is_folder = entry.is_directory || !entry.problem.empty();  // or may be one
      if (is_folder && is_read_elsewhere(below, entry.name)) continue;
      if (!is_content(config_, below, entry.name, is_folder)) {
        const bool holds_posts = entry.is_directory && entry.name == "_posts";
        leave_out(entry.is_directory ? folder(path) : path, why_no_content(entry), holds_posts);
      } else if (entry.is_misnamed && !entry.is_directory) {
        add_page(path, entry.problem);
      } else if (!entry.problem.empty()) {
        name_problem(path, entry.problem, entry.is_unreadable);
      } else if (entry.is_directory) {
        const bool enters = may_enter(entry, path, depth);
        if (enters) add_directory(path, depth + 1);
      } else {
        add_page(path, {});
      }
    }
    open_.pop_back();
  }

  void add_page(const std::string& path, const std::string& problem) {
    if (is_markdown_file(config_, path) || is_html_file(path)) {
      found_.files.push_back({path, "pages", false, true, problem});
      return;
    }
    const bool is_problem = is_converted(config_, path);
    leave_out(
        path,
        is_problem ? why_unread(unread_format(config_, path)) : "is neither Markdown nor HTML",
        is_problem);
  }

  /// A collection that is published, but for what is read as posts or data.
  static bool is_read(const CollectionConfig& collection) {
    return collection.name != "posts" && collection.name != "data" && collection.output;
  }

  /// Folders of posts, drafts and collections.
  bool is_read_elsewhere(const std::string& below, const std::string& name) const {
    if (name == "_posts" || (name == "_drafts" && config_.show_drafts)) return has_posts(below);
    if (below != config_.collections_dir) return false;
    return std::ranges::any_of(config_.collections, [&](const CollectionConfig& collection) {
      return is_read(collection) && name == "_" + collection.name;
    });
  }

  std::string why_no_content(const SourceEntry& entry) const {
    if (!entry.is_directory) return kNoContent;
    if (entry.name == "_posts") {
      return has_translated_posts() ? "is not read: posts are in the languages' folders in _i18n"
                                    : "is not read: posts are in `collections_dir`";
    }
    return entry.name == "_drafts" && !config_.show_drafts ? "holds drafts: use --drafts"
                                                           : kNoContent;
  }

  /// With a `collections_dir`, only what is below it may hold posts; as it is written, for Jekyll.
  bool may_hold_posts(const std::string& below) const {
    return below.starts_with(config_.values.text_of("collections_dir"));
  }
  bool has_posts(const std::string& below) const {
    return may_hold_posts(below) && !(below.empty() && has_translated_posts());
  }

  void add_posts(const std::string& below) {
    if (!may_hold_posts(below)) return;
    if (below.empty() && has_translated_posts()) {
      for (const Value& language : config_.values.get("languages").list) {
        const bool is_name = language.text.find_first_of("/.") == std::string::npos;
        if (is_name && !language.text.empty()) add_posts_in("_i18n/" + language.text);
      }
    } else {
      add_posts_in(below);
    }
  }

  /// jekyll-multiple-languages-plugin reads the posts of its languages instead of the site's own.
  bool has_translated_posts() const {
    if (!config_.has_plugin("jekyll-multiple-languages-plugin")) return false;
    const auto& excluded = config_.values.get("exclude_from_localizations").list;
    return std::ranges::find(excluded, "_posts", &Value::text) == excluded.end();
  }

  void add_posts_in(const std::string& below) {
    const std::string posts = join_path(below, "_posts");
    add_tree({posts, posts, "posts"}, {}, 0);
    const std::string drafts = join_path(below, "_drafts");
    if (config_.show_drafts) add_tree({drafts, drafts, "posts", false, true}, {}, 0);
  }

  void add_tree(const Tree& tree, const std::string& below, int depth) {
    const SourceListing listing = list(join_path(tree.directory, below));
    open_.push_back(listing.real_path);
    for (const SourceEntry& entry : listing.entries) {
      const std::string path = join_path(below, entry.name);
      const std::string full = join_path(tree.directory, path);
      const bool is_hidden = !tree.hidden_too && entry.name.front() == '.';
      if (!is_hidden && entry.is_directory && entry.problem.empty()) {
        const bool enters = may_enter(entry, full, depth);
        if (enters) add_tree(tree, path, depth + 1);
      } else if (is_hidden || !is_content(config_, tree.base, path, false)) {
        leave_out(entry.is_directory ? folder(full) : full, kNoContent);
      } else {
        found_.files.push_back({full, tree.collection, tree.is_draft, false, entry.problem});
      }
    }
    open_.pop_back();
  }

  /// Whether to go into a folder of the last one of `open_`: unless it is too deep, or a link back
  /// to one that it is in.
  bool may_enter(const SourceEntry& entry, const std::string& path, int depth) {
    const bool circular =
        entry.is_link && (std::ranges::find(open_, entry.real_path) != open_.end() ||
                          is_in_directory(open_.back(), entry.real_path));
    std::string reason;
    if (circular) {
      reason = "is a symbolic link to a folder that it is in";
    } else if (depth >= kMaxDirectoryDepth) {
      reason = "is nested too deeply";
    } else if (entry.is_link && ++linked_ > kMaxLinkedDirectories) {
      reason = "is one symbolic link too many";
    }
    if (!reason.empty()) leave_out(folder(path), reason, !circular);
    return reason.empty();
  }

  SourceListing list(const std::string& directory) {
    SourceListing listing = config_.source.list(directory);
    if (listing.problem.empty()) return listing;
    name_problem(directory.empty() ? "." : directory, listing.problem, listing.is_unreadable);
    return listing;
  }

  /// What the system does not let us read may be posts: it is skipped, like a post that cannot be
  /// read. Where links lead is up to the author.
  void name_problem(const std::string& path, const std::string& problem, bool is_unreadable) {
    if (!is_unreadable) return leave_out(path, problem, true);
    const char* collection = config_.is_jekyll ? "posts" : "pages";
    found_.files.push_back({path, collection, false, !config_.is_jekyll, problem});
  }

  /// What posts include and look up is read when they are: here, what of it cannot be.
  void name_problems_in(const std::string& directory, bool opens_files, int depth) {
    for (const SourceEntry& entry : list(directory).entries) {
      const std::string path = join_path(directory, entry.name);
      if (entry.name.front() == '.') continue;
      if (!entry.problem.empty()) {
        name_problem(path, entry.problem, entry.is_unreadable);
      } else if (entry.is_directory) {
        const bool enters = !entry.is_link && depth < kMaxDirectoryDepth;
        if (enters) name_problems_in(path, opens_files, depth + 1);
      } else if (opens_files) {
        const std::string problem = config_.source.problem_of_file(path);
        if (!problem.empty()) name_problem(path, problem, true);
      }
    }
  }

  /// Leaves out the pages of a plain folder that has posts, the HTML pages of one that has none,
  /// and what Hugo and Zola do not take for content.
  void drop_needless_pages() {
    const auto is_post = [](const SiteFile& file) { return file.collection == "posts"; };
    const bool is_blog = std::ranges::any_of(found_.files, is_post);
    const bool generated =
        config_.renderer == MarkdownRenderer::kHugo || config_.renderer == MarkdownRenderer::kZola;
    const bool has_content =
        generated && std::ranges::any_of(found_.files, [](const SiteFile& file) {
          return file.path.starts_with("content/");
        });
    std::erase_if(found_.files, [&](const SiteFile& file) {
      const bool is_page = file.is_page && file.problem.empty();
      const char* reason = nullptr;
      if (is_page && is_blog) reason = "is a page beside posts";
      if (is_page && !is_markdown_file(config_, file.path)) reason = "is not Markdown";
      if (has_content && !file.path.starts_with("content/")) reason = "is outside `content`";
      if (reason != nullptr) leave_out(file.path, reason);
      return reason != nullptr;
    });
  }

  const SiteConfig& config_;
  SiteFiles found_;
  std::vector<std::string> open_;  ///< real paths of the folder at hand and those that it is in
  std::size_t linked_ = 0;         ///< folders that links led to
};

std::string lower_extension(const std::string& path) {
  const std::string extension = fs::path(path).extension();
  return extension.empty() ? extension : fold_case(extension.substr(1));
}

bool includes(const SiteConfig& config, const std::string& entry, bool is_directory) {
  const std::string name = entry.substr(entry.rfind('/') + 1);
  const auto& include = config.include;
  return std::any_of(include.begin(), include.end(), [&](const auto& pattern) {
    return matches_entry(pattern, entry, is_directory) ||
           matches_entry(pattern, name, is_directory);
  });
}

}  // namespace

bool is_content(const SiteConfig& config, const std::string& base, const std::string& entry,
                bool is_directory) {
  if (entry.empty() || entry.ends_with('.')) return false;
  if (includes(config, entry, is_directory)) return true;
  const std::string name = entry.substr(entry.rfind('/') + 1);
  return !is_excluded(config, join_path(base, entry), is_directory) && !has_special_prefix(entry) &&
         !has_special_prefix(name) && !entry.ends_with('~');
}

bool is_excluded(const SiteConfig& config, const std::string& path, bool is_directory) {
  const auto& include = config.include;
  return std::ranges::any_of(config.exclude, [&](const auto& pattern) {
    return matches_entry(pattern, path, is_directory) &&
           std::ranges::find(include, pattern) == include.end();
  });
}

bool is_included(const SiteConfig& config, const std::string& path) {
  return includes(config, path, false);
}

SiteFiles find_site_files(const SiteConfig& config) { return SiteFileFinder(config).find(); }

std::vector<SiteFile> collection_files(const SiteConfig& config, const std::string& name) {
  return SiteFileFinder(config).find_in_collection(name);
}

bool is_markdown_file(const SiteConfig& config, const std::string& path) {
  const auto& extensions = config.markdown_ext;
  return std::find(extensions.begin(), extensions.end(), lower_extension(path)) != extensions.end();
}

bool is_html_file(const std::string& path) {
  return in_word_list(lower_extension(path), "html htm xhtml");
}

}  // namespace mobysearch
