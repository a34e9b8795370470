// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/server_fixture.h"

#include <cstdlib>

namespace mobysearch::testing {

void ServerTest::write_post(const std::string& word) const {
  dir_.write("blog/_posts/2020-01-02-first.md", "---\ntitle: First " + word + "\n---\nAll about " +
                                                    word + ".\n\n## Part two\n\n<b>" + word +
                                                    "</b> & more\n");
  dir_.write("blog/_config.yml", "title: Test\nurl: https://blog.example\npermalink: pretty\n");
}

void ServerTest::index() const {
  const auto done = mobysearch({"index", dir_ / "blog", "--db", db_});
  ASSERT_EQ(done.exit_code, 0) << done.err;
}

void ServerTest::start(std::vector<std::string> options, std::vector<std::string> address) {
  std::vector<std::string> arguments = {mobysearch_binary(), "serve", "--db", db_};
  arguments.insert(arguments.end(), address.begin(), address.end());
  arguments.insert(arguments.end(), options.begin(), options.end());
  server_ = std::make_unique<Background>(arguments);
  const std::string line = server_->wait_for_line("ready at ");
  ASSERT_FALSE(line.empty());
  port_ = std::atoi(line.c_str() + line.rfind(':') + 1);
}

void ServerTest::index_and_start(std::vector<std::string> options) {
  write_post("lighthouse");
  index();
  start(std::move(options));
}

double ServerTest::metric(const std::string& name) const {
  const std::string text = "\n" + get(port_, "/metrics").body;
  const auto at = text.find("\n" + name + " ");
  return at == std::string::npos ? -1 : std::atof(text.c_str() + at + name.size() + 2);
}

}  // namespace mobysearch::testing
