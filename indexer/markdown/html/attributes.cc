// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/html/attributes.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::string_view kKnownAttributes =
    "id name href src alt title data-src data-id data type markdown";

}  // namespace

void Attributes::set(std::string_view key, std::string_view value) {
  if (!in_word_list(key, kKnownAttributes)) return;
  for (auto& [name, old] : values) {
    if (name != key) continue;
    old = value;
    return;
  }
  values.emplace_back(key, value);
}

std::string_view Attributes::get(std::string_view key) const {
  for (const auto& [name, value] : values) {
    if (name == key) return value;
  }
  return {};
}

bool Attributes::has(std::string_view key) const {
  return std::any_of(values.begin(), values.end(),
                     [&](const auto& entry) { return entry.first == key; });
}

}  // namespace mobysearch
