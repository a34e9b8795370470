// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/unicode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Unicode, FoldsCaseAndAccents) {
  EXPECT_EQ(fold_case("ÄÖÜ Straße"), "äöü strasse");
  EXPECT_EQ(fold_case("ASCII"), "ascii");
  EXPECT_EQ(fold_case("İstanbul"), "istanbul");
  const struct {
    std::string word, plain;
  } accents[] = {
      {"naïve", "naive"},   {"łódź", "lodz"},     {"ørsted", "orsted"}, {"æsir", "aesir"},
      {"nẵng", "nang"},     {"đà", "da"},         {"þór", "thor"},      {"ışık", "isik"},
      {"œuvre", "oeuvre"},  {"ёлка", "елка"},     {"λόγος", "λογος"},   {"שָׁלוֹם", "שלום"},
      {"مُحَمَّد", "محمد"},     {"أحمد", "احمد"},     {"हिन्दी", "हिन्दी"},   {"ジ", "ジ"},
      {"docker", "docker"}, {"한국어", "한국어"},
  };
  for (const auto& c : accents) EXPECT_EQ(fold_accents(c.word), c.plain) << c.word;
  EXPECT_EQ(spell_out_accents("köln"), "koeln");
  EXPECT_EQ(spell_out_accents("århus"), "aarhus");
  EXPECT_EQ(spell_out_accents("ærø"), "aeroe");
  EXPECT_EQ(spell_out_accents("é"), "e");
  EXPECT_EQ(lower_case("İΟΔΟΣ"), "i\u0307οδοσ");
  EXPECT_EQ(upper_case("straße"), "STRASSE");
  EXPECT_EQ(title_case("ß"), "Ss");
  EXPECT_EQ(title_case("ﬁ"), "Fi");
  EXPECT_EQ(title_case("ǆ"), "ǅ");
  EXPECT_EQ(lower_case("A\xFF"), "a\xFF") << "invalid bytes stay";
}

TEST(Unicode, KnowsWhereAWordBegins) {
  EXPECT_TRUE(starts_word("é", 0));
  EXPECT_TRUE(starts_word("a1", 1));
  EXPECT_FALSE(starts_word("a-", 1));
  EXPECT_FALSE(starts_word("日", 0)) << "an n-gram";
  EXPECT_FALSE(starts_word("a", 1)) << "the end";
  EXPECT_TRUE(is_invisible(0xAD));
  EXPECT_TRUE(is_pictograph(U'🐳'));
  EXPECT_FALSE(is_pictograph(U'™'));
}

TEST(Unicode, CleansWhatDrivesTerminalsAndPages) {
  EXPECT_EQ(clean_utf8("a\x07z\x7F\u0085\u202Eb\nc\td"), "azb\nc\td");
  EXPECT_EQ(clean_utf8("bad \xFF\xC3"), "bad \uFFFD\uFFFD");
  EXPECT_TRUE(is_valid_utf8("日本"));
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
}

TEST(Unicode, MeasuresAscii) {
  const std::string ascii(21, 'a');
  EXPECT_EQ(ascii_length(ascii), ascii.size());
  EXPECT_EQ(ascii_length(""), 0U);
  for (std::size_t i = 0; i < ascii.size(); ++i)
    EXPECT_EQ(ascii_length(ascii.substr(0, i) + "é" + ascii), i) << i;
}

TEST(Unicode, NeverCutsACodePoint) {
  EXPECT_EQ(clip_utf8("aé", 2), "a");
  EXPECT_EQ(clip_utf8("aé", 3), "aé");
  EXPECT_EQ(clip_utf8("日", 2), "");
}

}  // namespace
}  // namespace mobysearch
