// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/permalink.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

PermalinkParts parts() {
  PermalinkParts parts;
  parts.timestamp = 1577880000;  // 2020-01-01 12:00 UTC
  parts.zone = cctz::utc_time_zone();
  parts.slug = "Mixed_Case.Dots";
  parts.basename = "2020-01-01-Mixed_Case.Dots";
  parts.path = "blog/2020-01-01-Mixed_Case.Dots";
  parts.collection = "posts";
  parts.output_ext = ".html";
  parts.categories = {"One Two", "one two", "Ünï"};
  return parts;
}

TEST(Permalink, FillsEveryPlaceholder) {
  struct Case {
    std::string permalink, url;
  };
  const Case cases[] = {
      {permalink_template("pretty"), "/one%20two/%C3%BCn%C3%AF/2020/01/01/Mixed_Case.Dots/"},
      {permalink_template("none"), "/one%20two/%C3%BCn%C3%AF/Mixed_Case.Dots.html"},
      {permalink_template("ordinal"), "/one%20two/%C3%BCn%C3%AF/2020/001/Mixed_Case.Dots.html"},
      {permalink_template("weekdate"),
       "/one%20two/%C3%BCn%C3%AF/2020/W01/Wed/Mixed_Case.Dots.html"},
      {"/:slugified_categories/:slug", "/one-two/%C3%BCn%C3%AF/mixed-case-dots"},
      {"/:short_year/:i_month/:i_day/:name", "/20/1/1/2020-01-01-mixed-case-dots"},
      {"/:long_month-:short_month/:long_day/:w_day/:w_year", "/January-Jan/Wednesday/3/2020"},
      {":hour:minute:second/:collection/:path:output_ext",
       "/120000/posts/blog/2020-01-01-Mixed_Case.Dots.html"},
      {"about us/Ünï", "/about us/Ünï"},
      {"x/../y//z.html", "/x/y/z.html"},
      {"pretty", "/pretty"},
  };
  for (const auto& c : cases) {
    const auto url = expand_permalink(c.permalink, parts());
    ASSERT_TRUE(url.has_value()) << c.permalink;
    EXPECT_EQ(*url, c.url) << c.permalink;
  }
  EXPECT_FALSE(expand_permalink("/:nonsense/", parts()).has_value());
}

TEST(Permalink, YearsHaveFourDigits) {
  PermalinkParts early = parts();
  early.timestamp = -55168000000;  // 221-10-15
  EXPECT_EQ(*expand_permalink("/:year/:w_year/:short_year", early), "/0221/0221/21");
}

}  // namespace
}  // namespace mobysearch
