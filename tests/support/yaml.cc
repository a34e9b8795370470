// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/yaml.h"

#include <gtest/gtest.h>

#include "indexer/values/readers.h"

namespace mobysearch::testing {

Value yaml(std::string_view text) {
  const auto value = read_yaml(text);
  EXPECT_TRUE(value) << text << ": " << value.error().reason;
  return value.value_or(Value());
}

}  // namespace mobysearch::testing
