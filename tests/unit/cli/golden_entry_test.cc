// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden_entry.h"

#include <gtest/gtest.h>

#include "cli/golden_file.h"
#include "common/text/unicode.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

TEST(GoldenEntry, IsReadAsItWasWrittenWhateverItHolds) {
  const TempDir dir;
  for (const char* text :
       {"tide", "- a: b #c", "a\nqueries: []\n  - query: x", "\\ \"q\" 'q'", "&a *b !c %d @e `f",
        "\x01\x1B[31m\x7F", "\xC2\x85\xE2\x80\xA8", "\xEF\xBB\xBF", "\xEF\xBF\xBE\xEF\xBF\xBF",
        "\xF0\x9F\x90\xB3 Łódź", "null", "~", "{{ x }}"}) {
    const GoldenQuery golden{.query = text, .url = "/2020/tide.html", .rank = 3, .section = text};
    const auto read = read_golden(dir.write("golden.yml", "queries:\n" + golden_entry(golden)));
    ASSERT_TRUE(read.has_value()) << text << ": " << read.error().message;
    ASSERT_EQ(read->size(), 1U) << text;
    EXPECT_EQ(read->front().query, clean_utf8(text));
    EXPECT_EQ(read->front().url, golden.url);
    EXPECT_EQ(read->front().rank, 3);
    EXPECT_EQ(read->front().section, text);
  }
}

TEST(GoldenEntry, LeavesOutWhatIsAsUsual) {
  EXPECT_EQ(golden_entry({.query = "a", .url = "/a"}), "  - query: \"a\"\n    url: \"/a\"\n");
}

}  // namespace
}  // namespace mobysearch::testing
