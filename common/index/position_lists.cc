// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/position_lists.h"

#include <bit>
#include <cstdint>

#include "common/index/varint.h"

namespace mobysearch {
namespace {

/// No post has so many words. It bounds the work that a few bytes can ask for.
constexpr std::uint32_t kMostPositions = 1U << 26;

/// The bits of a list behind its last position, the lowest of each byte first.
class Bits {
 public:
  explicit Bits(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  /// At most 32; 0 where there are not so many left.
  std::uint32_t read(unsigned count) {
    while (has_ < count) {
      if (bytes_.empty()) {
        ok_ = false;
        return 0;
      }
      waiting_ |= std::uint64_t{static_cast<unsigned char>(bytes_.front())} << has_;
      bytes_.remove_prefix(1);
      has_ += 8;
    }
    const auto value = static_cast<std::uint32_t>(waiting_ & ((std::uint64_t{1} << count) - 1));
    waiting_ >>= count;
    has_ -= count;
    return value;
  }
  /// A number below `bound`, which is at least 1. Where that is no power of two, numbers in the
  /// middle take a bit less than the others.
  std::uint32_t below(std::uint32_t bound) {
    const auto bits = static_cast<unsigned>(std::bit_width(bound - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - bound);
    if (spare == 0) return read(bits);
    const std::uint32_t middle = (bound - spare) / 2;
    const std::uint32_t number = read(bits - 1);
    return number < middle && read(1) != 0 ? number + middle + spare : number;
  }

 private:
  std::string_view bytes_;
  std::uint64_t waiting_ = 0;
  unsigned has_ = 0;  ///< bits in waiting_
  bool ok_ = true;
};

/// Reads the positions number `first` + 1 … `last` − 1, of which those at both ends are known: the
/// one in the middle, then those on either side of it.
void read_between(Bits& bits, std::uint32_t first, std::uint32_t last, std::uint32_t at_first,
                  std::uint32_t at_last) {
  while (first + 1 < last && bits.ok()) {
    const std::uint32_t room = at_last - at_first - (last - first);
    if (room == 0) return;  // one after the other: no bits
    const std::uint32_t middle = first + (last - first) / 2;
    const std::uint32_t at_middle = bits.below(room + 1) + at_first + (middle - first);
    read_between(bits, first, middle, at_first, at_middle);
    first = middle;
    at_first = at_middle;
  }
}

bool can_be_read(std::string_view list) {
  ByteReader in(list);
  const std::uint32_t last = in.varint32();
  if (!in.ok() || last > kMostPositions) return false;
  if (in.at_end()) return true;  // the only one
  if (last == 0) return false;
  Bits bits(in.rest());
  const std::uint32_t first = bits.below(last);
  const std::uint32_t count = bits.below(last - first) + 2;
  read_between(bits, 0, count - 1, first, last);
  return bits.ok();
}

}  // namespace

bool PositionLists::add(std::string_view key, std::string_view piece, bool is_first, bool is_last) {
  if (key.empty()) return piece.empty();  // the table's own
  if (is_first && is_last) return can_be_read(piece);
  if (is_first) tag_.clear();
  tag_ += piece;
  return !is_last || can_be_read(tag_);
}

}  // namespace mobysearch
