// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/language.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using testing::yaml;

TEST(Language, FindsTheLanguage) {
  EXPECT_EQ(language_of(yaml("lang: pt_BR"), "x.md", "en"), "pt-br");
  EXPECT_EQ(language_of(yaml("{}"), "de/_posts/x.md", "en"), "de");
  EXPECT_EQ(language_of(yaml("{}"), "_posts/2020-01-02-x.fr.md", "en"), "fr");
  EXPECT_EQ(language_of(yaml("{}"), "js/_posts/x.md", "es"), "es");
  EXPECT_EQ(language_of(yaml("{}"), "x.md", ""), "en");
}

}  // namespace
}  // namespace mobysearch
