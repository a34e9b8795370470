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

bool is_stop_word(std::string_view word) {
  return word == "the" || word == "how" || word == "to" || word == "what" || word == "it";
}

TEST(QueryParser, ReadsQueriesAsDocumented) {
  const auto rows = documented();
  ASSERT_GT(rows.size(), 25U);
  for (const auto& [query, expected] : rows) {
    EXPECT_EQ(to_string(parse_query(query, false, is_stop_word)), expected) << query;
  }
}

TEST(QueryParser, OnlyTheEndCanBeUnfinished) {
  const std::pair<const char*, const char*> cases[] = {
      {"swarm sl", "(all swarm sl…)"},
      {"swarm sl ", "(all swarm sl)"},
      {"swarm \"sl", "(all swarm \"sl…\")"},
      {"swarm \"a sl", "(all swarm \"a sl…\")"},
      {"swarm “sl", "(all swarm \"sl…\")"},
      {"\"swarm sl\"", "(all \"swarm sl\")"},
      {"“swarm sl”", "(all \"swarm sl\")"},
      {"title:su", "(all title:su…)"},
      {"title:su ", "(all title:su)"},
      {"author:\"Pat", "(all author:\"Pat…\")"},
      {"(swarm OR ki", "(all (or swarm ki…))"},
      {"(swarm)", "(all swarm)"},
      {"docker -sw", "(all docker (not sw…))"},
      {"-sw", "(all -sw…)"},
      {"npm install -g", "(all npm install)"},
      {"npm install -g ", "(all npm install -g)"},
      {"-g", "(all -g…)"},
      {"docker date:201", "(all docker)"},
      {"docker date:2017", "(all docker date:20170101..20171231)"},
      {"docker AND", "(all docker)"},
      {"OR", "(all OR…)"},
      {"OR ", "(all)"},
      {"", "(all)"},
  };
  for (const auto& [query, expected] : cases)
    EXPECT_EQ(to_string(parse_query(query, true)), expected) << query;
}

TEST(QueryParser, ReadsAllOperatorsAsTextWhereThatIsAsked) {
  EXPECT_EQ(to_string(parse_text("docker -swarm NOT (kit OR slides)", false)),
            "(all docker -swarm NOT kit OR slides)");
  EXPECT_EQ(to_string(parse_text("docker title:-x -sw", true)), "(all docker title:-x -sw…)");
}

TEST(QueryParser, GoesNoFurtherThanItsLimits) {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "w ";
  EXPECT_EQ(parse_query(words, false).children.size(), 64U);
  const std::string brackets(500, '(');
  EXPECT_FALSE(to_string(parse_query(brackets + "x", false)).empty());
  std::string minuses = "w ";
  for (int i = 0; i < 20; ++i) minuses += "-ab ";
  int negated = 0;
  for (const auto& child : parse_query(minuses, false).children) {
    negated += child.kind == QueryNode::Kind::kNot ? 1 : 0;
  }
  EXPECT_EQ(negated, 8);
}

}  // namespace
}  // namespace mobysearch
