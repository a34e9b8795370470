// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/language.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PrimaryLanguage, IsWhatATagBeginsWith) {
  EXPECT_EQ(primary_language("en"), "en");
  EXPECT_EQ(primary_language("zh-hant-tw"), "zh");
  EXPECT_EQ(primary_language("pt_BR"), "pt");
  EXPECT_EQ(primary_language("ast-ES"), "ast");
  EXPECT_EQ(primary_language(""), "");
}

}  // namespace
}  // namespace mobysearch
