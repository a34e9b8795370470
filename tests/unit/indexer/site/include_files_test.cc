// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/include_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/repeated.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class IncludeFiles : public ::testing::Test {
 protected:
  IncludeFiles() {
    dir_.write_all({{"_config.yml", ""},
                    {"_includes/a.html", "x"},
                    {"_includes/sub/b.md", "{% include a.html %}"},
                    {"docs/beside.md", "x"}});
  }
  std::set<std::string> named(const std::string& body) const {
    return included_files(config(), "docs", body);
  }
  std::vector<std::string> unusable(std::set<std::string> files) const {
    std::vector<std::string> all;
    for (const SkippedFile& file : unusable_includes(config(), std::move(files))) {
      all.push_back(file.path + ": " + file.reason);
    }
    return all;
  }
  SiteConfig config() const { return *read_site_config(dir_.path().string(), {}); }

  testing::TempDir dir_;
};

TEST_F(IncludeFiles, AreNamedInTags) {
  EXPECT_THAT(named("{% include a.html %}"), ElementsAre("_includes/a.html"));
  EXPECT_THAT(named("{%- include_cached  'sub/b.md' x=\"1\" -%} {%include a.html%}"),
              ElementsAre("_includes/a.html", "_includes/sub/b.md"));
  EXPECT_THAT(named("{% include_relative beside.md %}"), ElementsAre("docs/beside.md"));
  EXPECT_THAT(
      named("{% include gone.md %} {% include {{ page.x }} %} {% if include %} include a.html"
            " {% include ../_config.yml %} {% include"),
      IsEmpty());
  named(testing::repeated("{% include ", 50'000) + "%}");
}

TEST_F(IncludeFiles, ThatAreTooLargeOrNoTextAreUnusable) {
  dir_.write("_includes/a.html", "bad \xFF");
  dir_.write("_includes/large.svg", std::string(kMaxIncludeBytes + 1, 'x'));
  dir_.write("_includes/fits.svg", std::string(kMaxIncludeBytes, 'x'));
  EXPECT_THAT(unusable({"_includes/large.svg", "_includes/fits.svg"}),
              ElementsAre(::testing::StartsWith("_includes/large.svg: is larger than ")));
  EXPECT_THAT(unusable({"_includes/sub/b.md"}),
              ElementsAre("_includes/a.html: is not valid UTF-8"));
}

TEST_F(IncludeFiles, ThatIncludeEachOtherAreReadOnce) {
  dir_.write("_includes/a.html", "{% include sub/b.md %}");
  EXPECT_THAT(unusable({"_includes/a.html"}), IsEmpty());
}

}  // namespace
}  // namespace mobysearch
