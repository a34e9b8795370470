// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mobysearch {

/// What an index keeps of each post by docid, gathered while the posts are read. Several threads
/// may set what is of different posts.
class PostColumns {
 public:
  /// Of the posts 1 … `docids`; what is not set is of no post.
  explicit PostColumns(std::size_t docids) : dates_(docids) {}

  /// `seconds` as wall_clock_seconds() has them.
  void set_date(std::uint32_t docid, std::optional<double> seconds) { dates_[docid - 1] = seconds; }

  /// The posts' ages (common/index/post_age.h), as the index stores them.
  std::vector<std::string> age_blocks() const;

 private:
  std::vector<std::optional<double>> dates_;
};

}  // namespace mobysearch
