// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/posting_lists.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

using namespace std::string_literals;  // NOLINT: nothing else can name the operator

namespace mobysearch {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

// What a glass table has for three documents, of lengths 5, 2 and 1.
const std::string kLengthsKey = "\0\xE0"s;
const std::string kLengths =
    "\0\0\0"
    "1\2"
    "\5\0\2\0\1"s;

bool are_sound(const Entries& entries, const DatabaseStatistics& statistics = {3, 3, 1, 8}) {
  PostingLists lists;
  lists.expect(statistics);
  for (const auto& [key, tag] : entries) {
    if (!lists.add(key, tag, true, true)) return false;
  }
  return lists.are_complete();
}

TEST(PostingLists, TakeWhatGlassWrites) {
  EXPECT_TRUE(are_sound({{"", ""}, {kLengthsKey, kLengths}}));
  EXPECT_TRUE(are_sound({{kLengthsKey, kLengths},
                         {"moby",
                          "\2\4\0"
                          "1\2"
                          "\3\1\1"s}}));
  EXPECT_TRUE(are_sound({{kLengthsKey, kLengths},
                         {"moby",
                          "\2\4\0"
                          "0\1"
                          "\1\0\1"s.substr(0, 5) +
                              "\3"},
                         {"moby\0\0\3"s, "1\0\1"s}}) == false)
      << "the first chunk must end where it says";
  EXPECT_TRUE(are_sound({{kLengthsKey, kLengths},
                         {"moby",
                          "\2\4\0"
                          "0\0"
                          "\3"s},
                         {"moby\0\0\3"s, "1\0\1"s}}))
      << "two chunks";
  EXPECT_TRUE(are_sound({{"\0\xC0info"s, "anything"}, {kLengthsKey, kLengths}}));
  EXPECT_TRUE(are_sound({{"\0\xD8\1\0\1"s, "\2ab\1\1c"s}, {kLengthsKey, kLengths}})) << "values";
  EXPECT_TRUE(are_sound({}, {}));
}

TEST(PostingLists, RefuseWhatWouldMisleadXapian) {
  const struct {
    const char* what;
    std::string key, tag;
  } cases[] = {
      {"a docid beyond the last", "moby",
       "\1\1\3"
       "1\0"
       "\1"s},
      {"a docid that wraps", "moby",
       "\2\2\0"
       "1\1"
       "\1\xff\xff\xff\xff\x0f\1"s},
      {"another last docid than is said", "moby",
       "\2\4\0"
       "1\1"
       "\3\1\1"s},
      {"more documents than are said", "moby",
       "\1\4\0"
       "1\2"
       "\3\1\1"s},
      {"fewer words than are said", "moby",
       "\2\5\0"
       "1\2"
       "\3\1\1"s},
      {"a number cut short", "moby",
       "\2\4\0"
       "1\2"
       "\3\1\x81"s},
      {"no end", "moby",
       "\2\4\0"
       "0\2"
       "\3\1\1"s},
      {"no flag", "moby",
       "\2\4\0"
       "2\2"
       "\3\1\1"s},
      {"nothing", "moby", ""},
      {"a chunk of no list", "moby\0\0\3"s, "1\0\1"s},
      {"a docid of one byte", "moby\0\1"s, "1\0\1"s},
      {"an unknown kind", "\0\xAA"s, "x"},
      {"a key that is cut short", "\0"s, "x"},
      {"values of no document", "\0\xD8\1\0\0"s, "\1a"s},
      {"values that are cut short", "\0\xD8\1\0\1"s, "\3a"s},
      {"values of more documents", "\0\xD8\1\0\1"s, "\1a\2\1b"s},
      {"lengths twice", kLengthsKey, kLengths},
  };
  for (const auto& c : cases) {
    EXPECT_FALSE(are_sound({{kLengthsKey, kLengths}, {c.key, c.tag}})) << c.what;
  }
}

TEST(PostingLists, RefuseStatisticsThatAreNotThoseOfTheDocuments) {
  const Entries lengths = {{kLengthsKey, kLengths}};
  EXPECT_TRUE(are_sound(lengths, {3, 3, 1, 8}));
  EXPECT_FALSE(are_sound(lengths, {2, 3, 1, 8}));
  EXPECT_FALSE(are_sound(lengths, {3, 2, 1, 8}));
  EXPECT_FALSE(are_sound(lengths, {3, 3, 0, 8}));
  EXPECT_FALSE(are_sound(lengths, {3, 3, 1, 0}));
  EXPECT_FALSE(are_sound({}, {3, 3, 1, 8}));
}

TEST(PostingLists, ADocumentOfNoLengthHasNoWords) {
  const Entries lengths = {{kLengthsKey,
                            "\0\0\0"
                            "1\1"
                            "\0\0\2"s}};
  Entries with_term = lengths;
  with_term.emplace_back("Qpath",
                         "\2\0\0"
                         "1\1"
                         "\0\0\0"s);
  EXPECT_TRUE(are_sound(with_term, {2, 2, 1, 2})) << "a term without weight";
  with_term.back() = {"word",
                      "\2\3\0"
                      "1\1"
                      "\1\0\2"s};
  EXPECT_FALSE(are_sound(with_term, {2, 2, 1, 2}));
}

TEST(PostingLists, CountLongListsAsShortOnes) {
  constexpr std::uint32_t kDocuments = 100;
  std::string lengths =
      "\0\0\0"
      "1"s +
      static_cast<char>(kDocuments - 1);
  std::string postings = static_cast<char>(kDocuments) +
                         "\xc8\1\0"
                         "1"s +
                         lengths.back();
  for (std::uint32_t i = 0; i < kDocuments; ++i) {
    lengths += i == 0 ? "\2"s : "\0\2"s;
    postings += i == 0 ? "\2"s : "\0\2"s;
  }
  const DatabaseStatistics statistics = {kDocuments, kDocuments, 2, 200};
  EXPECT_TRUE(are_sound({{kLengthsKey, lengths}, {"a", postings}}, statistics));
  postings[postings.size() - 4] = 1;  // a docid's step
  EXPECT_FALSE(are_sound({{kLengthsKey, lengths}, {"a", postings}}, statistics));
}

TEST(PostingLists, PutTagsOfSeveralPiecesTogether) {
  PostingLists lists;
  lists.expect({3, 3, 1, 8});
  EXPECT_TRUE(lists.add(kLengthsKey, kLengths.substr(0, 6), true, false));
  EXPECT_TRUE(lists.add(kLengthsKey, kLengths.substr(6), false, true));
  EXPECT_TRUE(lists.are_complete());
}

}  // namespace
}  // namespace mobysearch
