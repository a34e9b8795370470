// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_parser.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/query_text.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::to_string;

/// The cells between backquotes of the table under "How queries are read".
std::vector<std::pair<std::string, std::string>> documented() {
  const std::string page = testing::read_file(MOBYSEARCH_SOURCE_DIR "/docs/query_syntax.md");
  std::istringstream in(page.substr(page.find("## How queries are read")));
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells;
    for (auto open = line.find('`'); open != std::string::npos; open = line.find('`', open)) {
      const auto close = line.find('`', open + 1);
      cells.push_back(line.substr(open + 1, close - open - 1));
      open = close + 1;
    }
    if (cells.size() == 2) rows.emplace_back(cells[0], cells[1]);
  }
  return rows;
}

TEST(QueryParser, ReadsQueriesAsDocumented) {
  const auto rows = documented();
  ASSERT_GT(rows.size(), 25U);
  for (const auto& [query, expected] : rows) {
    EXPECT_EQ(to_string(parse_query(query, false)), expected) << query;
  }
}

TEST(QueryParser, OnlyTheLastWordCanBeUnfinished) {
  EXPECT_EQ(to_string(parse_query("swarm sl", true)), "(all swarm sl…)");
  EXPECT_EQ(to_string(parse_query("swarm sl ", true)), "(all swarm sl)");
  EXPECT_EQ(to_string(parse_query("swarm \"sl", true)), "(all swarm \"sl\")");
  EXPECT_EQ(to_string(parse_query("", true)), "(all)");
}

TEST(QueryParser, GoesNoFurtherThanItsLimits) {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "w ";
  EXPECT_EQ(parse_query(words, false).children.size(), 64U);
  const std::string brackets(500, '(');
  EXPECT_FALSE(to_string(parse_query(brackets + "x", false)).empty());
  std::string minuses;
  for (int i = 0; i < 20; ++i) minuses += "-a ";
  int negated = 0;
  for (const auto& child : parse_query(minuses, false).children) {
    negated += child.kind == QueryNode::Kind::kNot ? 1 : 0;
  }
  EXPECT_EQ(negated, 8);
}

}  // namespace
}  // namespace mobysearch
