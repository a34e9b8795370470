// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/schema.h"

namespace mobysearch {

/// How a shard stores facets. Xapian counts them there: it reads a slot of each post found, and
/// keeps each different value, sorted, with how many posts have it. The fewer are different, the
/// sooner they are counted, sent, and put together.

/// A slot more has these facets of a post together: a blog has few different combinations of them,
/// so that they are counted as one.
inline constexpr std::array kJointFacets = {Field::kCategory, Field::kYear, Field::kHas,
                                            Field::kLang};
inline constexpr std::uint32_t kJointFacetsSlot = 7;

/// What is in the slots of kJointFacets, in their order.
using JointSlots = std::array<std::string, kJointFacets.size()>;
std::string join_slots(const JointSlots& slots);
/// Nothing for bytes that join_slots() did not write.
std::optional<JointSlots> split_slots(std::string_view joint);

/// Nearly each post may have a set of tags of its own. So they are spread over these slots, a tag
/// in each, and all that are left in the last.
inline constexpr std::array kTagSlots = {field_spec(Field::kTag).slot, 8U, 9U, 10U};

/// What of the tags' slot, as in an index of one file, goes into each of kTagSlots. Tags that a
/// filter takes for one stay together, since a post counts once for them.
std::array<std::string, kTagSlots.size()> spread_tags(std::string_view slot);

/// The slots that a facet is counted by, alone.
std::span<const std::uint32_t> shard_slots(Field facet);

}  // namespace mobysearch
