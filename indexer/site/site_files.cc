// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_files.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/site_path.h"
#include "indexer/site/unread_format.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDirectoryDepth = 40;

/// Whether a pattern, in which '*' matches slashes too, matches the path or begins it. It is
/// relative to the site's source, even with a slash before it.
bool matches(const std::string& pattern, const std::string& path, bool is_directory) {
  const char* relative = pattern.c_str() + std::min(pattern.find_first_not_of('/'), pattern.size());
  return fnmatch(relative, path.c_str(), 0) == 0 || path.starts_with(relative) ||
         (is_directory && path + "/" == relative);
}

bool has_special_prefix(const std::string& name) { return name.find_first_of("._#~") == 0; }

constexpr const char* kLeadsOut = "is a symbolic link that leads out of the site";
constexpr std::size_t kMaxLinkedDirectories = 1000;

struct Entry {
  std::string name;
  bool is_directory = false;
  std::string problem;
};

std::string folder(const std::string& path) { return path + "/"; }

/// A directory all of whose files belong to a collection; it is `base` to Jekyll's filter.
struct Tree {
  std::string directory, base, collection;
  bool hidden_too = false, is_draft = false;
};

class SiteFileFinder {
 public:
  explicit SiteFileFinder(const SiteConfig& config) : config_(config), root_(config.source) {
    open_.push_back(config.source);
  }

  SiteFiles find() {
    add_directory({}, 0);
    for (const CollectionConfig& collection : config_.collections) {
      if (collection.name == "posts" || collection.name == "data" || !collection.output) continue;
      const std::string base = "_" + collection.name;
      add_tree({join_path(config_.collections_dir, base), base, collection.name, true}, {}, 0);
    }
    if (!config_.is_jekyll) drop_needless_pages();
    name_links_in(config_.values.text_of("includes_dir").empty()
                      ? "_includes"
                      : config_.values.text_of("includes_dir"));
    name_links_in("_data");
    sort_unique(found_.files);
    sort_unique(found_.left_out);
    return std::move(found_);
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

  void add_directory(const std::string& below, int depth) {
    add_posts(below);
    for (const Entry& entry : entries(below)) {
      const std::string path = join_path(below, entry.name);
      if (is_read_elsewhere(entry.name)) continue;
      if (!is_content(config_, below, entry.name, entry.is_directory)) {
        leave_out(entry.is_directory ? folder(path) : path, "is excluded, or marked as no content");
      } else if (!entry.problem.empty()) {
        leave_out(path, entry.problem, true);
      } else if (entry.is_directory) {
        enter(path, depth, [&] { add_directory(path, depth + 1); });
      } else if (is_markdown_file(config_, path) || is_html_file(path)) {
        found_.files.push_back({path, "pages", false, true, {}});
      } else {
        const bool is_problem = is_converted(config_, path);
        leave_out(
            path,
            is_problem ? why_unread(unread_format(config_, path)) : "is neither Markdown nor HTML",
            is_problem);
      }
    }
  }

  /// Folders of posts, drafts and collections.
  bool is_read_elsewhere(const std::string& name) const {
    if (name == "_posts" || (name == "_drafts" && config_.show_drafts)) return true;
    return std::ranges::any_of(config_.collections, [&](const CollectionConfig& collection) {
      return collection.output && name == "_" + collection.name;
    });
  }

  /// With a `collections_dir`, only what is below it may hold posts.
  void add_posts(const std::string& below) {
    if (!below.starts_with(config_.collections_dir)) return;
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
    const std::string directory = join_path(tree.directory, below);
    std::error_code error;
    if (below.empty() && fs::is_symlink(root_ / directory, error) &&
        !stays_inside(root_.string(), (root_ / directory).string())) {
      return leave_out(directory, kLeadsOut, true);
    }
    for (const Entry& entry : entries(directory)) {
      const std::string path = join_path(below, entry.name);
      const std::string full = join_path(tree.directory, path);
      const bool is_hidden = !tree.hidden_too && entry.name.front() == '.';
      if (!is_hidden && entry.is_directory && entry.problem.empty()) {
        enter(full, depth, [&] { add_tree(tree, path, depth + 1); });
      } else if (is_hidden || !is_content(config_, tree.base, path, false)) {
        leave_out(entry.is_directory ? folder(full) : full, "is excluded, or marked as no content");
      } else if (entry.is_directory) {
        leave_out(full, entry.problem, true);
      } else {
        found_.files.push_back({full, tree.collection, tree.is_draft, false, entry.problem});
      }
    }
  }

  /// Goes into the folder at `path` unless it is too deep, or a link back to one that it is in.
  template <class Visit>
  void enter(const std::string& path, int depth, const Visit& visit) {
    std::error_code error;
    const bool link = fs::is_symlink(root_ / path, error);
    const std::string real = fs::canonical(root_ / path, error).string();
    const bool circular = link && (std::ranges::find(open_, real) != open_.end() ||
                                   stays_inside(real, (root_ / path).parent_path().string()));
    if (circular) return leave_out(folder(path), "is a symbolic link to a folder that it is in");
    if (depth >= kMaxDirectoryDepth) return leave_out(folder(path), "is nested too deeply", true);
    if (link && ++linked_ > kMaxLinkedDirectories) {
      return leave_out(folder(path), "is one symbolic link too many", true);
    }
    open_.push_back(real);
    visit();
    open_.pop_back();
  }

  /// The entries of a directory, sorted by name.
  std::vector<Entry> entries(const std::string& below) const {
    std::error_code error;
    std::vector<Entry> entries;
    for (fs::directory_iterator it(root_ / below, error), end; !error && it != end;
         it.increment(error)) {
      std::error_code ignored;
      const bool link = it->is_symlink(ignored);
      entries.push_back({it->path().filename(), it->is_directory(ignored), problem_of(*it, link)});
    }
    std::ranges::sort(entries, {}, &Entry::name);
    return entries;
  }

  std::string problem_of(const fs::directory_entry& entry, bool link) const {
    std::error_code error;
    if (link && !stays_inside(root_.string(), entry.path().string())) return kLeadsOut;
    if (entry.is_directory(error) || entry.is_regular_file(error)) return {};
    return "is not a regular file";
  }

  /// What posts include and look up is read when they are, and not through links that lead out.
  void name_links_in(const std::string& directory) {
    if (directory.find("..") != std::string::npos) return;
    std::error_code error;
    const auto name = [&](const fs::path& path) {
      if (!fs::is_symlink(path, error) || stays_inside(root_.string(), path.string())) return;
      leave_out(path.lexically_relative(root_).string(), kLeadsOut, true);
    };
    name(root_ / directory);
    for (fs::recursive_directory_iterator it(root_ / directory, error), end; !error && it != end;
         it.increment(error)) {
      name(it->path());
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
      const bool is_page = file.is_page;
      const char* reason = nullptr;
      if (is_page && is_blog) reason = "is a page beside posts";
      if (is_page && !is_markdown_file(config_, file.path)) reason = "is not Markdown";
      if (has_content && !file.path.starts_with("content/")) reason = "is outside `content`";
      if (reason != nullptr) leave_out(file.path, reason);
      return reason != nullptr;
    });
  }

  const SiteConfig& config_;
  const fs::path root_;
  SiteFiles found_;
  std::vector<std::string> open_;  ///< real paths of the folders that the one at hand is in
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
    return matches(pattern, entry, is_directory) || matches(pattern, name, is_directory);
  });
}

}  // namespace

bool is_content(const SiteConfig& config, const std::string& base, const std::string& entry,
                bool is_directory) {
  if (entry.empty() || entry.ends_with('.')) return false;
  if (includes(config, entry, is_directory)) return true;
  const auto& include = config.include;
  const auto& exclude = config.exclude;
  const std::string name = entry.substr(entry.rfind('/') + 1);
  const std::string full = join_path(base, entry);
  const bool excluded = std::any_of(exclude.begin(), exclude.end(), [&](const auto& pattern) {
    return matches(pattern, full, is_directory) &&
           std::find(include.begin(), include.end(), pattern) == include.end();
  });
  return !excluded && !has_special_prefix(entry) && !has_special_prefix(name) &&
         !entry.ends_with('~');
}

bool is_included(const SiteConfig& config, const std::string& path) {
  return includes(config, path, false);
}

SiteFiles find_site_files(const SiteConfig& config) { return SiteFileFinder(config).find(); }

bool stays_inside(const std::string& root, const std::string& path) {
  std::error_code error;
  const fs::path base(root);
  const fs::path target = fs::canonical(path, error);
  if (error) return false;
  return std::mismatch(base.begin(), base.end(), target.begin(), target.end()).first == base.end();
}

bool is_markdown_file(const SiteConfig& config, const std::string& path) {
  const auto& extensions = config.markdown_ext;
  return std::find(extensions.begin(), extensions.end(), lower_extension(path)) != extensions.end();
}

bool is_html_file(const std::string& path) {
  return in_word_list(lower_extension(path), "html htm xhtml");
}

}  // namespace mobysearch
