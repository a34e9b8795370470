// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/list_filters.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

TEST(LiquidListFilters, MakeWhatLiquidAndJekyllMake) {
  const Value page = testing::yaml(
      "letters: [c, A, b, A]\ntexts: ['9', b, '10']\n"
      "named: [{w: '10'}, {w: b}, {w: '9'}, {w: '-1.5'}, {x: 1}]\nnumbers: [10, 9, 1]\n"
      "ports: [{n: Ostrava, deep: true, at: {sea: no}}, {n: Lisbon, size: 10, at: {sea: yes}}, "
      "{n: Aveiro, size: 2, tags: [salt, eel]}]\n");
  LiquidContext context;
  context.page = &page;
  const LiquidScope scope{context, {}};
  const struct {
    const char *expression, *expected;
  } cases[] = {
      {"page.letters | first", "c"},
      {"page.letters | last", "A"},
      {"page.letters.first", "c"},
      {"page.letters[-1]", "A"},
      {"page.letters[9]", ""},
      {"page['letters'][1]", "A"},
      {"page.letters | sort | join", "A A b c"},
      {"page.letters | sort_natural | join: ''", "AAbc"},
      {"page.numbers | sort | join: ','", "1,9,10"},
      {"page.letters | reverse | join", "A b A c"},
      {"page.letters | uniq | size", "3"},
      {"page.letters | concat: page.numbers | size", "7"},
      {"page.letters | push: 'x' | last", "x"},
      {"page.letters | unshift: 'x' | first", "x"},
      {"page.letters | pop | shift | join", "A b"},
      {"page.letters | slice: 1, 2 | join", "A b"},
      {"page.letters | array_to_sentence_string", "c, A, b, and A"},
      {"'a-b--' | split: '-' | size", "2"},
      {"' a  b ' | split: ' ' | join: '|'", "a|b"},
      {"'äb' | split: '' | join: '|'", "ä|b"},
      {"'abcdef' | slice: -3, 2", "de"},
      {"page.ports | map: 'n' | join", "Ostrava Lisbon Aveiro"},
      {"page.ports | where: 'deep', true | map: 'n' | join", "Ostrava"},
      {"page.ports | where: 'tags', 'eel' | map: 'n' | join", "Aveiro"},
      {"page.ports | where: 'at.sea', true | map: 'n' | join", "Lisbon"},
      {"page.ports | where_exp: 'p', 'p.size > 5' | map: 'n' | join", "Lisbon"},
      {"page.ports | sort: 'size' | map: 'n' | join", "Ostrava Aveiro Lisbon"},
      {"page.ports | group_by: 'size' | map: 'size' | join", "1 1 1"},
      {"page.ports | find: 'n', 'Lisbon' | size", "3"},
      {"page.ports | sort_natural | map: 'n' | join", "Aveiro Lisbon Ostrava"},
      {"page.ports[0] | first | join: '='", "n=Ostrava"},
      {"page.ports[0] | last", ""},
      {"'ab' | first", ""},
      {"'ab' | reverse | join", "ab"},
      {"page.nothing | concat: page.numbers | join", "10 9 1"},
      {"page.ports[1] | map: 'n' | join", "Lisbon"},
      {"page.ports[0].at | where_exp: 'v', 'v == false' | size", "1"},
      {"12345 | size", "8"},
      {"1.5 | size", "0"},
      {"true | size", "0"},
      {"'a b' | number_of_words | size", "8"},
      {"page.ports | sort: 'size', 'last' | map: 'n' | join", "Aveiro Lisbon Ostrava"},
      {"page.texts | sort | join", "10 9 b"},
      {"page.named | sort: 'w' | map: 'w' | join", " -1.5 9 10 b"},
      {"page.ports | find_exp: 'p', 'p.size > 5' | map: 'n'", ""},
      {"page.letters | group_by_exp: 'l', 'l | downcase' | map: 'name' | join", "c a b"},
      {"page.letters | group_by_exp: 'l', 'l | downcase' | map: 'size' | join", "1 2 1"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(evaluate_liquid(c.expression, scope).text(), c.expected) << c.expression;
  }
}

TEST(LiquidNumberFilters, CountAsLiquidDoes) {
  LiquidContext context;
  const LiquidScope scope{context, {}};
  const struct {
    const char *expression, *expected;
  } cases[] = {
      {"1 | plus: 2", "3"},
      {"'3' | minus: 1", "2"},
      {"3 | times: 1.5", "4.5"},
      {"5 | divided_by: 2", "2"},
      {"-5 | divided_by: 2", "-3"},
      {"5.0 | divided_by: 2", "2.5"},
      {"5 | modulo: 3", "2"},
      {"-4 | abs", "4"},
      {"1.2 | ceil", "2"},
      {"1.8 | floor", "1"},
      {"1.5 | round", "2"},
      {"1.256 | round: 2", "1.26"},
      {"1 | at_least: 3", "3"},
      {"5 | at_most: 3", "3"},
      {"2 | times: 1.0", "2.0"},
      {"'x' | plus: 1", "1"},
      {"'2.5 m' | plus: 1", "3"},
      {"' 2.5 ' | plus: 1", "3.5"},
      {"page.nothing | plus: 1", "1"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(evaluate_liquid(c.expression, scope).text(), c.expected) << c.expression;
  }
}

}  // namespace
}  // namespace mobysearch
