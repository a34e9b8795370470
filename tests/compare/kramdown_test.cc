// SPDX-License-Identifier: GPL-2.0-or-later
// Our sections beside those of pages that real kramdown makes: of snippets put together at random,
// of real posts, and of lines of those. Prints the share that is equal and names what is not.
//
// MOBYSEARCH_COMPARE_SEED and MOBYSEARCH_COMPARE_COUNT make other snippets and more;
// MOBYSEARCH_COMPARE_FILES names directories of Markdown, instead of the corpora's.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/spans.h"
#include "indexer/markdown/markdown.h"
#include "tests/support/comparison.h"
#include "tests/support/kramdown_options.h"
#include "tests/support/process.h"

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

constexpr const char* kMissing = "kramdown and its GFM parser are not installed (ruby, jekyll)";

/// Asks the oracle. nullopt when kramdown is not installed.
std::optional<std::string> ask(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {
      "ruby", std::string(MOBYSEARCH_SOURCE_DIR) + "/tests/compare/kramdown_oracle.rb"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const Finished oracle = run(command, {{"LANG", "C.UTF-8"}});
  if (oracle.exit_code == kNotInstalled || oracle.exit_code == 127) return std::nullopt;
  EXPECT_EQ(oracle.exit_code, 0) << oracle.err;
  return oracle.out;
}

Comparison compare_sections(const std::string& samples) {
  Comparison comparison;
  std::istringstream lines(samples);
  for (std::string line; std::getline(lines, line);) {
    const Json sample = Json::parse(line);
    const std::string markdown = sample["markdown"];
    comparison.note_sections(
        sample["name"].get<std::string>() + " " + sample["options"].dump(), Json(markdown).dump(),
        sections_from_markdown(markdown, {.kramdown = options_from(sample["options"])}),
        sample["sections"]);
  }
  return comparison;
}

std::string seed() { return setting("MOBYSEARCH_COMPARE_SEED", "1"); }
std::string count() { return setting("MOBYSEARCH_COMPARE_COUNT", "1500"); }

/// Directories of Markdown, or none.
std::vector<std::string> directories() {
  const std::string corpora = corpora_directory();
  const std::string usual =
      corpora.empty() ? "" : corpora + "/sites " + corpora + "/markdown/rust-blog";
  std::istringstream in(setting("MOBYSEARCH_COMPARE_FILES", usual));
  std::vector<std::string> all;
  for (std::string each; in >> each;) all.push_back(each);
  return all;
}

/// Of what HTML parsers make of broken tables, and such, we need not have all.
constexpr double kMostText = 0.998;

void expect_the_same_sections(const std::vector<std::string>& arguments) {
  const auto samples = ask(arguments);
  if (!samples) GTEST_SKIP() << kMissing;
  const Comparison found = compare_sections(*samples);
  found.print_differences();
  EXPECT_EQ(found.print_share("headings"), 1.0);
  EXPECT_GE(found.print_share("text"), kMostText);
}

TEST(Kramdown, RandomSnippetsHaveTheSameSections) {
  expect_the_same_sections({"random", seed(), count()});
}

TEST(Kramdown, RealPostsHaveTheSameSections) {
  std::vector<std::string> arguments = directories();
  if (arguments.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  arguments.insert(arguments.begin(), "files");
  expect_the_same_sections(arguments);
}

TEST(Kramdown, LinesOfRealPostsPutTogetherHaveTheSameSections) {
  std::vector<std::string> arguments = directories();
  if (arguments.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  const std::string how[] = {"mixed", seed(), count()};
  arguments.insert(arguments.begin(), std::begin(how), std::end(how));
  expect_the_same_sections(arguments);
}

template <typename Rules>
Json names_of(const Rules& rules) {
  Json names = Json::array();
  for (const auto& rule : rules) names.push_back(rule.name);
  return names;
}

TEST(Kramdown, TriesTheSameParsersInTheSameOrder) {
  const auto parsers = ask({"parsers"});
  if (!parsers) GTEST_SKIP() << kMissing;
  const Json theirs = Json::parse(*parsers);
  EXPECT_EQ(names_of(kramdown::block_rules()), theirs["blocks"]);
  EXPECT_EQ(names_of(kramdown::span_rules()), theirs["spans"]);
}

}  // namespace
}  // namespace mobysearch::testing
