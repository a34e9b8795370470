// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mobysearch {

/// The `if`, `unless` and `case` tags that are open, and whether the text inside them is shown. A
/// condition is nullopt when only a build can tell: then all branches are shown.
class LiquidBranches {
 public:
  bool is_shown() const { return hidden_ == 0; }
  /// Whether the conditions of all open tags were decided.
  bool are_known() const { return undecided_ == 0; }
  bool empty() const { return open_.empty(); }
  /// Of the innermost `case`.
  const std::string& subject() const { return open_.back().subject; }

  /// Opens an `if`, whose condition is negated for `unless`.
  void open(std::optional<bool> condition) {
    open_.push_back({condition.has_value()});
    undecided_ += condition ? 0 : 1;
    show(condition.value_or(true));
    open_.back().was_taken = open_.back().is_shown;
  }
  /// Opens a `case`, which shows nothing before its first `when` if the subject is known.
  void open_case(std::string subject, bool is_known) {
    open_.push_back({is_known, false, true, std::move(subject)});
    undecided_ += is_known ? 0 : 1;
    show(!is_known);
  }
  /// At `elsif`, `when` or `else`: goes on to the next branch of the innermost tag.
  void next(std::optional<bool> condition) {
    Branch& current = open_.back();
    if (current.is_known && !condition) ++undecided_;
    current.is_known = current.is_known && condition.has_value();
    show(!current.is_known || (!current.was_taken && *condition));
    current.was_taken = current.was_taken || current.is_shown;
  }
  void close() {
    show(true);
    undecided_ -= open_.back().is_known ? 0 : 1;
    open_.pop_back();
  }

 private:
  struct Branch {
    bool is_known = true;
    bool was_taken = false;  ///< this branch or one before it
    bool is_shown = true;
    std::string subject = {};
  };
  void show(bool is_shown) {
    Branch& current = open_.back();
    hidden_ += (current.is_shown ? 1 : 0) - (is_shown ? 1 : 0);
    current.is_shown = is_shown;
  }

  std::vector<Branch> open_;
  int hidden_ = 0;     ///< how many of the open tags hide their text
  int undecided_ = 0;  ///< how many of them have a condition that is not known
};

}  // namespace mobysearch
