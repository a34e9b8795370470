// SPDX-License-Identifier: GPL-2.0-or-later
// What real Jekyll published for four real sites, beside what we index: prints, for each site, the
// share of posts that are equal in each respect, and names those that are not.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

std::map<std::string, Json> by_path(std::istream& lines) {
  std::map<std::string, Json> posts;
  for (std::string line; std::getline(lines, line);) {
    Json post = Json::parse(line);
    const std::string path = post["path"];
    posts.emplace(path, std::move(post));
  }
  return posts;
}

/// As text: a category that YAML takes for a number is one all the same.
Json texts(const Json& values) {
  Json result = Json::array();
  for (const Json& value : values) result.push_back(value.is_string() ? value : Json(value.dump()));
  return result;
}

Json headings(const Json& list, const char* id) {
  Json result = Json::array();
  for (const Json& heading : list) result.push_back({heading["level"], heading[id]});
  return result;
}

struct Respect {
  const char* name;
  std::function<Json(const Json&)> of_truth;
  std::function<Json(const Json&)> of_ours;
};

const std::vector<Respect>& respects() {
  const auto member = [](const char* name) {
    return [name](const Json& post) { return post[name]; };
  };
  const auto list = [](const char* name) {
    return [name](const Json& post) { return texts(post[name]); };
  };
  static const std::vector<Respect> all = {
      {"url", member("url"), member("url")},
      {"title", member("title"), member("title")},
      {"date", member("date"), member("date")},
      {"categories", list("categories"), list("categories")},
      {"tags", list("tags"), list("tags")},
      {"headings", [](const Json& post) { return headings(post["headings"], "id"); },
       [](const Json& post) { return headings(post["sections"], "anchor"); }},
  };
  return all;
}

class Truth : public ::testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Truth, WeIndexWhatJekyllPublished) {
  const std::string corpora = corpora_directory();
  if (corpora.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  const auto [site, root] = GetParam();
  const TempDir dir;
  const std::string db = dir / "site.mobydb";
  const auto indexed =
      mobysearch({"index", corpora + "/sites/" + root, "--db", db}, {{"TZ", "UTC"}});
  ASSERT_EQ(indexed.exit_code, 0) << indexed.err;
  std::istringstream listed(mobysearch({"info", "--posts", "--db", db}).out);
  const auto ours = by_path(listed);
  std::ifstream file(corpora + "/truth/" + site + ".jsonl");
  const auto truth = by_path(file);
  ASSERT_FALSE(truth.empty());
  for (const auto& [path, post] : ours)
    EXPECT_TRUE(truth.count(path) > 0) << path << " is not published";
  for (const auto& [path, post] : truth) EXPECT_TRUE(ours.count(path) > 0) << path << " is missing";
  for (const Respect& respect : respects()) {
    std::size_t equal = 0;
    for (const auto& [path, post] : truth) {
      const auto found = ours.find(path);
      if (found == ours.end()) continue;
      const Json expected = respect.of_truth(post);
      const Json actual = respect.of_ours(found->second);
      equal += expected == actual ? 1 : 0;
      EXPECT_EQ(actual, expected) << path << ": " << respect.name;
    }
    fmt::print("{:8} {:12} {} of {}\n", site, respect.name, equal, truth.size());
  }
}

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
