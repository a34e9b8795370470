// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/forward_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "common/varint.h"

namespace mobysearch {
namespace {

// Tokens are stored as they lie in memory; the format is little-endian.
static_assert(std::endian::native == std::endian::little);

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::kIndexDamaged, "the forward index is damaged", "build the index again");
}

}  // namespace

void ForwardChunkBuilder::begin_post(std::uint32_t docid) {
  put_varint(bytes_, docid - last_docid_);
  last_docid_ = docid;
}

void ForwardChunkBuilder::end_post() {
  std::stable_sort(overlays_.begin(), overlays_.end(),
                   [](const Overlay& a, const Overlay& b) { return a.first < b.first; });
  put_varint(bytes_, bounds_.size());
  std::uint32_t last = 0;
  for (const std::uint32_t bound : bounds_) {
    put_varint(bytes_, bound - last);
    last = bound;
  }
  put_varint(bytes_, overlays_.size());
  last = 0;
  for (const Overlay& overlay : overlays_) {
    put_varint(bytes_, overlay.first - last);
    last = overlay.first;
    put_varint(bytes_, overlay.count);
    bytes_ += static_cast<char>(overlay.fingerprint & 0xFF);
    bytes_ += static_cast<char>(overlay.fingerprint >> 8);
  }
  put_varint(bytes_, tokens_.size());
  bytes_.append(reinterpret_cast<const char*>(tokens_.data()), tokens_.size() * 2);
  tokens_.clear();
  overlays_.clear();
  bounds_.clear();
}

std::string ForwardChunkBuilder::take() {
  last_docid_ = 0;
  return std::exchange(bytes_, {});
}

Result<void> ForwardIndex::add_chunk(std::string_view bytes, std::uint32_t last_docid) {
  ByteReader in(bytes);
  std::uint32_t docid = 0;
  while (in.ok() && !in.at_end()) {
    const std::uint32_t docid_step = in.varint32();
    if (docid_step == 0 || docid_step > last_docid - docid) return damaged();
    docid += docid_step;
    Place place{tokens_.size(), overlays_.size(), bounds_.size(), 0, 0, 0};
    place.bound_count = in.count();
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < place.bound_count; ++i) {
      const std::uint32_t step = in.varint32();
      if (step > UINT32_MAX - last) return damaged();
      last += step;
      bounds_.push_back(last);
    }
    const std::uint32_t text_end = last;
    place.overlay_count = in.count(4);
    last = 0;
    for (std::uint32_t i = 0; i < place.overlay_count; ++i) {
      Overlay overlay;
      const std::uint32_t step = in.varint32();
      const std::uint32_t count = in.varint32();
      if (step > text_end - last || count > UINT16_MAX) return damaged();
      overlay.first = last += step;
      overlay.count = static_cast<std::uint16_t>(count);
      const auto low_high = in.bytes(2);
      if (low_high.size() == 2) std::memcpy(&overlay.fingerprint, low_high.data(), 2);
      if (overlay.first + std::uint64_t{overlay.count} > text_end) return damaged();
      overlays_.push_back(overlay);
    }
    place.token_count = in.count(2);
    const auto raw = in.bytes(std::size_t{place.token_count} * 2);
    const bool sound = in.ok() && place.token_count == text_end && place.bound_count >= 2 &&
                       (place.bound_count - 2) % 3 == 0;
    if (!sound) return damaged();
    tokens_.resize(tokens_.size() + place.token_count);
    if (!raw.empty()) std::memcpy(tokens_.data() + place.tokens, raw.data(), raw.size());
    if (places_.size() <= docid) places_.resize(docid + 1);
    places_[docid] = place;
  }
  if (!in.ok()) return damaged();
  return {};
}

void ForwardIndex::shrink() {
  tokens_.shrink_to_fit();
  overlays_.shrink_to_fit();
  bounds_.shrink_to_fit();
  places_.shrink_to_fit();
}

ForwardPost ForwardIndex::post(std::uint32_t docid) const {
  if (docid >= places_.size()) return {};
  const Place& place = places_[docid];
  return {{tokens_.data() + place.tokens, place.token_count},
          {overlays_.data() + place.overlays, place.overlay_count},
          {bounds_.data() + place.bounds, place.bound_count}};
}

std::size_t ForwardIndex::memory_bytes() const {
  return tokens_.capacity() * sizeof tokens_[0] + overlays_.capacity() * sizeof overlays_[0] +
         bounds_.capacity() * sizeof bounds_[0] + places_.capacity() * sizeof places_[0];
}

}  // namespace mobysearch
