// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/in_memory_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
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
    server_.set_handler([](const auto& request, auto& response) {
      if (request.path == "/fails") throw std::runtime_error("reason");
      const int wanted = std::atoi(request.path.c_str() + 1);
      response.status = wanted == 0 ? 200 : wanted;
      response.set_header("Date", "today");
      if (wanted == 0) {
        set_body(response, request.remote_addr + " asks for " + request.target, "text/plain");
      }
    });
  }
  testing::Answer ask(const std::string& line, bool keep_alive = true) {
    return parse_answer(
        server_.answer(line + " HTTP/1.1\r\nHost: x\r\n\r\n", "192.0.2.1", keep_alive));
  }

  InMemoryServer server_;
};

TEST_F(InMemoryServerTest, HandsEachRequestToTheHandler) {
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
    const auto answer = ask("GET /" + std::to_string(status));
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(header_of(answer, "Content-Length"), "") << status;
  }
  EXPECT_EQ(header_of(ask("GET /201"), "Content-Length"), "0");
}

TEST_F(InMemoryServerTest, AFailureIsAnsweredOnce) {
  const auto answer = ask("GET /404");
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.head.find("Date: today"), answer.head.rfind("Date: today"));
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
