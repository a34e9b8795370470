// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/compounds.h"

#include <gtest/gtest.h>

#include "common/text/tokenizer.h"

namespace mobysearch {
namespace {

/// The compounds of a text, each with what it covers, and "!" when it is all of its run.
std::string compounds_of(const std::string& text) {
  Tokenizer tokenizer;
  tokenizer.tokenize(text);
  std::string out;
  for (const Compound& compound : tokenizer.compounds()) {
    const std::string covered = text.substr(compound.begin, compound.end - compound.begin);
    if (!out.empty()) out += ' ';
    out += std::string(compound.word) + (covered == compound.word ? "" : "=" + covered) +
           (compound.whole ? "!" : "");
  }
  return out;
}

TEST(Compounds, MeanWhatPeopleTypeForThem) {
  const struct {
    std::string text, expected;
  } cases[] = {
      {"swarm-kit", "swarmkit=swarm-kit!"},
      {"RUN --mount", "--mount!"},
      {".NET 6", ".net=.NET!"},
      {"node.js", "nodejs=node.js!"},
      // Versions: without their v, and their beginnings.
      {"3.8.1", "3.8.1! 3.8"},
      {"v3.8.1", "v3 3.8.1=v3.8.1! 3.8=v3.8"},
      {"V3.8.1", "v3=V3 3.8.1=V3.8.1! 3.8=V3.8"},
      {"4.0", "4.0!"},
      {"1.2.3.4", "1.2.3.4! 1.2 1.2.3"},
      {"5.0rc2", "5.0rc2! 5.0"},
      {"4.0.0-rc.1", "4.0.0rc1=4.0.0-rc.1! 4.0 4.0.0"},
      {"4.0.0.rc1", "4.0.0rc1=4.0.0.rc1! 4.0 4.0.0"},
      {"1.24.0-beta1", "1.24.0beta1=1.24.0-beta1! 1.24 1.24.0"},
      {"go1.8.3", "go1.8.3! go1.8"},
      {"runc-1.2", "runc1.2=runc-1.2! 1.2"},
      {"moby:v1.2.3", "v1 1.2.3=v1.2.3 1.2=v1.2"},
      {"3.8MB", "3.8mb=3.8MB!"},
      // Numbers, without what parts their digits.
      {"1,000,000", "1000000=1,000,000!"},
      {"1'000'000", "1000000=1'000'000!"},
      {"1\u2009000\u2009000", "1000000=1\u2009000\u2009000!"},
      {"1.000.000", "1.000.000! 1.000 1000000=1.000.000!"},
      {"1,000.50", "000.50 1000.50=1,000.50!"},
      {"1.000", "1.000!"},
      {"1,2,30 and 0,500 and 2017,100", ""},
      {"2017-06-26", "20170626=2017-06-26!"},
      // Names with signs.
      {"c++", "c++!"},
      {"C++17", "c++=C++ c++17=C++17!"},
      {"C#7 F#", "c#=C# c#7=C#7! f#=F#!"},
      {"PR#12 a+b", ""},
      // Emoji belong to the word before them.
      {"docker🐳", "🐳"},
      {"🎉 release ❤️", "❤=❤️ 🎉"},
      {"日本語", "日本 本語"},
  };
  for (const auto& c : cases) EXPECT_EQ(compounds_of(c.text), c.expected) << c.text;
}

TEST(Compounds, OfALongRunAreFew) {
  std::string version = "1";
  for (int i = 0; i < 10'000; ++i) version += ".1";
  Tokenizer tokenizer;
  tokenizer.tokenize(version);
  EXPECT_EQ(tokenizer.tokens().size(), 10'001U);
  EXPECT_LE(tokenizer.compounds().size(), 10U);
}

}  // namespace
}  // namespace mobysearch
