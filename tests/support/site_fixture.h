// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/site/site.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {

/// A small site, to which a test adds files, as it is read in the beginning of 2020.
class SiteTest : public ::testing::Test {
 protected:
  SiteTest() {
    options_.now = 1'577'836'800;  // 2020-01-01
    options_.threads = 1;
    write("_config.yml", "timezone: UTC\n");
  }
  void write(const std::string& path, const std::string& text = "Text.\n") {
    dir_.write(path, text);
  }
  Site read() {
    auto site = read_site(dir_.path().string(), options_);
    EXPECT_TRUE(site) << site.error().message;
    return site ? std::move(*site) : Site{};
  }
  static std::vector<std::string> paths(const Site& site) {
    std::vector<std::string> all;
    for (const SiteDocument& document : site.documents) all.push_back(document.path);
    return all;
  }
  /// The only document of a site with a post of this front matter.
  SiteDocument only(const std::string& path, const std::string& matter) {
    write(path, "---\n" + matter + "---\nText.\n");
    const Site site = read();
    EXPECT_EQ(site.documents.size(), 1U) << path << '\n' << matter;
    return site.documents.empty() ? SiteDocument{} : site.documents[0];
  }

  TempDir dir_;
  SiteOptions options_;
};

}  // namespace mobysearch::testing
