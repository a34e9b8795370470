// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/forward_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "common/index/index_error.h"
#include "common/index/varint.h"

namespace mobysearch {
namespace {

// Tokens are stored as they lie in memory; the format is little-endian.
static_assert(std::endian::native == std::endian::little);

tl::unexpected<Error> forward_index_damaged() {
  return index_damaged("the forward index is damaged");
}

template <class Value>
std::span<const Value> piece(const std::vector<Value>& all, std::size_t begin, std::size_t end) {
  return {all.data() + begin, end - begin};
}

}  // namespace

void ForwardBlockBuilder::begin_post(std::uint32_t docid) {
  put_varint(bytes_, docid - last_docid_);
  last_docid_ = docid;
}

void ForwardBlockBuilder::end_post() {
  std::ranges::stable_sort(compounds_, {}, &CompoundSpan::first);
  put_varint(bytes_, bounds_.size());
  std::uint32_t last = 0;
  for (const std::uint32_t bound : bounds_) {
    put_varint(bytes_, bound - last);
    last = bound;
  }
  put_varint(bytes_, compounds_.size());
  last = 0;
  for (const CompoundSpan& compound : compounds_) {
    put_varint(bytes_, compound.first - last);
    last = compound.first;
    put_varint(bytes_, compound.count);
    bytes_ += static_cast<char>(compound.fingerprint & 0xFF);
    bytes_ += static_cast<char>(compound.fingerprint >> 8);
  }
  put_varint(bytes_, tokens_.size());
  bytes_.append(reinterpret_cast<const char*>(tokens_.data()), tokens_.size() * 2);
  tokens_.clear();
  compounds_.clear();
  bounds_.clear();
}

std::string ForwardBlockBuilder::take() {
  last_docid_ = 0;
  return std::exchange(bytes_, {});
}

/// Reads a post's parts to the ends of the vectors.
bool ForwardBlock::read_post(ByteReader& in) {
  const std::uint32_t bound_count = in.count();
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < bound_count; ++i) {
    const std::uint32_t step = in.varint32();
    if (step > UINT32_MAX - end) return false;
    bounds_.push_back(end += step);
  }
  std::uint32_t first = 0;
  for (std::uint32_t i = in.count(4); i > 0; --i) {
    const std::uint32_t step = in.varint32();
    const std::uint32_t count = in.varint32();
    const std::string_view fingerprint = in.bytes(2);
    // One of no tokens, or behind the last, stands in no part of the post.
    const bool fits = step <= end - first && count > 0 && count <= end - first - step;
    if (!in.ok() || !fits || count > 0xFFFFU) return false;
    CompoundSpan compound{first += step, static_cast<std::uint16_t>(count), 0};
    std::memcpy(&compound.fingerprint, fingerprint.data(), 2);
    compounds_.push_back(compound);
  }
  const std::size_t token_count = in.count(2);
  const std::string_view raw = in.bytes(token_count * 2);
  const std::size_t before = tokens_.size();
  tokens_.resize(before + token_count);
  if (!raw.empty()) std::memcpy(&tokens_[before], raw.data(), raw.size());
  return in.ok() && token_count == end && bound_count >= 2 && (bound_count - 2) % 3 == 0;
}

Result<std::unique_ptr<const ForwardBlock>> ForwardBlock::decode(std::string_view bytes,
                                                                 std::uint32_t first,
                                                                 std::uint32_t count) {
  struct Ends {
    std::size_t place = 0, tokens = 0, compounds = 0, bounds = 0;
  };
  std::vector<Ends> ends;
  auto block = std::make_unique<ForwardBlock>();
  block->first_ = first;
  block->tokens_.reserve(bytes.size() / 2);
  ByteReader in(bytes);
  std::uint64_t docid = 0;
  while (!in.at_end()) {
    const std::uint32_t step = in.varint32();
    docid += step;
    const bool is_here = docid >= first && docid - first < count;
    if (step == 0 || !is_here || !block->read_post(in)) return forward_index_damaged();
    ends.push_back(
        {docid - first, block->tokens_.size(), block->compounds_.size(), block->bounds_.size()});
  }
  if (!in.ok()) return forward_index_damaged();
  block->tokens_.shrink_to_fit();
  block->compounds_.shrink_to_fit();
  block->bounds_.shrink_to_fit();
  block->posts_.resize(ends.empty() ? 0 : ends.back().place + 1);
  Ends begin;
  for (const Ends& end : ends) {
    block->posts_[end.place] = {piece(block->tokens_, begin.tokens, end.tokens),
                                piece(block->compounds_, begin.compounds, end.compounds),
                                piece(block->bounds_, begin.bounds, end.bounds)};
    begin = end;
  }
  return block;
}

std::size_t ForwardBlock::bytes() const {
  return sizeof *this + tokens_.size() * sizeof tokens_[0] +
         compounds_.size() * sizeof compounds_[0] + bounds_.size() * sizeof bounds_[0] +
         posts_.size() * sizeof posts_[0];
}

Result<ForwardIndex::Block> ForwardIndex::decode(std::uint32_t number, std::string_view bytes) {
  return ForwardBlock::decode(bytes, number * kForwardBlockPosts + 1, kForwardBlockPosts);
}

const ForwardBlock& ForwardIndex::keep(std::uint32_t number, Block block) const {
  const ForwardBlock* kept = nullptr;
  if (!blocks_[number].block.compare_exchange_strong(kept, block.get(), std::memory_order_acq_rel))
    return *kept;
  return *block.release();
}

}  // namespace mobysearch
