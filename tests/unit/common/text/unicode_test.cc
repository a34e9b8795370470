// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/unicode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Unicode, FoldsCaseAndAccents) {
  EXPECT_EQ(fold_case("ÄÖÜ Straße"), "äöü strasse");
  EXPECT_EQ(fold_case("ASCII"), "ascii");
  EXPECT_EQ(fold_accents("naïve"), "naive");
  EXPECT_EQ(fold_accents("ジ"), "ジ") << "a voicing mark is no accent";
  EXPECT_EQ(lower_case("İΟΔΟΣ"), "i\u0307οδοσ");
  EXPECT_EQ(upper_case("straße"), "STRASSE");
  EXPECT_EQ(title_case("ß"), "Ss");
  EXPECT_EQ(title_case("ﬁ"), "Fi");
  EXPECT_EQ(title_case("ǆ"), "ǅ");
  EXPECT_EQ(lower_case("A\xFF"), "a\xFF") << "invalid bytes stay";
}

TEST(Unicode, CleansWhatDrivesTerminalsAndPages) {
  EXPECT_EQ(clean_utf8("a\x07z\x7F\u0085\u202Eb\nc\td"), "azb\nc\td");
  EXPECT_EQ(clean_utf8("bad \xFF\xC3"), "bad \uFFFD\uFFFD");
  EXPECT_TRUE(is_valid_utf8("日本"));
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
}

TEST(Unicode, NeverCutsACodePoint) {
  EXPECT_EQ(clip_utf8("aé", 2), "a");
  EXPECT_EQ(clip_utf8("aé", 3), "aé");
  EXPECT_EQ(clip_utf8("日", 2), "");
}

}  // namespace
}  // namespace mobysearch
