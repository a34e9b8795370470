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

}  // namespace

void ForwardBlockBuilder::begin_post(std::uint32_t docid) {
  put_varint(bytes_, docid - last_docid_);
  last_docid_ = docid;
}

void ForwardBlockBuilder::end_post() {
  std::stable_sort(compounds_.begin(), compounds_.end(),
                   [](const CompoundSpan& a, const CompoundSpan& b) { return a.first < b.first; });
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

bool ForwardIndex::read_post(ByteReader& in, Block& block, Place& place) {
  place.block = &block;
  place.tokens = static_cast<std::uint32_t>(block.tokens.size());
  place.compounds = static_cast<std::uint32_t>(block.compounds.size());
  place.bounds = static_cast<std::uint32_t>(block.bounds.size());
  place.bound_count = in.count();
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < place.bound_count; ++i) {
    const std::uint32_t step = in.varint32();
    if (step > UINT32_MAX - end) return false;
    block.bounds.push_back(end += step);
  }
  place.compound_count = in.count(4);
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < place.compound_count; ++i) {
    const std::uint32_t step = in.varint32();
    const std::uint32_t count = in.varint32();
    const std::string_view fingerprint = in.bytes(2);
    if (!in.ok() || step > end - first || count > std::min(end - first - step, 0xFFFFU)) {
      return false;
    }
    CompoundSpan compound{first += step, static_cast<std::uint16_t>(count), 0};
    std::memcpy(&compound.fingerprint, fingerprint.data(), 2);
    block.compounds.push_back(compound);
  }
  place.token_count = in.count(2);
  const std::string_view raw = in.bytes(std::size_t{place.token_count} * 2);
  block.tokens.resize(block.tokens.size() + place.token_count);
  if (!raw.empty()) std::memcpy(block.tokens.data() + place.tokens, raw.data(), raw.size());
  return in.ok() && place.token_count == end && place.bound_count >= 2 &&
         (place.bound_count - 2) % 3 == 0;
}

Result<void> ForwardIndex::add_block(std::string_view bytes, std::uint32_t last_docid) {
  if (bytes.size() > UINT32_MAX) return damaged();
  auto block = std::make_unique<Block>();
  block->tokens.reserve(bytes.size() / 2);
  ByteReader in(bytes);
  std::uint32_t docid = 0;
  while (!in.at_end()) {
    const std::uint32_t step = in.varint32();
    if (step == 0 || step > last_docid - docid) return damaged();
    docid += step;
    Place place;
    if (!read_post(in, *block, place)) return damaged();
    if (places_.size() <= docid) places_.resize(std::size_t{docid} + 1);
    places_[docid] = place;
  }
  if (!in.ok()) return damaged();
  block->tokens.shrink_to_fit();
  block->compounds.shrink_to_fit();
  block->bounds.shrink_to_fit();
  blocks_.push_back(std::move(block));
  return {};
}

ForwardPost ForwardIndex::post(std::uint32_t docid) const {
  if (docid >= places_.size() || places_[docid].block == nullptr) return {};
  const Place& place = places_[docid];
  return {{place.block->tokens.data() + place.tokens, place.token_count},
          {place.block->compounds.data() + place.compounds, place.compound_count},
          {place.block->bounds.data() + place.bounds, place.bound_count}};
}

}  // namespace mobysearch
