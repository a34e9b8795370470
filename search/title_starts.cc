// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/title_starts.h"

namespace mobysearch {
namespace {

constexpr std::size_t kBlock = 16;
constexpr std::uint32_t kFirstWord = 0xFFFF;
constexpr unsigned kSlotBits = 18;

std::uint32_t start_of(std::span<const std::uint16_t> words) {
  if (words.empty()) return 0;
  return words[0] | (words.size() > 1 ? std::uint32_t{words[1]} << 16 : 0);
}

/// Of the first two words.
std::size_t slot_of(std::uint32_t start) { return (start * 0x9E3779B1U) >> (32 - kSlotBits); }

}  // namespace

TitleStarts::TitleStarts(const ForwardIndex& forward, std::uint32_t last_docid)
    // Whole blocks, so that none needs to be looked at word by word.
    : starts_((std::size_t{last_docid} + kBlock) / kBlock * kBlock),
      first_words_(kFirstWord + 1),
      first_pairs_(std::size_t{1} << kSlotBits) {
  for (std::uint32_t docid = 1; docid <= last_docid; ++docid) {
    const ForwardPost post = forward.post(docid);
    if (post.bounds.empty() || post.title_end() == 0) continue;
    const std::uint32_t start = start_of(post.tokens.first(post.title_end()));
    starts_[docid] = start;
    first_words_[start & kFirstWord] = true;
    first_pairs_[slot_of(start)] = true;
  }
}

std::vector<std::uint32_t> TitleStarts::candidates(std::span<const std::uint16_t> words,
                                                   std::size_t most) const {
  const std::uint32_t mask = words.size() > 1 ? UINT32_MAX : kFirstWord;
  const std::uint32_t wanted = start_of(words);
  std::vector<std::uint32_t> found;
  if (starts_.empty()) return found;
  if (words.size() > 1 ? !first_pairs_[slot_of(wanted)] : !first_words_[wanted]) return found;
  for (std::size_t begin = 0; begin < starts_.size(); begin += kBlock) {
    std::uint32_t some = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      some |= (starts_[begin + i] & mask) == wanted ? UINT32_MAX : 0;
    if (some == 0) continue;
    for (std::size_t i = begin; i < begin + kBlock; ++i) {
      if ((starts_[i] & mask) != wanted || i == 0) continue;
      if (found.size() == most) return found;
      found.push_back(static_cast<std::uint32_t>(i));
    }
  }
  return found;
}

}  // namespace mobysearch
