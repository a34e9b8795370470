// SPDX-License-Identifier: GPL-2.0-or-later
// What we index of the posts of real sites, beside what Jekyll published of them: a line a site,
// with how many posts are equal in each respect, and below it the classes of what differs, with an
// example each. tests/compare/sites starts it.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include "tests/support/comparison.h"
#include "tests/support/published.h"

namespace mobysearch::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// DIRECTORY/NAME.jsonl and the site DIRECTORY/NAME, or DIRECTORY/truth/NAME.jsonl and
/// DIRECTORY/sites/NAME.
struct SiteWithTruth {
  std::string name;
  fs::path root;
  fs::path truth;
};

/// Below the site's directory, the one with Jekyll's configuration.
std::optional<fs::path> root_in(const fs::path& site) {
  if (fs::exists(site / "_config.yml")) return site;
  if (!fs::is_directory(site)) return std::nullopt;
  for (const auto& entry : fs::directory_iterator(site)) {
    if (fs::exists(entry.path() / "_config.yml")) return entry.path();
  }
  return std::nullopt;
}

std::vector<SiteWithTruth> sites_in(const fs::path& directory) {
  const fs::path truths = directory / "truth";
  const bool apart = fs::is_directory(truths);
  std::vector<SiteWithTruth> sites;
  for (const auto& entry : fs::directory_iterator(apart ? truths : directory)) {
    if (entry.path().extension() != ".jsonl") continue;
    const std::string name = entry.path().stem();
    const auto root = root_in((apart ? directory / "sites" : directory) / name);
    if (root) sites.push_back({name, *root, entry.path()});
  }
  std::ranges::sort(sites, {}, &SiteWithTruth::name);
  return sites;
}

bool begins(const Json& whole, const Json& part) {
  if (whole.is_string()) return whole.get<std::string>().starts_with(part.get<std::string>());
  return std::equal(part.begin(), part.end(), whole.begin(), whole.end());
}

/// In one word, how what is indexed differs from what was published.
std::string difference(const Json& ours, const Json& theirs) {
  const bool comparable = ours.type() == theirs.type() && (ours.is_string() || ours.is_array());
  if (!comparable) return "other";
  const auto size = [](const Json& value) {
    return value.is_string() ? value.get<std::string>().size() : value.size();
  };
  if (size(ours) == 0) return "missing";
  if (size(theirs) == 0) return "added";
  if (size(ours) < size(theirs)) return begins(theirs, ours) ? "ends too early" : "fewer";
  if (size(ours) > size(theirs)) return begins(ours, theirs) ? "ends too late" : "more";
  return "other";
}

class SiteTable {
 public:
  void add(const SiteWithTruth& site) {
    differences_.clear();
    counts_.clear();
    std::ifstream lines(site.truth);
    compare(indexed_documents(site.root), documents_by_path(lines));
    print(site.name);
  }
  void print_head() const {
    fmt::print("{:28} {:>6} {:>9} {:>9}", "site", "posts", "published", "left out");
    for (const Respect& respect : respects()) fmt::print(" {:>12}", respect.name);
    fmt::print("\n");
  }
  /// Of all sites, how many posts are not indexed as they were published.
  std::size_t unequal() const { return unequal_; }

 private:
  struct Count {
    std::size_t all = 0, equal = 0;
  };

  void compare(const Documents& ours, const Documents& theirs) {
    left_out_ = 0;
    for (const auto& [path, document] : ours) {
      if (theirs.count(path) == 0) differ("published", "added", path);
    }
    for (const auto& [path, document] : theirs) {
      const auto found = ours.find(path);
      if (document.contains("unreadable")) {
        ++left_out_;
      } else if (found == ours.end()) {
        ++counts_["published"].all;
        differ("published", "missing", path);
      } else {
        ++counts_["published"].all;
        ++counts_["published"].equal;
        compare(path, found->second, document);
      }
    }
  }

  void compare(const std::string& path, const Json& ours, const Json& theirs) {
    for (const Respect& respect : respects()) {
      const Json expected = respect.of_truth(theirs);
      const Json said = respect.of_ours(ours);
      Count& count = counts_[respect.name];
      ++count.all;
      count.equal += said == expected ? 1 : 0;
      if (said != expected) differ(respect.name, difference(said, expected), path);
    }
  }

  void differ(const std::string& respect, const std::string& how, const std::string& path) {
    differences_[respect + ": " + how].push_back(path);
    ++unequal_;
  }

  void print(const std::string& name) const {
    const auto count = [&](const char* respect) {
      const auto found = counts_.find(respect);
      return found == counts_.end() ? Count{} : found->second;
    };
    const Count published = count("published");
    fmt::print("{:28} {:6} {:9} {:9}", name, published.all, published.equal, left_out_);
    for (const Respect& respect : respects()) fmt::print(" {:12}", count(respect.name).equal);
    fmt::print("\n");
    for (const auto& [what, paths] : differences_) {
      fmt::print("  {:36} {:6}, such as {}\n", what, paths.size(), paths.front());
    }
  }

  std::map<std::string, Count> counts_;
  std::map<std::string, std::vector<std::string>> differences_;
  std::size_t left_out_ = 0;  ///< which Jekyll could not render
  std::size_t unequal_ = 0;
};

TEST(Sites, AreIndexedAsPublished) {
  const std::string directory = setting("MOBYSEARCH_COMPARE_SITES", "");
  if (directory.empty()) GTEST_SKIP() << "tests/compare/sites names a directory of sites";
  const auto sites = sites_in(directory);
  ASSERT_FALSE(sites.empty()) << directory << " has no site with a .jsonl beside it";
  SiteTable table;
  table.print_head();
  for (const SiteWithTruth& site : sites) table.add(site);
  EXPECT_EQ(table.unequal(), 0U);
}

}  // namespace
}  // namespace mobysearch::testing
