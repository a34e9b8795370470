// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/options.h"

#include <gtest/gtest.h>

namespace mobysearch::kramdown {
namespace {

Options with(std::string_view name, std::string_view value) {
  Options options;
  set_option(options, name, value);
  return options;
}

TEST(KramdownOptions, AreSetByTheNamesThatKramdownHasForThem) {
  EXPECT_TRUE(with("input", "GFM").gfm);
  EXPECT_FALSE(with("input", "kramdown").gfm);
  EXPECT_TRUE(with("hard_wrap", "true").hard_wrap);
  EXPECT_TRUE(with("html_to_native", "true").html_to_native);
  EXPECT_TRUE(with("parse_block_html", "true").parse_block_html);
  EXPECT_FALSE(with("parse_span_html", "false").parse_span_html);
  EXPECT_FALSE(with("auto_ids", "").auto_ids);
  EXPECT_TRUE(with("auto_id_stripping", "true").auto_id_stripping);
  EXPECT_TRUE(with("transliterated_header_ids", "true").transliterated_header_ids);
  EXPECT_EQ(with("auto_id_prefix", "x-").auto_id_prefix, "x-");
  EXPECT_EQ(with("header_offset", "-1").header_offset, -1);
  EXPECT_EQ(with("header_offset", "one").header_offset, 0);
}

TEST(KramdownOptions, ListsArePartedByCommas) {
  const Options both = with("gfm_quirks", "paragraph_end, :no_auto_typographic");
  EXPECT_TRUE(both.quirk_paragraph_end);
  EXPECT_FALSE(both.auto_typographic);
  EXPECT_FALSE(with("gfm_quirks", "").quirk_paragraph_end);
  EXPECT_TRUE(with("gfm_quirks", "").auto_typographic);
  EXPECT_EQ(with("smart_quotes", "apos,apos,quot,quot").smart_quotes, "apos,apos,quot,quot");
  EXPECT_EQ(with("smart_quotes", "apos,apos").smart_quotes, Options().smart_quotes);
}

TEST(KramdownOptions, WhatDecidesHowATextIsReadIsNotSetInIt) {
  for (const char* name : {"auto_ids", "header_offset", "smart_quotes"}) {
    EXPECT_TRUE(is_inline_option(name)) << name;
  }
  for (const char* name : {"input", "gfm_quirks", "hard_wrap", "toc_levels", "id"}) {
    EXPECT_FALSE(is_inline_option(name)) << name;
  }
}

TEST(KramdownOptions, OthersChangeNothing) { EXPECT_TRUE(with("toc_levels", "false").auto_ids); }

}  // namespace
}  // namespace mobysearch::kramdown
