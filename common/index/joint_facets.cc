// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/joint_facets.h"

#include <algorithm>

#include "common/index/varint.h"

namespace mobysearch {
namespace {

static_assert(kJointFacetsSlot != kTimestampSlot &&
                  std::ranges::none_of(kFields,
                                       [](const FieldSpec& field) {
                                         return field.slot == kJointFacetsSlot;
                                       }),
              "a slot of its own");

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

}  // namespace mobysearch
