// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_files.h"

#include <algorithm>
#include <filesystem>

#include "common/text/unicode.h"
#include "indexer/site/entry_filter.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDirectoryDepth = 40;

struct Entry {
  std::string name;
  bool is_directory = false;
  std::string problem;
};

class SiteFileFinder {
 public:
  explicit SiteFileFinder(const SiteConfig& config)
      : config_(config), root_(config.source), filter_(config.include, config.exclude) {}

  std::vector<SiteFile> find() {
    add_directory({}, 0);
    for (const CollectionConfig& collection : config_.collections) {
      if (collection.name == "posts" || collection.name == "data" || !collection.output) continue;
      const std::string base = "_" + collection.name;
      add_tree(join_path(config_.collections_dir, base), base, collection.name, true);
    }
    if (!config_.is_jekyll) drop_needless_pages();
    std::sort(files_.begin(), files_.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
    files_.erase(std::unique(files_.begin(), files_.end(), same), files_.end());
    return std::move(files_);
  }

 private:
  void add_directory(const std::string& below, int depth) {
    add_posts(below);
    for (const Entry& entry : entries(below)) {
      if (!filter_.keeps(below, entry.name, entry.is_directory)) continue;
      const std::string path = join_path(below, entry.name);
      if (!entry.problem.empty()) continue;
      if (!entry.is_directory) {
        if (is_markdown_file(config_, path) || is_html_file(path)) {
          files_.push_back({path, "pages", false, {}});
        }
      } else if (depth < kMaxDirectoryDepth) {
        add_directory(path, depth + 1);
      }
    }
  }

  /// With a `collections_dir`, only what is below it may hold posts.
  void add_posts(const std::string& below) {
    if (!below.starts_with(config_.collections_dir)) return;
    const std::string posts = join_path(below, "_posts");
    add_tree(posts, posts, "posts", false);
    const std::string drafts = join_path(below, "_drafts");
    if (config_.show_drafts) add_tree(drafts, drafts, "posts", false, true);
  }

  /// All files below a directory, which is `base` to Jekyll's filter.
  void add_tree(const std::string& directory, const std::string& base,
                const std::string& collection, bool hidden_too, bool is_draft = false) {
    descend(directory, {}, hidden_too, 0,
            [&](const std::string& below, const std::string& problem) {
              if (filter_.keeps(base, below, false)) {
                files_.push_back({join_path(directory, below), collection, is_draft, problem});
              }
            });
  }

  template <typename Visit>
  void descend(const std::string& top, const std::string& below, bool hidden_too, int depth,
               const Visit& visit) {
    for (const Entry& entry : entries(join_path(top, below))) {
      if (!hidden_too && entry.name.front() == '.') continue;
      const std::string path = join_path(below, entry.name);
      if (!entry.is_directory) {
        visit(path, entry.problem);
      } else if (depth < kMaxDirectoryDepth) {
        descend(top, path, hidden_too, depth + 1, visit);
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
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
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
    const bool is_blog = std::any_of(files_.begin(), files_.end(),
                                     [](const auto& file) { return file.collection == "posts"; });
    const auto unwanted = [&](const SiteFile& file) {
      return file.collection == "pages" && (is_blog || !is_markdown_file(config_, file.path));
    };
    std::erase_if(files_, unwanted);
  }

  const SiteConfig& config_;
  const fs::path root_;
  const EntryFilter filter_;
  std::vector<SiteFile> files_;
};

std::string lower_extension(const std::string& path) {
  const std::string extension = fs::path(path).extension();
  return extension.empty() ? extension : fold_case(extension.substr(1));
}

}  // namespace

std::vector<SiteFile> find_site_files(const SiteConfig& config) {
  return SiteFileFinder(config).find();
}

bool is_markdown_file(const SiteConfig& config, const std::string& path) {
  const auto& extensions = config.markdown_ext;
  return std::find(extensions.begin(), extensions.end(), lower_extension(path)) != extensions.end();
}

bool is_html_file(const std::string& path) {
  const std::string extension = lower_extension(path);
  return extension == "html" || extension == "htm" || extension == "xhtml";
}

}  // namespace mobysearch
