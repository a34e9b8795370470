// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/tokenizer.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

/// "swarm kit | swarmkit": tokens, then compounds.
std::string tokens_of(std::string_view text) {
  Tokenizer tokenizer;
  tokenizer.tokenize(text);
  std::string out;
  for (const Token& token : tokenizer.tokens()) out += std::string(token.word) + " ";
  out += "|";
  for (const Compound& compound : tokenizer.compounds()) out += " " + std::string(compound.word);
  return out;
}

TEST(Tokenizer, CutsWordsAsPeopleInThisFieldWriteThem) {
  const struct {
    std::string text, expected;
  } cases[] = {
      {"", "|"},
      {"Plain words, here.", "plain words here |"},
      {"SwarmKit", "swarm kit | swarmkit"},
      {"swarm-kit", "swarm kit | swarmkit"},
      {"swarm_kit", "swarm kit | swarmkit"},
      {"swarm\u2011kit", "swarm kit | swarmkit"},
      {"HTTPServer", "http server | httpserver"},
      {"namespaces.WithNamespace",
       "namespaces with namespace | withnamespace namespaceswithnamespace"},
      {"io_uring", "io uring | iouring"},
      {"c++ and C#", "c and c | c++ c#"},
      {".NET", "net | .net"},
      {"RUN --mount", "run mount | --mount"},
      {"moby/moby#32925", "moby moby 32925 |"},
      {"v1.2.3", "v 1 2 3 | v1 1.2.3 1.2"},
      {"CVE-2016-5195", "cve 2016 5195 | cve20165195"},
      {"don't dog's", "don't dog's |"},
      {"don\u2019t", "don't |"},
      {"Naïve Größe", "naïve grösse |"},
      {"日本語", "日 本 語 | 日本 本語"},
      {"日本docker", "日 本 docker | 日本"},
      {"ﾄﾞｯｶｰ", "ド ッ カ ー | ドッ ッカ カー"},
      {"か\u3099", "が |"},
      {"Ｄｏｃｋｅｒ", "docker |"},
      {"İstanbul IŞIK", "istanbul işik |"},
      {"Donau\u00ADdampf می\u200Cخواهم", "donaudampf میخواهم |"},
      {"1,000 in 2017,100", "1 000 in 2017 100 | 1000"},
      {"C++17", "c 17 | c++ c++17"},
      {"hello 🐳 world ™", "hello world | 🐳"},
      {"🐳", "🐳 |"},
      {"🎉🎉 👩🏽‍💻", "🎉 👩💻 |"},
  };
  for (const auto& c : cases) EXPECT_EQ(tokens_of(c.text), c.expected) << c.text;
}

TEST(Tokenizer, RangesCoverTheirWordsInAnyBytes) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 131 + i / 7);
  Tokenizer tokenizer;
  tokenizer.tokenize(bytes);
  std::uint32_t last = 0;
  for (const Token& token : tokenizer.tokens()) {
    EXPECT_LT(token.begin, token.end);
    EXPECT_LE(token.end, bytes.size());
    EXPECT_GE(token.begin, last);
    last = token.end;
  }
  for (const Compound& compound : tokenizer.compounds()) {
    EXPECT_LE(compound.first + compound.count, tokenizer.tokens().size());
  }
}

}  // namespace
}  // namespace mobysearch
