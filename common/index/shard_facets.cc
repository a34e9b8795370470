// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/shard_facets.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/index/varint.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr bool is_slot_of_a_field(std::uint32_t slot) {
  return slot == kTimestampSlot ||
         std::ranges::any_of(kFields, [&](const FieldSpec& field) { return field.slot == slot; });
}
static_assert(!is_slot_of_a_field(kJointFacetsSlot) &&
                  std::ranges::none_of(std::span(kTagSlots).subspan(1),
                                       [](std::uint32_t slot) {
                                         return slot == kJointFacetsSlot ||
                                                is_slot_of_a_field(slot);
                                       }),
              "slots of their own");

}  // namespace

std::string join_slots(const JointSlots& slots) {
  std::string joint;
  for (const std::string& slot : slots) put_string(joint, slot);
  return joint;
}

std::optional<JointSlots> split_slots(std::string_view joint) {
  ByteReader in(joint);
  JointSlots slots;
  for (std::string& slot : slots) slot = in.string();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return slots;
}

std::array<std::string, kTagSlots.size()> spread_tags(std::string_view slot) {
  std::array<std::string, kTagSlots.size()> spread;
  std::vector<std::string> terms;  // by the place of what a filter takes for one
  while (!slot.empty()) {
    const std::string_view tag = take_until(slot, {&kValueSeparator, 1});
    const std::string term = exact_term(Field::kTag, tag);
    const auto known = std::ranges::find(terms, term);
    const auto place = static_cast<std::size_t>(known - terms.begin());
    if (known == terms.end()) terms.push_back(term);
    (spread[std::min(place, spread.size() - 1)] += tag) += kValueSeparator;
  }
  return spread;
}

std::span<const std::uint32_t> shard_slots(Field facet) {
  if (facet == Field::kTag) return kTagSlots;
  return {&field_spec(facet).slot, 1};
}

}  // namespace mobysearch
