// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "common/schema.h"

namespace mobysearch {

/// In a shard, a slot more has these facets of a post together. Xapian counts facets there by
/// reading a slot of each post found, one facet after the other; of these, a blog has few different
/// combinations, so that they are counted as one.
inline constexpr std::array kJointFacets = {Field::kCategory, Field::kYear, Field::kHas,
                                            Field::kLang};
inline constexpr std::uint32_t kJointFacetsSlot = 7;

/// What is in the slots of kJointFacets, in their order.
using JointSlots = std::array<std::string, kJointFacets.size()>;
std::string join_slots(const JointSlots& slots);
/// Nothing for bytes that join_slots() did not write.
std::optional<JointSlots> split_slots(std::string_view joint);

}  // namespace mobysearch
