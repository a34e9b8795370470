// SPDX-License-Identifier: GPL-2.0-or-later
// Our front matter beside what Jekyll reads: real ones and hand-written ones, mutated, and single
// scalars. What is to differ stands, with its reason, in yaml_oracle.rb; nothing else may.
//
// MOBYSEARCH_COMPARE_SEED and MOBYSEARCH_COMPARE_COUNT make other samples and more.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "indexer/site/front_matter.h"
#include "tests/support/comparison.h"
#include "tests/support/process.h"

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

Json typed(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      return {"null"};
    case Value::Kind::kBool:
      return {"bool", value.text};
    case Value::Kind::kNumber:
      return {"number", value.text};
    case Value::Kind::kTimestamp:
      return {"time", value.text};
    case Value::Kind::kString:
      return {"text", value.text};
    case Value::Kind::kList: {
      Json list = Json::array();
      for (const Value& item : value.list) list.push_back(typed(item));
      return {"list", list};
    }
    case Value::Kind::kMap:
      break;
  }
  Json map = Json::array();
  for (const auto& [key, item] : value.map) map.push_back({key, typed(item)});
  return {"map", map};
}

std::optional<Comparison> compare_values(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {
      "ruby", std::string(MOBYSEARCH_SOURCE_DIR) + "/tests/compare/yaml_oracle.rb"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const Finished oracle = run(command, {{"LANG", "C.UTF-8"}});
  if (oracle.exit_code == kNotInstalled || oracle.exit_code == 127) return std::nullopt;
  EXPECT_EQ(oracle.exit_code, 0) << oracle.err;
  Comparison comparison;
  std::istringstream lines(oracle.out);
  for (std::string line; std::getline(lines, line);) {
    const Json sample = Json::parse(line);
    const std::string name = sample["name"];
    const std::string text = sample["text"];
    const FrontMatterSplit split = split_front_matter(text);
    const auto value = parse_front_matter(split);
    const std::string about = Json(text).dump();
    comparison.note(name, about, "value", value ? typed(*value).dump() : "null",
                    sample["value"].dump());
    comparison.note(name, about, "body", Json(std::string(split.body)).dump(),
                    sample["body"].dump());
  }
  return comparison;
}

void expect_the_same_values(const std::vector<std::string>& arguments) {
  const auto found = compare_values(arguments);
  if (!found) GTEST_SKIP() << "ruby and its Psych are not installed";
  found->print_differences();
  EXPECT_EQ(found->print_share("value"), 1.0);
  EXPECT_EQ(found->print_share("body"), 1.0);
}

std::vector<std::string> yaml_samples(const std::string& kind) {
  return {kind, setting("MOBYSEARCH_COMPARE_SEED", "1"),
          setting("MOBYSEARCH_COMPARE_COUNT", "4000")};
}

TEST(Yaml, MutatedFrontMatterIsReadAsJekyllReadsIt) {
  std::vector<std::string> arguments = yaml_samples("mixed");
  if (const std::string corpora = corpora_directory(); !corpora.empty()) {
    arguments.push_back(corpora + "/sites");
    arguments.push_back(corpora + "/markdown/rust-blog");
  }
  expect_the_same_values(arguments);
}

TEST(Yaml, ScalarsAreReadAsJekyllReadsThem) { expect_the_same_values(yaml_samples("scalars")); }

}  // namespace
}  // namespace mobysearch::testing
