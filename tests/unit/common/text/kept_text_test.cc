// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/kept_text.h"

#include <gtest/gtest.h>

#include <string>

namespace mobysearch {
namespace {

TEST(KeptText, OutlivesWhatItWasMadeFrom) {
  std::pmr::monotonic_buffer_resource memory;
  std::string text(100, 'a');
  const std::string_view kept = kept_text(text, memory);
  const std::string_view empty = kept_text("", memory);
  text.assign(100, 'b');
  EXPECT_EQ(kept, std::string(100, 'a'));
  EXPECT_EQ(empty, "");
}

}  // namespace
}  // namespace mobysearch
