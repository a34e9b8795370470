// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mobysearch {

/// Unsigned LEB128 numbers, and strings preceded by their length.

inline void put_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

inline void put_string(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out += text;
}

/// Maps small negative numbers to small unsigned ones, and back.
inline std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
inline std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

/// Reads what the functions above wrote, in place: strings are views of the buffer. After the first
/// read that runs past the end or meets an impossible value, ok() is false and every read gives
/// zero or "".
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

  std::uint64_t varint() {
    const unsigned char first = rest_.empty() ? 0x80 : static_cast<unsigned char>(rest_.front());
    if (first >= 0x80) return long_varint();
    rest_.remove_prefix(1);
    return first;
  }

  std::uint32_t varint32() {
    const std::uint64_t value = varint();
    if (value <= UINT32_MAX) return static_cast<std::uint32_t>(value);
    fail();
    return 0;
  }

  /// A count of things that take at least `least` bytes each: bounded by what is left to read.
  std::uint32_t count(std::size_t least = 1) {
    const std::uint32_t value = varint32();
    if (value > rest_.size() / least) fail();
    return ok_ ? value : 0;
  }

  std::string_view bytes(std::size_t size) {
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const auto result = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return result;
  }

  std::string_view string() { return bytes(varint()); }
  std::string_view rest() const { return rest_; }

 private:
  // Apart from varint(), which is nearly always done with one byte and then a few instructions.
  [[gnu::noinline]] std::uint64_t long_varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }

  void fail() {
    ok_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace mobysearch
