// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_files.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/site_path.h"

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

struct Entry {
  std::string name;
  bool is_directory = false;
  std::string problem;
};

/// A directory all of whose files belong to a collection; it is `base` to Jekyll's filter.
struct Tree {
  std::string directory, base, collection;
  bool hidden_too = false, is_draft = false;
};

class SiteFileFinder {
 public:
  explicit SiteFileFinder(const SiteConfig& config) : config_(config), root_(config.source) {}

  std::vector<SiteFile> find() {
    add_directory({}, 0);
    for (const CollectionConfig& collection : config_.collections) {
      if (collection.name == "posts" || collection.name == "data" || !collection.output) continue;
      const std::string base = "_" + collection.name;
      add_tree({join_path(config_.collections_dir, base), base, collection.name, true}, {}, 0);
    }
    if (!config_.is_jekyll) drop_needless_pages();
    std::ranges::sort(files_, {}, &SiteFile::path);
    const auto same_path = [](const auto& a, const auto& b) { return a.path == b.path; };
    files_.erase(std::unique(files_.begin(), files_.end(), same_path), files_.end());
    return std::move(files_);
  }

 private:
  void add_directory(const std::string& below, int depth) {
    add_posts(below);
    for (const Entry& entry : entries(below)) {
      if (!is_content(config_, below, entry.name, entry.is_directory)) continue;
      const std::string path = join_path(below, entry.name);
      if (!entry.problem.empty()) continue;
      if (entry.is_directory) {
        if (depth < kMaxDirectoryDepth) add_directory(path, depth + 1);
      } else if (is_markdown_file(config_, path) || is_html_file(path)) {
        files_.push_back({path, "pages", false, true, {}});
      }
    }
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
    for (const Entry& entry : entries(join_path(tree.directory, below))) {
      if (!tree.hidden_too && entry.name.front() == '.') continue;
      const std::string path = join_path(below, entry.name);
      if (entry.is_directory) {
        if (depth < kMaxDirectoryDepth) add_tree(tree, path, depth + 1);
      } else if (is_content(config_, tree.base, path, false)) {
        files_.push_back({join_path(tree.directory, path), tree.collection, tree.is_draft, false,
                          entry.problem});
      }
    }
  }

  /// The entries of a directory, sorted by name.
  std::vector<Entry> entries(const std::string& below) const {
    std::error_code error;
    std::vector<Entry> entries;
    for (fs::directory_iterator it(root_ / below, error), end; !error && it != end;
         it.increment(error)) {
      std::error_code ignored;
      const bool link = it->is_symlink(ignored);
      if (link && it->is_directory(ignored)) continue;
      entries.push_back({it->path().filename(), it->is_directory(ignored), problem_of(*it, link)});
    }
    std::ranges::sort(entries, {}, &Entry::name);
    return entries;
  }

  std::string problem_of(const fs::directory_entry& entry, bool link) const {
    std::error_code error;
    if (link && !stays_inside(entry.path())) return "is a symbolic link that leads out of the site";
    if (entry.is_directory(error) || entry.is_regular_file(error)) return {};
    return "is not a regular file";
  }

  bool stays_inside(const fs::path& link) const {
    std::error_code error;
    const fs::path target = fs::canonical(link, error);
    if (error || !fs::is_regular_file(target, error)) return false;
    const auto [end, ignored] =
        std::mismatch(root_.begin(), root_.end(), target.begin(), target.end());
    return end == root_.end();
  }

  /// Leaves out the pages of a plain folder that has posts, and the HTML pages of one that has
  /// none.
  void drop_needless_pages() {
    const bool is_blog = std::ranges::find(files_, "posts", &SiteFile::collection) != files_.end();
    const auto unwanted = [&](const SiteFile& file) {
      return file.is_page && (is_blog || !is_markdown_file(config_, file.path));
    };
    std::erase_if(files_, unwanted);
  }

  const SiteConfig& config_;
  const fs::path root_;
  std::vector<SiteFile> files_;
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

std::vector<SiteFile> find_site_files(const SiteConfig& config) {
  return SiteFileFinder(config).find();
}

bool is_markdown_file(const SiteConfig& config, const std::string& path) {
  const auto& extensions = config.markdown_ext;
  return std::find(extensions.begin(), extensions.end(), lower_extension(path)) != extensions.end();
}

bool is_html_file(const std::string& path) {
  return in_word_list(lower_extension(path), "html htm xhtml");
}

}  // namespace mobysearch
