// SPDX-License-Identifier: GPL-2.0-or-later
// What rude clients do to the real server, and do not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iterator>
#include <random>

#include "common/text/url.h"
#include "search/search_request.h"
#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

using ServerUnderAbuse = ServerTest;

TEST_F(ServerUnderAbuse, RefusesWhatIsNoRequestAndCloses) {
  index_and_start();
  const std::pair<std::string, int> cases[] = {
      {"POST /search HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nGET / HT", 405},
      {"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"GET / HTTP/1.1\n\n", 400},
      {"GET /search?q=%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /search HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
      {"GET http://x@y/search HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"GET /search HTTP/1.1\r\nHost: x\r\nX: a\r\n folded\r\n\r\n", 400},
      {"GET /" + std::string(7500, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
      {"\x16\x03\x01 tls hello\r\n\r\n", 400},
      {"GET /" + std::string(9000, 'a'), 431},
      {"GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(9000, 'a'), 431},
  };
  for (const auto& [bytes, status] : cases) {
    RawConnection connection(port_);
    connection.send(bytes);
    const Answer answer = parse_answer(connection.read_answer());
    EXPECT_EQ(answer.status, status) << bytes.substr(0, 60);
    const bool is_of_page = bytes.starts_with("GET /search");
    EXPECT_THAT(answer.body, HasSubstr(is_of_page ? "<h1>" : "{\"error\":{\"code\":"));
    EXPECT_TRUE(connection.closes_within(2)) << bytes.substr(0, 60);
  }
  EXPECT_EQ(get(port_, "/healthz").status, 200);
}

TEST_F(ServerUnderAbuse, IdleAndSlowClientsHoldNobodyUp) {
  index_and_start({"--log-level", "error"});
  std::vector<RawConnection> idle;
  std::vector<RawConnection> slow;
  for (int i = 0; i < 200; ++i) idle.emplace_back(port_);
  for (int i = 0; i < 150; ++i) slow.emplace_back(port_);
  const std::string head = "GET /api/v1/search?q=slow HTTP/1.1\r\nHost: x";
  for (std::size_t i = 0; i < 40; ++i) {
    for (auto& connection : slow) connection.send(head.substr(i, 1));
    EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
  }
  EXPECT_GE(metric("mobysearch_connections"), 351);
  EXPECT_TRUE(slow.front().closes_within(8)) << "a head has five seconds";
  EXPECT_TRUE(idle.front().closes_within(8)) << "the first one too";
}

TEST_F(ServerUnderAbuse, ClientsThatNeverReadHoldNobodyUp) {
  index_and_start({"--log-level", "error", "--threads", "2"});
  std::vector<RawConnection> never;
  std::string requests;
  for (int i = 0; i < 100; ++i) requests += "GET /moby-search.js HTTP/1.1\r\nHost: x\r\n\r\n";
  for (int i = 0; i < 20; ++i) {
    never.emplace_back(port_, false, 2048);
    never.back().send(requests);
  }
  for (int i = 0; i < 50; ++i) EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
}

/// What is no request, or hardly one, made by a fixed seed.
std::string malformed(std::mt19937& random) {
  const std::string seeds[] = {
      "GET /api/v1/search?q=x&limit=5 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "GET /search?q=%22a%20b%22%20AND%20(c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "HEAD /api/v1/suggest?q=\xC3\xA9 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      "POST /search HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nGET / HTTP/1.1\r\nHost: "
      "x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-,0-,0-,0-,0-\r\nConnection: close\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
      "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /a HTTP/9.9\r\n folded: x\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03",
      "GET /%00%ff%zz?q=%u0041&q=1&q=2 HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /" + std::string(random() % 9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\n" + std::string(random() % 9000, 'X') + ": y\r\n\r\n"};
  std::string bytes = seeds[random() % std::size(seeds)];
  for (auto i = random() % 6; i > 0; --i) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 3) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, random() % 8);
        break;
      default:
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 32));
    }
    if (bytes.empty()) bytes = "x";
  }
  return bytes;
}

TEST_F(ServerUnderAbuse, TenThousandMalformedRequestsDoNoHarm) {
  index_and_start({"--log-level", "error"});
  get(port_, "/api/v1/search?q=lighthouse");
  const long before = server_->resident_kib();
  std::mt19937 random(20261124);  // NOLINT: the same requests each time
  for (int i = 0; i < 10'000; ++i) {
    const std::string bytes = malformed(random);
    RawConnection connection(port_);
    connection.send(bytes);
    connection.end_sending();  // what is not whole now never will be
    for (Answer answer = parse_answer(connection.read_answer(bytes.rfind("HEAD", 0) == 0));
         answer.status != 0; answer = parse_answer(connection.read_answer())) {
      ASSERT_LT(answer.status, 500) << bytes;
    }
  }
  EXPECT_EQ(get(port_, "/healthz").status, 200);
  EXPECT_GT(metric("mobysearch_rejected_heads_total"), 1000);
  const long grown = server_->resident_kib() - before;
  EXPECT_LT(grown, 16 << 10) << "KiB";
  RecordProperty("grown_kib", std::to_string(grown));
}

TEST_F(ServerUnderAbuse, WhatLooksLikeABodyIsNeverARequest) {
  index_and_start();
  RawConnection connection(port_);
  connection.send(
      "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 44\r\n\r\n"
      "GET /api/v1/index HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(parse_answer(connection.read_answer()).status, 413);
  EXPECT_EQ(connection.read_answer(), "");
}

TEST_F(ServerUnderAbuse, ARequestForAllThatThereIsHasABoundedAnswer) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "lighthouse tide" + std::to_string(i) + " harbour\n\n";
  for (int i = 0; i < 120; ++i) {
    const std::string tag = std::to_string(i % 20);
    dir_.write("blog/_posts/2020-01-02-post" + std::to_string(i) + ".md",
               "---\ntags: [t" + tag + "]\ncategory: c" + tag + "\n---\n" + text);
  }
  index_and_start({"--log-level", "error", "--threads", "4"});
  std::string target = "/api/v1/search?limit=100&explain=1&q=";
  for (int i = 0; i < 150; ++i) target += "lighthouse+";
  target += "&facets=tag";
  for (int i = 0; i < 500; ++i) target += ",year,tag";
  for (int i = 0; i < 20; ++i) {
    target += "&tag=t" + std::to_string(i) + "&category=c" + std::to_string(i);
  }
  const long before = server_->resident_kib();
  const Answer answer = get(port_, target);
  EXPECT_EQ(answer.status, 200);
  EXPECT_LT(answer.body.size(), 512U << 10);
  const auto first = answer.body.find("\"tag\":[{\"value\"");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(answer.body.find("\"tag\":[{\"value\"", first + 1), std::string::npos);
  EXPECT_LT(server_->resident_kib() - before, 64 << 10) << "KiB";
  EXPECT_EQ(get(port_, target + "&limit=1").status, 400) << "given twice";
  for (int i = 0; i < 25; ++i) target += "&tag=x";
  EXPECT_EQ(get(port_, target).status, 400) << "too many values or parameters";
}

TEST_F(ServerUnderAbuse, ExpensiveQueriesAreAnswered) {
  index_and_start({"--log-level", "error"});
  constexpr std::size_t kMost = SearchRequest::kMaxQueryBytes;
  std::string many;
  while (many.size() + 3 <= kMost) many += "w* ";
  std::string wide;
  while (wide.size() + 3 <= kMost) wide += "\xE7\x95\x8C";
  const std::string queries[] = {many,
                                 wide,
                                 std::string(kMost, '('),
                                 std::string(kMost, '-'),
                                 "\"" + std::string(kMost - 1, 'a'),
                                 "a OR (a OR (a OR (a OR (a OR (a))))) XOR NOT NOT -x"};
  for (const std::string& query : queries) {
    const std::string target = "/api/v1/search?q=" + encode_param(query);
    EXPECT_EQ(get(port_, target).status, 200) << query;
    EXPECT_EQ(get(port_, target + "&prefix=1").status, 200) << query;
  }
  EXPECT_EQ(get(port_, "/api/v1/search?q=" + std::string(kMost + 1, 'a')).status, 400);
}

}  // namespace
}  // namespace mobysearch::testing
