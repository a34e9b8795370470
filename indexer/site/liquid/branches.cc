// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/branches.h"

#include <utility>

namespace mobysearch {

void LiquidBranches::open(std::optional<bool> condition) {
  open_.push_back({condition.has_value()});
  show(condition.value_or(true));
  open_.back().was_taken = open_.back().is_shown;
}

void LiquidBranches::open_case(std::string subject, bool is_known) {
  open_.push_back({is_known});
  open_.back().subject = std::move(subject);
  show(!is_known);
}

void LiquidBranches::next(std::optional<bool> condition) {
  Branch& current = open_.back();
  current.is_known = current.is_known && condition.has_value();
  show(!current.is_known || (!current.was_taken && *condition));
  current.was_taken = current.was_taken || current.is_shown;
}

void LiquidBranches::close() {
  show(true);
  open_.pop_back();
}

void LiquidBranches::show(bool is_shown) {
  Branch& current = open_.back();
  hidden_ += (current.is_shown ? 1 : 0) - (is_shown ? 1 : 0);
  current.is_shown = is_shown;
}

}  // namespace mobysearch
