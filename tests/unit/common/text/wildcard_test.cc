// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/wildcard.h"

#include <fnmatch.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/support/repeated.h"

namespace mobysearch {
namespace {

std::string any_text(std::mt19937& random, std::string_view letters, std::size_t most) {
  std::string text(random() % (most + 1), ' ');
  for (char& c : text) c = letters[random() % letters.size()];
  return text;
}

TEST(Wildcard, IsFnmatchs) {
  std::mt19937 random(7);
  for (int i = 0; i < 300'000; ++i) {
    const std::string pattern = any_text(random, "ab*?[]!^-\\./:=**", 9);
    // What follows "[" without "]" is what it says, but to glibc no range that the end cuts off.
    if (pattern.ends_with('-') && pattern.find('[') != std::string::npos) continue;
    const std::string text = any_text(random, "ab[].-\\/", 6);
    EXPECT_EQ(wildcard_matches(pattern, text), fnmatch(pattern.c_str(), text.c_str(), 0) == 0)
        << "'" << pattern << "' '" << text << "'";
    EXPECT_EQ(wildcard_matches(pattern, text, LeadingDot::kOnlyByADot),
              fnmatch(pattern.c_str(), text.c_str(), FNM_PERIOD) == 0)
        << "'" << pattern << "' '" << text << "', period";
  }
  EXPECT_TRUE(wildcard_matches("[[:alpha:]]-[0-9]*", "a-1"));
  EXPECT_FALSE(wildcard_matches("[[:alpha:]]", "1"));
}

TEST(Wildcard, ManyStarsTakeNoTime) {
  const std::string text = testing::repeated("a", 4000);
  EXPECT_FALSE(wildcard_matches(testing::repeated("*a", 1500) + "b", text));
  EXPECT_TRUE(wildcard_matches(testing::repeated("*a", 1500) + "*", text));
  EXPECT_FALSE(wildcard_matches(testing::repeated("*", 5000), text)) << "too long";
}

}  // namespace
}  // namespace mobysearch
