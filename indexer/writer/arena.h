// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace mobysearch {

/// Keeps copies of many short strings for as long as it lives, without an allocation for each.
class StringArena {
 public:
  std::string_view copy(std::string_view text) {
    if (text.size() > left_) {
      left_ = std::max(kBlockBytes, text.size());
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      next_ = blocks_.back().get();
    }
    char* const begin = next_;
    next_ = std::copy(text.begin(), text.end(), begin);
    left_ -= text.size();
    return {begin, text.size()};
  }

 private:
  static constexpr std::size_t kBlockBytes = 1 << 16;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace mobysearch
