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

tl::unexpected<Error> damaged() { return index_damaged("the forward index is damaged"); }

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

/// Reads a post's parts to the ends of the block's vectors.
bool ForwardIndex::read_post(ByteReader& in, Block& block) {
  const std::uint32_t bound_count = in.count();
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < bound_count; ++i) {
    const std::uint32_t step = in.varint32();
    if (step > UINT32_MAX - end) return false;
    block.bounds.push_back(end += step);
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
    block.compounds.push_back(compound);
  }
  const std::size_t token_count = in.count(2);
  const std::string_view raw = in.bytes(token_count * 2);
  const std::size_t before = block.tokens.size();
  block.tokens.resize(before + token_count);
  if (!raw.empty()) std::memcpy(&block.tokens[before], raw.data(), raw.size());
  return in.ok() && token_count == end && bound_count >= 2 && (bound_count - 2) % 3 == 0;
}

Result<void> ForwardIndex::add_block(std::string_view bytes) {
  struct End {
    std::size_t tokens = 0, compounds = 0, bounds = 0;
  };
  std::vector<End> ends;
  auto block = std::make_unique<Block>();
  block->tokens.reserve(bytes.size() / 2);
  ByteReader in(bytes);
  const std::uint64_t before = std::uint64_t{kForwardBlockPosts} * blocks_.size();
  std::uint64_t docid = 0;
  while (!in.at_end()) {
    const std::uint32_t step = in.varint32();
    docid += step;
    const bool is_here = docid > before && docid <= before + kForwardBlockPosts;
    if (step == 0 || !is_here || !read_post(in, *block)) return damaged();
    ends.push_back({block->tokens.size(), block->compounds.size(), block->bounds.size()});
    block->places[docid - before - 1] = static_cast<std::uint8_t>(ends.size());
  }
  if (!in.ok()) return damaged();
  block->tokens.shrink_to_fit();
  block->compounds.shrink_to_fit();
  block->bounds.shrink_to_fit();
  block->posts.reserve(ends.size());
  End begin;
  for (const End& end : ends) {
    block->posts.push_back({piece(block->tokens, begin.tokens, end.tokens),
                            piece(block->compounds, begin.compounds, end.compounds),
                            piece(block->bounds, begin.bounds, end.bounds)});
    begin = end;
  }
  blocks_.push_back(std::move(block));
  return {};
}

std::vector<std::uint16_t> ForwardIndex::fingerprints_of(
    const std::vector<std::string>& terms) const {
  std::vector<std::uint16_t> fingerprints;
  fingerprints.reserve(terms.size());
  for (const std::string& term : terms) fingerprints.push_back(fingerprint_of(term));
  return fingerprints;
}

}  // namespace mobysearch
