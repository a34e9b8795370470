// SPDX-License-Identifier: GPL-2.0-or-later
// The real server on a free port, asked by raw sockets: what it answers, and what it withstands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/http_client.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

class Server : public ::testing::Test {
 protected:
  void write_post(const std::string& word) {
    dir_.write("blog/_posts/2020-01-02-first.md",
               "---\ntitle: First " + word + "\n---\nAll about " + word +
                   ".\n\n## Part two\n\n<b>" + word + "</b> & more\n");
    dir_.write("blog/_config.yml", "title: Test\nurl: https://blog.example\npermalink: pretty\n");
  }
  void index() {
    const auto done = mobysearch({"index", dir_ / "blog", "--db", db_});
    ASSERT_EQ(done.exit_code, 0) << done.err;
  }
  void start(std::vector<std::string> options = {}) {
    std::vector<std::string> arguments = {mobysearch_binary(), "serve", "--db", db_, "--port", "0"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    server_ = std::make_unique<Background>(arguments);
    const std::string line = server_->wait_for_line("ready at ");
    ASSERT_FALSE(line.empty());
    port_ = std::atoi(line.c_str() + line.rfind(':') + 1);
  }
  void index_and_start(std::vector<std::string> options = {}) {
    write_post("lighthouse");
    index();
    start(std::move(options));
  }

  TempDir dir_;
  std::string db_ = dir_ / "blog.mobydb";
  std::unique_ptr<Background> server_;
  int port_ = 0;
};

TEST_F(Server, AnswersEveryRoute) {
  index_and_start();
  struct Case {
    std::string target;
    int status;
    std::string says;
  };
  const Case cases[] = {
      {"/api/v1/search?q=lighthouse", 200, "\"total\":1"},
      {"/api/v1/search?q=lighthouse&facets=year,has", 200,
       "\"year\":[{\"value\":\"2020\",\"count\":1}]"},
      {"/api/v1/search?q=", 200, "\"total\":0"},
      {"/api/v1/search?q=foo+AND", 200, "\"hits\":[]"},
      {"/api/v1/search?q=%22lighthouse", 200, "\"total\":1"},
      {"/api/v1/search?q=x&limit=900", 400, "limit must be between 1 and 100, not 900"},
      {"/api/v1/search?q=x&limit=ten", 400, "\"param\":\"limit\""},
      {"/api/v1/search?q=x&q=y", 400, "q is given twice"},
      {"/api/v1/search?q=x&offset=1001", 400, "\"param\":\"offset\""},
      {"/api/v1/search?q=x&sort=up", 400, "\"param\":\"sort\""},
      {"/api/v1/search?q=x&has=hats", 400, "\"param\":\"has\""},
      {"/api/v1/search?q=x&facets=hats", 400, "\"param\":\"facets\""},
      {"/api/v1/search?q=x&colour=red", 400, "\"param\":\"colour\""},
      {"/api/v1/search?q=%ff", 400, "bad_request"},
      {"/api/v1/suggest?q=ligh", 200, "\"suggestions\":[{\"text\":\"First lighthouse\""},
      {"/api/v1/suggest?q=ligh&format=opensearch", 200, "[\"ligh\",["},
      {"/api/v1/index", 200, "\"posts\":1"},
      {"/search?q=lighthouse", 200, "<title>lighthouse – Test</title>"},
      {"/search?q=lighthuose", 200, "Showing results for <b>lighthouse</b>"},
      {"/search?q=%3Cscript%3E", 200, "&lt;script&gt;"},
      {"/search?q=lighthouse&format=atom", 200, "<feed xmlns="},
      {"/opensearch.xml", 200, "OpenSearchDescription"},
      {"/openapi.json", 200, "\"openapi\""},
      {"/moby-search.js", 200, "customElements.define"},
      {"/moby-search.css", 200, "--ms-text"},
      {"/", 200, "<moby-search"},
      {"/healthz", 200, "ok"},
      {"/readyz", 200, "\"ready\":true"},
      {"/metrics", 200, "mobysearch_requests_total{route=\"/search\",status=\"200\"}"},
      {"/nothing", 404, "not_found"},
  };
  for (const auto& c : cases) {
    const Answer answer = get(port_, c.target);
    EXPECT_EQ(answer.status, c.status) << c.target;
    EXPECT_THAT(answer.body, HasSubstr(c.says)) << c.target;
    EXPECT_THAT(answer.head, HasSubstr("X-Content-Type-Options: nosniff")) << c.target;
  }
  EXPECT_THAT(get(port_, "/search?q=%3Cscript%3E").body, Not(HasSubstr("<script>")));
}

TEST_F(Server, DocumentsEveryRouteThatItHas) {
  index_and_start();
  const Json openapi = Json::parse(get(port_, "/openapi.json").body);
  for (const auto& [path, methods] : openapi["paths"].items()) {
    std::string target = path;
    for (const Json& parameter : methods["get"].value("parameters", Json::array())) {
      if (parameter.contains("example")) {
        target +=
            "?" + parameter["name"].get<std::string>() + "=" +
            (parameter["example"].get<std::string>().find(' ') != std::string::npos ? "a+b" : "a");
      }
    }
    EXPECT_EQ(get(port_, target).status, 200) << target;
  }
}

TEST_F(Server, QueryAndServerGiveTheSameResponse) {
  index_and_start();
  Json from_server = Json::parse(get(port_, "/api/v1/search?q=lighthouse&explain=1").body);
  Json from_cli =
      Json::parse(mobysearch({"query", "--db", db_, "--json", "--explain", "lighthouse"}).out);
  from_server.erase("took_us");
  from_cli.erase("took_us");
  EXPECT_EQ(from_server, from_cli);
}

TEST_F(Server, TagsCompressesAndAllowsOrigins) {
  index_and_start({"--cors-origin", "https://blog.example"});
  const std::string target = "/api/v1/search?q=lighthouse";
  const Answer plain = get(port_, target);
  const auto at = plain.head.find("ETag: ");
  ASSERT_NE(at, std::string::npos);
  const std::string etag = plain.head.substr(at + 6, plain.head.find("\r\n", at) - at - 6);
  EXPECT_EQ(get(port_, target, "If-None-Match: " + etag + "\r\n").status, 304);
  for (const char* encoding : {"gzip", "br"}) {
    const Answer packed = get(port_, target, std::string("Accept-Encoding: ") + encoding + "\r\n");
    EXPECT_THAT(packed.head, HasSubstr(std::string("Content-Encoding: ") + encoding));
    EXPECT_LT(packed.body.size(), plain.body.size());
  }
  EXPECT_THAT(get(port_, target, "Origin: https://blog.example\r\n").head,
              HasSubstr("Access-Control-Allow-Origin: https://blog.example\r\n"));
  const Answer other = get(port_, target, "Origin: https://evil.example\r\n");
  EXPECT_THAT(other.head, Not(HasSubstr("Access-Control-Allow-Origin")));
  EXPECT_THAT(other.head, HasSubstr("Vary: Origin"));
  EXPECT_THAT(get(port_, target, "Range: bytes=0-,0-,0-\r\n").head, HasSubstr("200 OK"));
}

TEST_F(Server, AnswersPipelinedRequestsInOrderAndHeadsWithoutBody) {
  index_and_start();
  RawConnection connection(port_);
  connection.send(
      "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nHEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(parse_answer(connection.read_answer()).body, "ok\n");
  const Answer head = parse_answer(connection.read_answer(true));
  EXPECT_EQ(head.status, 200);
  EXPECT_THAT(head.head, HasSubstr("Content-Length: 3"));
  EXPECT_EQ(parse_answer(connection.read_answer()).status, 404);
}

TEST_F(Server, RefusesWhatIsNoRequestAndCloses) {
  index_and_start();
  const std::pair<std::string, int> cases[] = {
      {"POST /search HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nGET / HT", 405},
      {"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"GET / HTTP/1.1\n\n", 400},
      {"\x16\x03\x01 tls hello\r\n\r\n", 400},
      {"GET /" + std::string(9000, 'a'), 431},
      {"GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(9000, 'a'), 431},
  };
  for (const auto& [bytes, status] : cases) {
    RawConnection connection(port_);
    connection.send(bytes);
    const Answer answer = parse_answer(connection.read_answer());
    EXPECT_EQ(answer.status, status) << bytes.substr(0, 60);
    EXPECT_THAT(answer.body, HasSubstr("{\"error\":{\"code\":"));
    EXPECT_TRUE(connection.closes_within(2)) << bytes.substr(0, 60);
  }
  EXPECT_EQ(get(port_, "/healthz").status, 200);
}

TEST_F(Server, IdleAndSlowClientsHoldNobodyUp) {
  index_and_start();
  std::vector<RawConnection> idle;
  std::vector<RawConnection> slow;
  for (int i = 0; i < 200; ++i) idle.emplace_back(port_);
  for (int i = 0; i < 150; ++i) {
    slow.emplace_back(port_);
    slow.back().send("GET /sea");
  }
  for (int i = 0; i < 50; ++i) EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
  EXPECT_TRUE(slow.front().closes_within(8)) << "a head has five seconds";
}

TEST_F(Server, SwitchesToANewIndexAndNeverMixes) {
  index_and_start({"--log-level", "error"});  // nobody reads a line a request here
  std::atomic<bool> stop{false};
  std::atomic<int> failed{0};
  std::atomic<int> answered{0};
  std::vector<std::jthread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      RawConnection connection(port_);
      while (!stop) {
        connection.send("GET /api/v1/search?q=about HTTP/1.1\r\nHost: x\r\n\r\n");
        const Answer answer = parse_answer(connection.read_answer());
        const Json json = Json::parse(answer.body, nullptr, false);
        const bool sound = answer.status == 200 && json.is_object() && json["total"] == 1;
        ++(sound ? answered : failed);
        if (!sound) break;
      }
    });
  }
  for (int round = 0; round < 40; ++round) {
    write_post("word" + std::to_string(round));
    index();
  }
  const auto deadline = Clock::now() + std::chrono::seconds(1);
  bool visible = false;
  while (!visible && Clock::now() < deadline) {
    visible = get(port_, "/api/v1/search?q=word39").body.find("\"total\":1") != std::string::npos;
  }
  stop = true;
  clients.clear();
  EXPECT_TRUE(visible) << "within a second of the rename";
  EXPECT_EQ(failed, 0);
  EXPECT_GT(answered, 100);
}

TEST_F(Server, KeepsTheOldIndexWhenTheNewOneIsBad) {
  index_and_start();
  const std::string whole = read_file(db_);
  std::string damaged = whole;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  std::filesystem::rename(dir_.write("damaged", damaged), db_);
  EXPECT_FALSE(server_->wait_for_line("index_refused").empty());
  EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
  EXPECT_THAT(get(port_, "/readyz").body, HasSubstr("\"problem\":"));
  std::filesystem::remove(db_);
  EXPECT_EQ(get(port_, "/api/v1/search?q=part").status, 200);
  EXPECT_THAT(get(port_, "/metrics").body, HasSubstr("mobysearch_index_refusals_total 1"));
}

TEST_F(Server, BeginsToAnswerWhenTheIndexAppears) {
  write_post("lighthouse");
  start();
  const Answer none = get(port_, "/api/v1/search?q=lighthouse");
  EXPECT_EQ(none.status, 503);
  EXPECT_THAT(none.head, HasSubstr("Retry-After: 1"));
  EXPECT_EQ(get(port_, "/healthz").status, 200);
  EXPECT_EQ(get(port_, "/readyz").status, 503);
  index();
  EXPECT_FALSE(server_->wait_for_line("index_switched").empty());
  EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
}

TEST_F(Server, StopsWithinTwoSecondsAndExitsWithZero) {
  index_and_start();
  RawConnection idle(port_);
  RawConnection asked(port_);
  asked.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server_->signal(SIGTERM);
  EXPECT_EQ(parse_answer(asked.read_answer()).status, 200);
  EXPECT_EQ(server_->wait(2), 0);
}

TEST_F(Server, AnAddressInUseIsSaid) {
  index_and_start();
  const auto second = mobysearch({"serve", "--db", db_, "--port", std::to_string(port_)});
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_THAT(second.err, HasSubstr("address is in use"));
}

TEST_F(Server, LimitsAClientsRate) {
  index_and_start({"--rate-limit", "2"});
  int limited = 0;
  for (int i = 0; i < 10; ++i) limited += get(port_, "/healthz").status == 429 ? 1 : 0;
  EXPECT_GE(limited, 4);
}

TEST_F(Server, LogsALineARequestThatNothingCanForge) {
  const std::string log = dir_ / "server.log";
  index_and_start({"--log-file", log});
  get(port_, "/api/v1/search?q=a%0Aevent%3Drequest+status%3D200+%22x");
  server_->signal(SIGTERM);
  server_->wait();
  const std::string text = read_file(log);
  EXPECT_THAT(text, HasSubstr("q=\"a\\nevent=request status=200 \\\"x\""));
  EXPECT_THAT(text, Not(HasSubstr("127.0.0.1 ")));
}

TEST_F(Server, CountsQueriesForTheOperatorAlone) {
  const std::string socket = dir_ / "admin.sock";
  index_and_start({"--query-stats", "--query-stats-min-count", "1", "--admin-socket", socket});
  get(port_, "/api/v1/search?q=Lighthouse");
  get(port_, "/api/v1/search?q=zeppelins");
  const auto stats = mobysearch({"stats", "--socket", socket});
  EXPECT_EQ(stats.exit_code, 0) << stats.err;
  EXPECT_THAT(stats.out, HasSubstr("{\"query\":\"lighthouse\",\"count\":1,\"without_results\":0}"));
  EXPECT_THAT(stats.out, HasSubstr("{\"query\":\"zeppelins\",\"count\":1,\"without_results\":1}"));
}

TEST_F(Server, MalformedRequestsDoNoHarm) {
  index_and_start({"--log-level", "error"});
  unsigned seed = 1;
  for (int i = 0; i < 1000; ++i) {
    std::string bytes = "GET /api/v1/search?q=x HTTP/1.1\r\nHost: x\r\n\r\n";
    for (int k = 0; k < 4; ++k) {
      seed = seed * 1103515245 + 12345;
      bytes[(seed >> 8) % bytes.size()] = static_cast<char>(seed >> 20);
    }
    RawConnection connection(port_);
    connection.send(bytes + "\r\n\r\n");
    const Answer answer = parse_answer(connection.read_answer());
    EXPECT_LT(answer.status, 500) << bytes;
  }
  EXPECT_EQ(get(port_, "/healthz").status, 200);
}

}  // namespace
}  // namespace mobysearch::testing
