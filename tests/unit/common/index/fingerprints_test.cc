// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/fingerprints.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "common/index/vocabulary_block.h"

namespace mobysearch {
namespace {

Fingerprints of_blocks(const std::vector<std::string>& blocks) {
  Fingerprints fingerprints;
  for (const std::string& block : blocks) EXPECT_TRUE(fingerprints.add_block(block));
  return fingerprints;
}

/// `count` different words; the earlier ones are commoner.
std::vector<std::string> many_words(std::size_t count) {
  std::vector<std::string> words;
  const std::string ending(20, 'x');  // for more than a block
  for (std::size_t i = 0; i < count; ++i) words.push_back(std::to_string(i) + ending);
  return words;
}

std::vector<TermFrequency> frequencies(const std::vector<std::string>& words) {
  std::vector<TermFrequency> terms;
  for (const std::string& word : words)
    terms.push_back({word, static_cast<std::uint32_t>(words.size() - terms.size())});
  return terms;
}

std::set<std::uint16_t> of_first(const Fingerprints& fingerprints,
                                 const std::vector<std::string>& words, std::size_t count) {
  std::set<std::uint16_t> all;
  for (std::size_t i = 0; i < count; ++i) all.insert(fingerprints.of(words[i]));
  return all;
}

TEST(Fingerprints, NoTwoTermsShareOne) {
  for (const std::size_t count : {2U, 1000U, 20'000U, 65'535U}) {
    const auto words = many_words(count);
    const Fingerprints all = of_blocks(fingerprint_blocks(frequencies(words)));
    EXPECT_EQ(of_first(all, words, count).size(), count);
  }
}

TEST(Fingerprints, TheCommonestKeepTheirOwnWhenThereAreTooMany) {
  const auto words = many_words(100'000);
  const Fingerprints all = of_blocks(fingerprint_blocks(frequencies(words)));
  EXPECT_EQ(of_first(all, words, Fingerprints::kDistinct).size(), Fingerprints::kDistinct);
}

TEST(Fingerprints, TheOrderOfTheTermsMakesNoDifference) {
  const auto words = many_words(80'000);
  auto terms = frequencies(words);
  for (TermFrequency& each : terms) each.posts = std::min(each.posts, 30'000U);  // many are equal
  const auto blocks = fingerprint_blocks(terms);
  EXPECT_GT(blocks.size(), 1U);
  std::shuffle(terms.begin(), terms.end(), std::mt19937(3));
  EXPECT_EQ(fingerprint_blocks(terms), blocks);
}

TEST(Fingerprints, FewTermsNeedNothingStored) {
  EXPECT_TRUE(fingerprint_blocks({}).empty());
  EXPECT_TRUE(fingerprint_blocks({{"one", 1}, {"two", 2}}).empty());
}

TEST(Fingerprints, WhatNobodyTypesSharesOneThatNoOtherTermHas) {
  const std::string long_word(65, 'x');
  auto words = many_words(65'535);
  auto terms = frequencies(words);
  terms.insert(terms.begin(), {{long_word, 1'000'000}, {"", 1'000'000}});
  const Fingerprints all = of_blocks(fingerprint_blocks(terms));
  const auto others = of_first(all, words, words.size());
  EXPECT_EQ(others.size(), words.size());
  EXPECT_FALSE(others.contains(all.of(long_word)));
  EXPECT_EQ(all.of(long_word), all.of(""));
  EXPECT_EQ(all.of(long_word), all.of(std::string(200, 'y')));
}

TEST(Fingerprints, SurviveDamageAnywhere) {
  const auto blocks = fingerprint_blocks(frequencies(many_words(2000)));
  ASSERT_EQ(blocks.size(), 1U);
  for (std::size_t at = 0; at < blocks[0].size(); ++at) {
    for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      std::string bytes = blocks[0];
      bytes[at] = static_cast<char>(value);
      Fingerprints fingerprints;
      if (fingerprints.add_block(bytes)) (void)fingerprints.of("17" + std::string(20, 'x'));
    }
  }
}

TEST(Fingerprints, RefuseNumbersOfMoreThan16Bits) {
  const std::string block("\0\1a\x80\x80\x04", 6);  // "a": 65,536
  EXPECT_FALSE(Fingerprints().add_block(block));
  EXPECT_TRUE(Fingerprints().add_block(std::string("\0\1a\xff\xff\x03", 6)));
  EXPECT_FALSE(Fingerprints().add_block("\1")) << "cut short";
}

TEST(Fingerprints, RefuseMoreTermsThanHaveOne) {
  const std::string block("\0\1a\1", 4);
  Fingerprints fingerprints;
  bool is_taken = true;
  for (std::size_t i = 0; i < Fingerprints::kDistinct && is_taken; i += 257) {
    VocabularyBlockBuilder builder;
    for (std::size_t word = i; word < i + 257; ++word)
      builder.add(std::to_string(1'000'000 + word), 1);
    is_taken = fingerprints.add_block(builder.take()).has_value();
  }
  EXPECT_TRUE(is_taken);
  EXPECT_FALSE(fingerprints.add_block(block));
}

}  // namespace
}  // namespace mobysearch
