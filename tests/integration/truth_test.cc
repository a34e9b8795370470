// SPDX-License-Identifier: GPL-2.0-or-later
// What real Jekyll published for four real sites, beside what we index: prints, for each site, the
// share of posts that are equal in each respect, and names those that are not.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/binary.h"
#include "tests/support/published.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

Documents published(const std::string& truth) {
  std::ifstream file(corpora_directory() + "/truth/" + truth + ".jsonl");
  return documents_by_path(file);
}

/// When the truth was made: the date, for Jekyll, of documents that have none of their own.
constexpr const char* kBuilt = "2026-11-23T12:29:16-08:00";

/// Of pages, Jekyll makes none.
constexpr const char* kNoExcerpt = "";

/// `left_out`: what comes of includes and data that the corpora do not have.
void expect_as_published(const std::string& truth, const Documents& ours, const Documents& theirs,
                         const std::set<std::string>& left_out) {
  ASSERT_FALSE(theirs.empty());
  for (const auto& [path, document] : ours)
    EXPECT_TRUE(theirs.count(path) > 0) << path << " is not published";
  for (const auto& [path, document] : theirs)
    EXPECT_TRUE(ours.count(path) > 0) << path << " is missing";
  for (const Respect& respect : respects()) {
    std::size_t equal = 0;
    std::size_t compared = 0;
    for (const auto& [path, document] : theirs) {
      const auto found = ours.find(path);
      if (found == ours.end()) continue;
      const Json expected = respect.of_truth(document);
      const Json said = document.value(respect.name, Json());
      if (said.is_null() || said == kBuilt || expected == kNoExcerpt) continue;
      if (left_out.count(path + " " + respect.name) > 0) {
        fmt::print("{:8} {:12} {}: from an include or data that is not there\n", truth,
                   respect.name, path);
        continue;
      }
      const Json actual = respect.of_ours(found->second);
      ++compared;
      equal += expected == actual ? 1 : 0;
      EXPECT_EQ(actual, expected) << path << ": " << respect.name;
    }
    fmt::print("{:8} {:12} {} of {}\n", truth, respect.name, equal, compared);
  }
}

class Truth : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Truth, WeIndexWhatJekyllPublished) {
  const std::string corpora = corpora_directory();
  if (corpora.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  const auto [site, root] = GetParam();
  expect_as_published(site, indexed_documents(corpora + "/sites/" + root), published(site), {});
}

struct OtherTruth {
  const char *site, *root, *include;
};

class TruthOfOthers : public ::testing::TestWithParam<OtherTruth> {};

TEST_P(TruthOfOthers, PagesAndCollectionsAreIndexedToo) {
  const std::string corpora = corpora_directory();
  if (corpora.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  const auto [site, root, include] = GetParam();
  auto ours = indexed_documents(corpora + "/sites/" + root, include);
  for (const auto& [path, post] : published(site)) ours.erase(path);
  auto theirs = published(std::string(site) + ".other");
  theirs.erase("redirect.html");  // a plugin's
  const std::string source = corpora + "/sites/" + root + "/";
  std::erase_if(theirs, [&](const auto& document) {  // the corpora have the Markdown alone
    return !std::filesystem::exists(source + document.first) &&
           !std::filesystem::exists(source + "src/" + document.first);
  });
  expect_as_published(std::string(site) + ".other", ours, theirs,
                      {"community.md headings", "pages/jekyllconf.md headings",
                       "_docs/plugins/commands.md excerpt_text"});
}

INSTANTIATE_TEST_SUITE_P(Sites, TruthOfOthers,
                         ::testing::Values(OtherTruth{"moby", "moby", "pages"},
                                           OtherTruth{"jekyll", "jekyll/docs",
                                                      "pages,docs,tutorials"}),
                         [](const auto& site) { return std::string(site.param.site); });

INSTANTIATE_TEST_SUITE_P(Sites, Truth,
                         ::testing::Values(std::pair{"moby", "moby"},
                                           std::pair{"jekyll", "jekyll/docs"},
                                           std::pair{"brew", "brew"}, std::pair{"18f", "18f"}),
                         [](const auto& site) { return std::string("site_") + site.param.first; });

TEST(Golden, MobyBlogFindsWhatItsReadersAskFor) {
  const std::string corpora = corpora_directory();
  if (corpora.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  const TempDir dir;
  const std::string db = dir / "moby.mobydb";
  ASSERT_EQ(mobysearch({"index", corpora + "/sites/moby", "--db", db}).exit_code, 0);
  const auto checked =
      mobysearch({"check", "--db", db, "--golden", corpora + "/judged/moby-golden.tsv"});
  EXPECT_EQ(checked.exit_code, 0) << checked.out;
}

TEST(SampleBlog, EveryUrlAndAnchorIsInTheSiteThatJekyllBuilds) {
  if (run({"sh", "-c", "command -v jekyll"}).exit_code != 0) GTEST_SKIP() << "jekyll is not there";
  const TempDir dir;
  const std::string blog = std::string(MOBYSEARCH_SOURCE_DIR) + "/examples/blog";
  const auto built = run({"jekyll", "build", "--quiet", "--disable-disk-cache", "--source", blog,
                          "--destination", dir / "_site"});
  ASSERT_EQ(built.exit_code, 0) << built.err;
  const std::string db = dir / "blog.mobydb";
  ASSERT_EQ(mobysearch({"index", blog, "--db", db}).exit_code, 0);
  const auto checked = mobysearch({"check", "--db", db, "--site", dir / "_site"});
  EXPECT_EQ(checked.exit_code, 0) << checked.out;
}

}  // namespace
}  // namespace mobysearch::testing
