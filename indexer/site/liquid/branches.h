// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace mobysearch {

/// The `if`, `unless` and `case` tags that are open, and whether the text inside them is shown. A
/// condition is nullopt when only a build can tell: then all branches are shown.
class LiquidBranches {
 public:
  bool is_shown() const { return hidden_ == 0; }
  bool empty() const { return open_.empty(); }
  /// Of the innermost `case`.
  const std::string& subject() const { return open_.back().subject; }

  /// Opens an `if`, whose condition is negated for `unless`.
  void open(std::optional<bool> condition);
  /// Opens a `case`, which shows nothing before its first `when` if the subject is known.
  void open_case(std::string subject, bool is_known);
  /// At `elsif`, `when` or `else`: goes on to the next branch of the innermost tag.
  void next(std::optional<bool> condition);
  void close();

 private:
  struct Branch {
    bool is_known = true;
    bool was_taken = false;  ///< this branch or one before it
    bool is_shown = true;
    std::string subject = {};
  };
  void show(bool is_shown);

  std::vector<Branch> open_;
  int hidden_ = 0;  ///< how many of the open tags hide their text
};

}  // namespace mobysearch
