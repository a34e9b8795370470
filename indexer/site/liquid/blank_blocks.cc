// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/blank_blocks.h"

#include <algorithm>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/site/liquid/tags.h"

namespace mobysearch {
namespace {

class BlankFinder {
 public:
  explicit BlankFinder(std::string_view body) : rest_(body) {}

  /// The blanks that go, in the order in which their blocks end.
  std::vector<std::string_view> find() {
    while (!rest_.empty()) {
      const std::size_t open = std::min({rest_.find("{%"), rest_.find("{{"), rest_.size()});
      text(take(open));
      if (rest_.empty()) break;
      const bool is_output = rest_[1] == '{';
      const auto close = rest_.find(is_output ? "}}" : "%}", 2);
      if (close == std::string_view::npos) break;
      const std::string_view inside = take(close + 2).substr(2, close - 2);
      if (is_output) {
        open_.back().is_blank = false;
      } else {
        tag(tag_name(without_dashes(inside)));
      }
    }
    return std::move(gone_);
  }

 private:
  struct Block {
    std::string_view name;
    bool is_blank = true;
    std::vector<std::string_view> blanks = {};
  };

  std::string_view take(std::size_t length) {
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  void text(std::string_view text) {
    if (text.empty()) return;
    if (trim(text).empty()) return open_.back().blanks.push_back(text);
    open_.back().is_blank = false;
  }

  void tag(std::string_view name) {
    if (in_word_list(name, "if unless case for capture")) {
      open_.push_back({name});
    } else if (open_.size() > 1 && name == "end" + std::string(open_.back().name)) {
      close();
    } else if (name == "raw" || name == "comment") {
      const auto block = take_block(rest_, name);
      if (name == "raw" && block && !block->text.empty()) open_.back().is_blank = false;
    } else if (!in_word_list(name, "else elsif when assign")) {
      open_.back().is_blank = false;
    }
  }

  void close() {
    const Block block = std::move(open_.back());
    open_.pop_back();
    if (block.name == "capture") return;
    if (!block.is_blank) {
      open_.back().is_blank = false;
    } else {
      gone_.insert(gone_.end(), block.blanks.begin(), block.blanks.end());
    }
  }

  std::string_view rest_;
  std::vector<Block> open_ = {{}};  ///< the first is the body
  std::vector<std::string_view> gone_;
};

}  // namespace

std::string without_blank_blocks(std::string_view body) {
  if (body.find("{%") == std::string_view::npos) return std::string(body);
  std::vector<std::string_view> gone = BlankFinder(body).find();
  std::ranges::sort(gone, {}, [](std::string_view blanks) { return blanks.data(); });
  std::string kept;
  kept.reserve(body.size());
  const char* from = body.data();
  for (const std::string_view blanks : gone) {
    kept.append(from, blanks.data());
    from = blanks.data() + blanks.size();
  }
  return kept.append(from, body.data() + body.size());
}

}  // namespace mobysearch
