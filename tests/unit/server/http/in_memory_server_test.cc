// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/in_memory_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "server/http/response.h"
#include "tests/support/http_client.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using testing::header_of;
using testing::parse_answer;

class InMemoryServerTest : public ::testing::Test {
 protected:
  InMemoryServerTest() {
    server_.add_route("/a.b", [](const auto& request, auto& response) {
      response.status = 200;
      set_body(response, request.remote_addr + " asks for " + request.target, "text/plain");
    });
    server_.add_route("/fails", [](const auto&, auto&) { throw std::runtime_error("reason"); });
    server_.set_fallback([](const auto&, auto& response) {
      set_body(response, "no route: " + std::to_string(response.status), "text/plain");
    });
  }
  testing::Answer ask(const std::string& line, bool keep_alive = true) {
    return parse_answer(
        server_.answer(line + " HTTP/1.1\r\nHost: x\r\n\r\n", "192.0.2.1", keep_alive));
  }

  InMemoryServer server_;
};

TEST_F(InMemoryServerTest, HandsTheRequestToTheHandlerOfItsPath) {
  EXPECT_EQ(ask("GET /a.b?q=x").body, "192.0.2.1 asks for /a.b?q=x");
  const auto head = ask("HEAD /a.b");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(header_of(head, "Content-Length"), "23");
  EXPECT_EQ(ask("OPTIONS /a.b").status, 200);
}

TEST_F(InMemoryServerTest, SaysNothingOfRangesNorTheLengthOfWhatHasNone) {
  EXPECT_EQ(header_of(ask("HEAD /a.b"), "Accept-Ranges"), "");
  for (const int status : {204, 304}) {
    server_.add_route("/" + std::to_string(status),
                      [status](const auto&, auto& response) { response.status = status; });
    const auto answer = ask("GET /" + std::to_string(status));
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(header_of(answer, "Content-Length"), "") << status;
  }
  server_.add_route("/empty", [](const auto&, auto& response) { response.status = 200; });
  EXPECT_EQ(header_of(ask("GET /empty"), "Content-Length"), "0");
}

TEST_F(InMemoryServerTest, APathIsNoPattern) {
  for (const char* path : {"/axb", "/a.b/", "/a.b/c", "/A.b", "/"}) {
    EXPECT_EQ(ask("GET " + std::string(path)).body, "no route: 404") << path;
  }
}

TEST_F(InMemoryServerTest, SaysWhetherTheConnectionStays) {
  EXPECT_THAT(header_of(ask("GET /a.b"), "Keep-Alive"), HasSubstr("timeout=30"));
  EXPECT_EQ(header_of(ask("GET /a.b", false), "Connection"), "close");
}

TEST_F(InMemoryServerTest, LetsPassWhatAHandlerThrows) {
  EXPECT_THROW(ask("GET /fails"), std::runtime_error);
}

}  // namespace
}  // namespace mobysearch
