// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/binary.h"
#include "tests/support/http_client.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {

/// A small blog, its index, and the real server on a free port of the loopback.
class ServerTest : public ::testing::Test {
 protected:
  /// One post whose title, text and section hold `word`.
  void write_post(const std::string& word) const;
  void index() const;
  /// Starts the server and waits until it is ready. `address` is where it listens, "--port 0" if
  /// not given.
  void start(std::vector<std::string> options = {},
             std::vector<std::string> address = {"--port", "0"});
  void index_and_start(std::vector<std::string> options = {});
  /// Value of a metric, by its whole name with labels; -1 when it is not there.
  double metric(const std::string& name) const;

  TempDir dir_;
  std::string db_ = dir_ / "blog.mobydb";
  std::unique_ptr<Background> server_;
  int port_ = 0;
};

}  // namespace mobysearch::testing
