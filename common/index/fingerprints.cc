// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/fingerprints.h"

#include <algorithm>
#include <utility>

#include "common/index/analyzer.h"
#include "common/index/index_error.h"
#include "common/index/vocabulary.h"
#include "common/index/vocabulary_block.h"

namespace mobysearch {
namespace {

constexpr std::uint64_t kHashBits = ~std::uint64_t{0xFFFF};
constexpr std::uint16_t kShared = 0;  ///< by the terms that have none of their own

bool has_own(std::string_view term) {
  return !term.empty() && term.size() <= Vocabulary::kMaxWordBytes;
}

/// 1 … kDistinct.
std::uint16_t hashed(std::string_view term) {
  return static_cast<std::uint16_t>(1 + TextHash()(term) % Fingerprints::kDistinct);
}

bool is_commoner(const TermFrequency& a, const TermFrequency& b) {
  return a.posts != b.posts ? a.posts > b.posts : a.term < b.term;
}

/// Those that have a fingerprint of their own, in no order.
std::vector<TermFrequency> commonest(std::vector<TermFrequency> terms) {
  std::erase_if(terms, [](const TermFrequency& each) { return !has_own(each.term); });
  if (terms.size() > Fingerprints::kDistinct) {
    const auto end = terms.begin() + static_cast<std::ptrdiff_t>(Fingerprints::kDistinct);
    std::nth_element(terms.begin(), end, terms.end(), is_commoner);
    terms.erase(end, terms.end());
  }
  return terms;
}

}  // namespace

std::uint16_t Fingerprints::of(std::string_view term) const {
  if (!has_own(term)) return kShared;
  const std::uint64_t hash = TextHash()(term) & kHashBits;
  const auto found = std::lower_bound(exceptions_.begin(), exceptions_.end(), hash);
  const bool is_exception = found != exceptions_.end() && (*found & kHashBits) == hash;
  return is_exception ? static_cast<std::uint16_t>(*found) : hashed(term);
}

std::vector<std::uint16_t> Fingerprints::of_all(const std::vector<std::string>& terms) const {
  std::vector<std::uint16_t> fingerprints;
  fingerprints.reserve(terms.size());
  for (const std::string& term : terms) fingerprints.push_back(of(term));
  return fingerprints;
}

Result<void> Fingerprints::add_block(std::string_view bytes) {
  Vocabulary block;
  if (auto ok = block.add_block(bytes); !ok) return index_damaged("the fingerprints are damaged");
  for (std::size_t i = 0; i < block.size(); ++i) {
    const std::uint64_t fingerprint = block.frequency(i);
    if (fingerprint > kDistinct) return index_damaged("the fingerprints are damaged");
    if (exceptions_.size() == kDistinct) return index_damaged("the fingerprints are damaged");
    exceptions_.push_back((TextHash()(block.word(i)) & kHashBits) | fingerprint);
  }
  std::sort(exceptions_.begin(), exceptions_.end());
  return {};
}

std::vector<std::string> fingerprint_blocks(std::vector<TermFrequency> terms) {
  terms = commonest(std::move(terms));
  std::vector<const TermFrequency*> owners(Fingerprints::kDistinct + 1, nullptr);
  std::vector<std::string_view> others;
  for (const TermFrequency& each : terms) {
    const TermFrequency*& owner = owners[hashed(each.term)];
    if (owner == nullptr) {
      owner = &each;
    } else if (is_commoner(each, *owner)) {
      others.push_back(std::exchange(owner, &each)->term);
    } else {
      others.push_back(each.term);
    }
  }
  std::sort(others.begin(), others.end());
  std::vector<std::string> blocks;
  VocabularyBlockBuilder block;
  std::uint16_t free = 0;
  for (const std::string_view term : others) {
    do ++free;
    while (owners[free] != nullptr);
    block.add(term, free);
    if (block.bytes() >= kVocabularyBlockBytes) blocks.push_back(block.take());
  }
  if (block.bytes() != 0) blocks.push_back(block.take());
  return blocks;
}

}  // namespace mobysearch
