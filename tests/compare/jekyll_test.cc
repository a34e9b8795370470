// SPDX-License-Identifier: GPL-2.0-or-later
// What we index of small sites put together at random, beside what real Jekyll publishes of them.
// Prints, for each respect, the share that is equal, and names what is not. Sites that Jekyll
// refuses to build and files that it cannot read are left out: what it makes of those cannot be
// reproduced.
//
// MOBYSEARCH_COMPARE_SEED and MOBYSEARCH_COMPARE_COUNT make other sites and more.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>

#include "indexer/site/post_loader.h"
#include "tests/support/comparison.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kNow = 1767323045;  ///< as in jekyll_oracle.rb

std::string joined(const std::vector<std::string>& texts) { return Json(texts).dump(); }

std::set<std::string> hidden_error_pages(const Site& site) {
  std::set<std::string> paths;
  for (const UnindexedFile& file : site.unindexed) {
    if (file.hidden && file.reason == "is an error page") paths.insert(file.path);
  }
  return paths;
}

class SiteComparison {
 public:
  void add(const Json& told) {
    ++sites_;
    if (told.contains("refused")) {
      ++refused_;
      return;
    }
    SiteOptions options;
    const std::vector<std::string> flags = told["flags"];
    const std::set<std::string> set(flags.begin(), flags.end());
    options.configs = told["configs"].get<std::vector<std::string>>();
    options.include = {"pages", "docs", "recipes"};
    options.future = set.count("future") > 0;
    options.drafts = set.count("show_drafts") > 0;
    options.unpublished = set.count("unpublished") > 0;
    options.now = kNow;
    options.threads = 1;
    root_ = told["root"];
    auto site = read_site(root_, options);
    compare(site ? std::move(*site) : Site{}, told["documents"]);
  }

  void expect_all_equal() {
    comparison_.print_differences();
    fmt::print("{} sites, {} refused by Jekyll; {} files that it cannot read\n", sites_, refused_,
               unreadable_);
    for (const char* respect : {"published", "faulty", "url", "title", "date", "categories", "tags",
                                "headings", "text", "excerpt"}) {
      EXPECT_EQ(comparison_.print_share(respect), 1.0) << respect;
    }
  }

 private:
  void compare(const Site& site, const Json& theirs) {
    std::map<std::string, SiteDocument> ours;
    for (const SiteDocument& document : site.documents) ours[document.path] = document;
    std::set<std::string> our_paths, their_paths, our_faults, their_faults;
    for (const auto& [path, document] : ours) our_paths.insert(path);
    for (const FaultyFile& file : site.faults) {
      if (our_paths.count(file.path) > 0) our_faults.insert(file.path);
    }
    // They are published, and no hits.
    const std::set<std::string> error_pages = hidden_error_pages(site);
    our_paths.insert(error_pages.begin(), error_pages.end());
    for (const Json& document : theirs) {
      const std::string path = document["path"];
      if (document.contains("unreadable")) {
        ++unreadable_;
        our_paths.erase(path);
        our_faults.erase(path);
        continue;
      }
      their_paths.insert(path);
      if (document.contains("faulty")) their_faults.insert(path);
      // With `include: _drafts`, a draft is a page, too.
      const bool is_page = document["collection"] == "pages";
      if (ours.count(path) > 0 && ours[path].is_page == is_page) {
        compare(site, ours[path], document);
      }
      if (error_pages.count(path) > 0) {
        const std::string url(site.urls_by_path.find(path));
        comparison_.note(root_ + "/" + path, "", "url", url, document["url"]);
      }
    }
    std::string skipped;
    for (const SkippedFile& file : site.skipped) skipped += file.path + ": " + file.reason + "\n";
    comparison_.note(root_, skipped, "published", Json(our_paths).dump(), Json(their_paths).dump());
    comparison_.note(root_, skipped, "faulty", Json(our_faults).dump(), Json(their_faults).dump());
  }

  void compare(const Site& site, const SiteDocument& ours, const Json& theirs) {
    const std::string name = root_ + "/" + ours.path;
    const auto note = [&](const char* respect, const std::string& ours_is,
                          const std::string& theirs_is) {
      comparison_.note(name, "", respect, ours_is, theirs_is);
    };
    note("url", ours.url, theirs["url"]);
    const bool page = ours.collection == "pages";
    if (!page) {
      note("title", ours.title, theirs["title"]);
      note("date", ours.date, theirs.value("date", ""));
      note("categories", joined(ours.labels[Field::kCategory]), theirs["categories"].dump());
      note("tags", joined(ours.labels[Field::kTag]), theirs["tags"].dump());
    }
    const auto post = load_post(site, ours);
    if (!post || !ours.is_markdown) return;
    comparison_.note_sections(name, "", post->sections, theirs["sections"]);
    if (page) return;
    std::string text;
    for (const Json& section : theirs["excerpt"]) {
      text +=
          section["heading"].get<std::string>() + " " + section["text"].get<std::string>() + " ";
    }
    note("excerpt", words_of(post->excerpt), words_of(text));
  }

  Comparison comparison_;
  std::string root_;
  int sites_ = 0, refused_ = 0, unreadable_ = 0;
};

TEST(Jekyll, RandomSitesAreIndexedAsPublished) {
  const TempDir dir;
  const std::string oracle = std::string(MOBYSEARCH_SOURCE_DIR) + "/tests/compare/jekyll_oracle.rb";
  const Finished told =
      run({"ruby", oracle, dir.path().string(), setting("MOBYSEARCH_COMPARE_SEED", "1"),
           setting("MOBYSEARCH_COMPARE_COUNT", "100")},
          {{"LANG", "C.UTF-8"}, {"TZ", "UTC"}});
  if (told.exit_code == kNotInstalled || told.exit_code == 127) {
    GTEST_SKIP() << "Jekyll is not installed";
  }
  ASSERT_EQ(told.exit_code, 0) << told.err;
  setenv("TZ", "UTC", 1);
  SiteComparison comparison;
  std::istringstream lines(told.out);
  for (std::string line; std::getline(lines, line);) comparison.add(Json::parse(line));
  comparison.expect_all_equal();
}

}  // namespace
}  // namespace mobysearch::testing
