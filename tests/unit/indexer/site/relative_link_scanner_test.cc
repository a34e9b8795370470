// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/relative_link_scanner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/repeated.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "text|path|fragment|title" of each link, behind a colon for a definition.
std::vector<std::string> links(const std::string& text) {
  std::vector<std::string> all;
  RelativeLinkScanner scanner(text);
  while (const auto link = scanner.next()) {
    std::string parts = link->is_inline ? "" : ":";
    for (const auto part : {link->text, link->path, link->fragment, link->title}) {
      parts.append(part).append("|");
    }
    parts.pop_back();
    all.push_back(parts);
  }
  return all;
}

TEST(RelativeLinkScanner, FindsInlineLinks) {
  EXPECT_THAT(links("[a](b.md) and ![c](d.png)"), ElementsAre("a|b.md||", "c|d.png||"));
  EXPECT_THAT(links("[a](b.md#c) [d](e.md#f(g))"), ElementsAre("a|b.md|#c|", "d|e.md|#f(g|"));
  EXPECT_THAT(links("[a](b.md \"T (x)\")"), ElementsAre("a|b.md|| \"T (x)\""));
  EXPECT_THAT(links("[a](b.md#c \"say \\\"T\\\"\")"), ElementsAre("a|b.md|#c| \"say \\\"T\\\"\""));
  EXPECT_THAT(links("[x] and [y](b.md)"), ElementsAre("x] and [y|b.md||"));
  EXPECT_THAT(links("[a](\nb.md)"), ElementsAre("a|\nb.md||"));
  EXPECT_THAT(links("[a](#b)"), ElementsAre("a|#b||"));
  EXPECT_THAT(links("[a](b#) c (d)"), ElementsAre("a|b|#) c (d|"));
  EXPECT_THAT(links("[a]() [b](c)"), ElementsAre("a]() [b|c||"));
  EXPECT_THAT(links("[a\nb](c) [d] (e) [f](g"), IsEmpty());
}

TEST(RelativeLinkScanner, FindsDefinitionsOfReferences) {
  EXPECT_THAT(links("[a]: b.md"), ElementsAre(":a|b.md||"));
  EXPECT_THAT(links("x\n\n  [a]: b.md#c  \n[d]: e \"T\"\nf"),
              ElementsAre(":a|b.md|#c|", ":d|e|| \"T\""));
  EXPECT_THAT(links("x [a]: b.md"), IsEmpty());
  EXPECT_THAT(links("[a]:b.md\n[c]: \n"), IsEmpty());
  EXPECT_THAT(links("[a]: b c\r\n"), ElementsAre(":a|b c||"));
}

TEST(RelativeLinkScanner, TheWholeOfADefinitionBeginsWithBlankLines) {
  const std::string text = "x\n\n \n[a]: b  \ny";
  RelativeLinkScanner scanner(text);
  const auto link = scanner.next();
  ASSERT_TRUE(link);
  EXPECT_EQ(link->whole, "\n \n[a]: b  ");
  EXPECT_FALSE(scanner.next());
}

TEST(RelativeLinkScanner, HostileTextHasAnEnd) {
  using testing::repeated;
  for (const char* piece : {"[", "[](", "[a](b#", "[a](b \"", "[a]: ", "\n", " [", "[a](\n#",
                            "[a]: #", "[a]: b \"", "[](\n", "](", "]: "}) {
    links(repeated(piece, 10'000));
    links("[" + repeated(piece, 10'000) + ")");
  }
}

}  // namespace
}  // namespace mobysearch
