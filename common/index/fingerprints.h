// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// What the forward index has in place of a term: 16 bits of the term's hash, unless a commoner
/// term of the index has these already; then a number that is free, and the index stores which. So
/// the kDistinct commonest terms of an index have a fingerprint each, and one of a rarer term may
/// be that of another, too. Terms longer than Vocabulary::kMaxWordBytes, which nobody types, share
/// one. Immutable once loaded; then any thread may read it.
class Fingerprints {
 public:
  static constexpr std::size_t kDistinct = 65'535;

  std::uint16_t of(std::string_view term) const;
  /// Of each of the terms, in their order.
  std::vector<std::uint16_t> of_all(const std::vector<std::string>& terms) const;

  /// kIndexDamaged for bytes that fingerprint_blocks() did not write.
  Result<void> add_block(std::string_view bytes);

 private:
  /// Of the exceptions, ascending: 48 bits of the term's hash, then its fingerprint. (Two terms
  /// with the same 48 bits are not to be expected.)
  std::vector<std::uint64_t> exceptions_;
};

struct TermFrequency {
  std::string_view term;
  std::uint32_t posts = 0;  ///< that have it
};

/// More blocks than there are for kDistinct terms.
inline constexpr std::uint32_t kMaxFingerprintBlocks = 64;

/// What an index of these terms stores for Fingerprints, in order (metadata values). Each term
/// comes once; their order makes no difference.
std::vector<std::string> fingerprint_blocks(std::vector<TermFrequency> terms);

}  // namespace mobysearch
