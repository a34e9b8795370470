// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/title_starts.h"

#include <algorithm>
#include <cstring>

#include "common/index/index_error.h"
#include "common/index/varint.h"

namespace mobysearch {
namespace {

constexpr std::size_t kLane = 16;
constexpr TitleStart kFirstWord = 0xFFFF;
constexpr unsigned kSlotBits = 18;

std::size_t slot_of(TitleStart start) { return (start * 0x9E3779B1U) >> (32 - kSlotBits); }

/// A post's place in its block, as the distance from the one before, and the start: so the blocks
/// of an index that has few of the docids are small, too.
std::string block_of(std::span<const TitleStart> starts) {
  std::string block;
  put_varint(block, starts.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (starts[i] == 0) continue;
    put_varint(block, i - next);
    block.append(reinterpret_cast<const char*>(&starts[i]), sizeof starts[i]);
    next = i + 1;
  }
  return block;
}

}  // namespace

std::vector<std::string> title_start_blocks(std::span<const TitleStart> starts) {
  std::vector<std::string> blocks;
  while (!starts.empty()) {
    const auto block = starts.first(std::min<std::size_t>(starts.size(), kTitleStartPosts));
    blocks.push_back(block_of(block));
    starts = starts.subspan(block.size());
  }
  return blocks;
}

TitleStarts::TitleStarts(std::uint32_t last_docid)
    : last_docid_(last_docid),
      // Whole lanes, so that none needs to be looked at word by word.
      starts_((std::size_t{last_docid} + kLane) / kLane * kLane),
      first_words_(kFirstWord + 1),
      first_pairs_(std::size_t{1} << kSlotBits) {}

Result<void> TitleStarts::add_block(std::string_view bytes) {
  const auto damaged = [] { return index_damaged("the beginnings of titles are damaged"); };
  ByteReader in(bytes);
  const std::uint64_t first = std::uint64_t{kTitleStartPosts} * blocks_++ + 1;
  const std::uint64_t end = first + in.varint32();
  if (end > first + kTitleStartPosts || end > std::uint64_t{last_docid_} + 1) return damaged();
  for (std::uint64_t docid = first; !in.at_end(); ++docid) {
    const std::uint32_t step = in.varint32();
    const std::string_view raw = in.bytes(sizeof(TitleStart));
    if (!in.ok() || step >= end - docid) return damaged();
    docid += step;
    TitleStart start = 0;
    std::memcpy(&start, raw.data(), sizeof start);
    starts_[docid] = start;
    first_words_[start & kFirstWord] = true;
    first_pairs_[slot_of(start)] = true;
  }
  return in.ok() ? Result<void>() : damaged();
}

std::vector<std::uint32_t> TitleStarts::candidates(std::span<const std::uint16_t> words,
                                                   std::size_t most) const {
  const bool is_pair = words.size() > 1;
  const TitleStart mask = is_pair ? UINT32_MAX : kFirstWord;
  const TitleStart wanted = title_start(words[0], is_pair ? words[1] : 0);
  std::vector<std::uint32_t> found;
  if (starts_.empty()) return found;
  if (is_pair ? !first_pairs_[slot_of(wanted)] : !first_words_[wanted]) return found;
  for (std::size_t begin = 0; begin < starts_.size(); begin += kLane) {
    std::uint32_t some = 0;
    for (std::size_t i = 0; i < kLane; ++i)
      some |= (starts_[begin + i] & mask) == wanted ? UINT32_MAX : 0;
    if (some == 0) continue;
    for (std::size_t i = begin; i < begin + kLane; ++i) {
      if ((starts_[i] & mask) != wanted || i == 0) continue;
      if (found.size() == most) return found;
      found.push_back(static_cast<std::uint32_t>(i));
    }
  }
  return found;
}

}  // namespace mobysearch
