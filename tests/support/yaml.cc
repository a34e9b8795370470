// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/yaml.h"

#include <gtest/gtest.h>

#include "indexer/values/yaml_reader.h"

namespace mobysearch::testing {

Value yaml(std::string_view text) {
  Value value;
  ValueError error;
  EXPECT_TRUE(read_yaml(text, value, error)) << text << ": " << error.reason;
  return value;
}

}  // namespace mobysearch::testing
