// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/posting_lists.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "common/index/varint.h"

namespace mobysearch {
namespace {

static_assert(std::endian::native == std::endian::little);

// The second byte of keys whose first is 0.
enum : unsigned char { kMetadata = 0xC0, kValueBounds = 0xD0, kValues = 0xD8, kLengths = 0xE0 };
constexpr unsigned char kEscapedZero = 0xFF;  ///< in a term, after a byte of 0

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// The docid that ends a key, as glass writes it so that keys sort by it; 0 for anything else.
std::uint64_t docid_of(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const unsigned char first = byte_at(bytes, 0);
  const auto more = static_cast<std::size_t>(first < 0x80 ? 1 : std::countl_one(first) + 1);
  if (bytes.size() != more + 1 || more > 4) return 0;
  std::uint64_t docid = first < 0x80 ? first : first & (0x1FFU >> more);
  for (std::size_t i = 1; i <= more; ++i) docid = docid << 8 | byte_at(bytes, i);
  return docid <= UINT32_MAX ? docid : 0;
}

/// Where the term in a key ends and a docid may follow.
std::size_t term_end(std::string_view key) {
  std::size_t at = key.find('\0');
  while (at != std::string_view::npos && at + 1 < key.size() &&
         byte_at(key, at + 1) == kEscapedZero) {
    at = key.find('\0', at + 2);
  }
  return std::min(at, key.size());
}

}  // namespace

bool PostingLists::add(std::string_view key, std::string_view piece, bool is_first, bool is_last) {
  if (is_first && is_last) return add_tag(key, piece);
  if (key.starts_with(std::string_view("\0\xC0", 2))) return true;
  if (is_first) tag_.clear();
  tag_ += piece;
  return !is_last || add_tag(key, tag_);
}

bool PostingLists::add_tag(std::string_view key, std::string_view tag) {
  if (key.empty()) return tag.empty();  // the table's own
  if (key[0] == '\0') {
    const unsigned char kind = key.size() > 1 ? byte_at(key, 1) : 0;
    if (kind == kMetadata || kind == kValueBounds) return true;
    if (kind == kValues) return add_values(key.substr(2), tag);
    if (kind == kLengths) return add_chunk({}, key.substr(2), tag);
    if (kind != kEscapedZero) return false;
  }
  const std::size_t end = term_end(key);
  if (end + 1 == key.size()) return false;
  return add_chunk(key.substr(0, end), end < key.size() ? key.substr(end + 1) : std::string_view(),
                   tag);
}

bool PostingLists::add_values(std::string_view key, std::string_view tag) {
  ByteReader name(key);
  const std::uint64_t slot = name.varint();
  std::uint64_t docid = docid_of(name.rest());
  if (!name.ok() || docid == 0 || (slot == value_slot_ && docid <= value_docid_)) return false;
  ByteReader in(tag);
  in.string();
  while (in.ok() && !in.at_end()) {
    docid += std::uint64_t{in.varint32()} + 1;
    in.string();
  }
  value_slot_ = slot;
  value_docid_ = docid;
  return in.ok() && docid <= expected_.last_docid;
}

bool PostingLists::add_chunk(std::string_view term, std::string_view docid_bytes,
                             std::string_view tag) {
  ByteReader in(tag);
  std::uint64_t docid = docid_of(docid_bytes);
  if (docid_bytes.empty()) {
    if (!begin_list(term, in, docid)) return false;
  } else if (!is_open_ || term != term_ || docid <= last_docid_) {
    return false;
  }
  const std::string_view is_last = in.bytes(1);
  const std::uint64_t last = docid + in.varint32();
  if (!in.ok() || (is_last != "0" && is_last != "1") || last > expected_.last_docid) return false;
  if (!(term.empty() ? read_lengths(in, docid) : read_postings(in, docid))) return false;
  last_docid_ = docid;
  is_open_ = is_last == "0";
  if (is_open_) term_ = term;
  return docid == last && (is_open_ || end_list(term));
}

bool PostingLists::begin_list(std::string_view term, ByteReader& in, std::uint64_t& docid) {
  if (is_open_ || (term.empty() && has_lengths_)) return false;
  documents_ = in.varint32();
  wdf_ = in.varint32();
  docid = std::uint64_t{in.varint32()} + 1;
  counted_ = counted_wdf_ = 0;
  return in.ok();
}

bool PostingLists::end_list(std::string_view term) {
  if (!term.empty()) return counted_ == documents_ && counted_wdf_ == wdf_;
  has_lengths_ = true;
  return counted_ == expected_.documents && counted_wdf_ == expected_.total_length &&
         (counted_wdf_ == 0 || expected_.shortest > 0);
}

/// Both read the rest of a chunk, whose first posting is that of `docid`, which becomes the last.
bool PostingLists::read_lengths(ByteReader& in, std::uint64_t& docid) {
  for (bool is_first = true; is_first || !in.at_end(); is_first = false) {
    if (!is_first) docid += std::uint64_t{in.varint32()} + 1;
    const std::uint32_t length = in.varint32();
    if (!in.ok() || docid > expected_.last_docid) return false;
    if (length == 0) empty_documents_.push_back(static_cast<std::uint32_t>(docid));
    ++counted_;
    counted_wdf_ += length;
  }
  return true;
}

bool PostingLists::read_postings(ByteReader& in, std::uint64_t& docid) {
  for (bool is_first = true; is_first || !in.at_end(); is_first = false) {
    if (!is_first && empty_documents_.empty() && read_fast(in, docid)) continue;
    if (!is_first) docid += std::uint64_t{in.varint32()} + 1;
    const std::uint32_t wdf = in.varint32();
    // A word in a document of no length would weigh infinitely.
    const bool is_empty =
        wdf > 0 && !empty_documents_.empty() &&
        std::binary_search(empty_documents_.begin(), empty_documents_.end(), docid);
    if (!in.ok() || is_empty) return false;
    ++counted_;
    counted_wdf_ += wdf;
  }
  return in.ok();
}

/// Reads four postings at once where each number is of one byte, as nearly all are.
bool PostingLists::read_fast(ByteReader& in, std::uint64_t& docid) {
  std::uint64_t bytes = 0;
  if (in.rest().size() < sizeof bytes) return false;
  std::memcpy(&bytes, in.rest().data(), sizeof bytes);
  if ((bytes & 0x8080808080808080) != 0) return false;
  in.bytes(sizeof bytes);
  const auto sum_of_four = [](std::uint64_t every_second) {
    return ((every_second & 0x00FF00FF00FF00FF) * 0x0001000100010001) >> 48;
  };
  docid += 4 + sum_of_four(bytes);
  counted_ += 4;
  counted_wdf_ += sum_of_four(bytes >> 8);
  return true;
}

bool PostingLists::are_complete() const {
  return !is_open_ && (has_lengths_ || (expected_.documents == 0 && expected_.total_length == 0));
}

}  // namespace mobysearch
