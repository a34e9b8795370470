// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/database.h"

#include <cstddef>

#include "common/index/database_blocks.h"

namespace mobysearch::testing {

bool is_sound_database(std::string_view database) {
  constexpr std::size_t kBlock = DatabaseBlocks::kBlockBytes;
  DatabaseBlocks blocks;
  for (; !database.empty(); database.remove_prefix(kBlock)) blocks.add(database.substr(0, kBlock));
  return blocks.are_sound();
}

}  // namespace mobysearch::testing
