// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/golden.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

class Golden : public ::testing::Test {
 protected:
  GoldenResult run(const GoldenQuery& golden) {
    auto result = run_golden(blog_.searcher(), golden);
    EXPECT_TRUE(result.has_value());
    return result.value_or(GoldenResult{});
  }
  std::string failure(const GoldenQuery& golden) { return run(golden).failure.value_or(""); }

  MiniBlog blog_{
      {{"_posts/2020-01-02-tide.md", post_file("Tide",
                                               "Text.\n\n## Low water\n\nEbb. [Film]"
                                               "(https://www.youtube.com/watch?v=abc)\n")},
       {"_posts/2020-01-03-moon.md", post_file("Moon", "It makes the tide.")},
       {"_config.yml", "permalink: pretty\nurl: https://sea.example\n"}}};
};

TEST_F(Golden, HoldsForAPathAndAFullUrlAnAnchorAndAHeading) {
  const std::string path = "/2020/01/02/tide/";
  for (const GoldenQuery& golden :
       {GoldenQuery{1, "tide", path}, GoldenQuery{1, "tide", "https://sea.example" + path},
        GoldenQuery{1, "ebb", path, 1, "low-water"}, GoldenQuery{1, "ebb", path, 1, "low Water"},
        GoldenQuery{1, "ebb", path, 1, "", "v=abc"}}) {
    EXPECT_EQ(run(golden).failure, std::nullopt) << golden.url << golden.section;
    EXPECT_EQ(run(golden).rank, 1);
  }
}

TEST_F(Golden, SaysWhatCameInstead) {
  EXPECT_EQ(failure({1, "tide", "/2020/01/03/moon/"}),
            "/2020/01/03/moon/ is hit 2, expected 1 at most; instead came 1. /2020/01/02/tide/ "
            "“Tide”, 2. /2020/01/03/moon/ “Moon”");
  EXPECT_EQ(run({1, "tide", "/2020/01/03/moon/"}).rank, 2);
  EXPECT_EQ(failure({1, "ebb", "/2020/01/03/moon/"}),
            "/2020/01/03/moon/ is not among the first 100; instead came 1. /2020/01/02/tide/ "
            "“Tide”");
  EXPECT_EQ(failure({1, "zzyzx", "/gone/"}), "/gone/ is no post of the index; nothing is found");
  EXPECT_THAT(failure({1, "ebb", "/2020/01/02/tide/", 1, "high-water"}),
              HasSubstr("its first section is “Low water” (#low-water), expected 'high-water'"));
  EXPECT_THAT(failure({1, "ebb", "/2020/01/02/tide/", 1, "", "vimeo"}),
              HasSubstr("no media URL contains 'vimeo'; there are: https://www.youtube.com/"));
}

TEST(PathOnSite, CutsOffTheSitesAddressAlone) {
  IndexInfo site;
  EXPECT_EQ(path_on_site("https://a.example/b", site), "https://a.example/b");
  site.site_url = "https://a.example";
  EXPECT_EQ(path_on_site("https://a.example/b", site), "/b");
  EXPECT_EQ(path_on_site("https://a.example", site), "/");
  EXPECT_EQ(path_on_site("https://a.example.org/b", site), "https://a.example.org/b");
  EXPECT_EQ(path_on_site("/b", site), "/b");
}

}  // namespace
}  // namespace mobysearch::testing
