// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/schema.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace mobysearch {
namespace {

std::string dump() {
  std::string text = fmt::format("schema {}\n", kSchemaVersion);
  for (const FieldSpec& spec : kFields) {
    text += fmt::format("{} '{}' prefix {} exact {} {}{}\n", static_cast<int>(spec.field),
                        spec.name, spec.prefix, spec.exact_prefix, spec.words ? "words" : "whole",
                        spec.is_label ? " label" : "");
  }
  text += fmt::format("timestamp slot {}\nkeys {} {} {} {}\n", kTimestampSlot, kInfoKey,
                      kSynonymsKey, kUnlistedKey, kShardKey);
  return text;
}

// When this fails, what is in index files has changed: raise kSchemaVersion, and then write the new
// table here.
TEST(Schema, IsThatOfItsVersion) {
  EXPECT_EQ(dump(),
            "schema 9\n"
            "0 'title' prefix S exact  words\n"
            "1 'author' prefix A exact XA words\n"
            "2 'tag' prefix K exact  whole label\n"
            "3 'category' prefix XC exact  whole label\n"
            "4 'year' prefix Y exact  whole\n"
            "5 'has' prefix XH exact  whole\n"
            "6 'lang' prefix L exact  whole\n"
            "7 'link' prefix XL exact  whole\n"
            "8 '' prefix Q exact  whole\n"
            "9 '' prefix XT exact  whole\n"
            "10 '' prefix U exact  whole\n"
            "11 '' prefix XN exact  whole\n"
            "12 '' prefix XD exact  whole\n"
            "timestamp slot 0\n"
            "keys info synonyms unlisted shard\n");
}

TEST(Schema, FiltersSayWhichValuesTheyTake) {
  EXPECT_EQ(filter_names(", "), "author, tag, category, year, has, lang");
  for (const Field field : kFilters) {
    const FilterSpec& filter = field_spec(field).filter;
    EXPECT_EQ(filter.accepts == nullptr, filter.expects.empty()) << field_spec(field).name;
  }
  EXPECT_TRUE(is_year("2017"));
  EXPECT_FALSE(is_year("17") || is_year("201x") || is_year("+201"));
  EXPECT_TRUE(is_media_kind("slides"));
  EXPECT_FALSE(is_media_kind("slide"));
}

TEST(Schema, KeysSortAsTheirNumbersDo) {
  std::string last;
  for (const std::uint32_t number : {0U, 1U, 255U, 256U, 65'536U, 4'000'000'000U}) {
    EXPECT_LT(last, post_key(number));
    last = post_key(number);
  }
  const std::set<std::string> keys = {
      post_key(1),          forward_key(1),        vocabulary_key(1),    fingerprint_key(1),
      title_starts_key(1),  post_ages_key(1),      shard_numbers_key(1), facet_sets_key(1),
      facet_numbers_key(1), best_posts_key("word")};
  EXPECT_EQ(keys.size(), 10U);
}

TEST(Schema, TermsAreClippedOnACodePoint) {
  const std::string long_tag = std::string(199, 'a') + "ä" + std::string(100, 'b');
  const std::string term = exact_term(Field::kTag, long_tag);
  EXPECT_LE(term.size(), 204U);
  EXPECT_EQ(term, "K" + std::string(199, 'a') + "a");
}

}  // namespace
}  // namespace mobysearch
