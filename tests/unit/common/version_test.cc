// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/version.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

TEST(Version, IsTheProjects) {
  const std::string project = testing::read_file(MOBYSEARCH_SOURCE_DIR "/CMakeLists.txt");
  EXPECT_NE(project.find("project(mobysearch VERSION " + std::string(version()) + " "),
            std::string::npos)
      << version();
}

}  // namespace
}  // namespace mobysearch
