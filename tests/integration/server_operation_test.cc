// SPDX-License-Identifier: GPL-2.0-or-later
// What the operator does: stops, rotates, reads counts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using ServerOperation = ServerTest;

TEST_F(ServerOperation, StopsWithinTwoSecondsAndExitsWithZero) {
  index_and_start();
  RawConnection idle(port_);
  RawConnection asked(port_);
  asked.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server_->signal(SIGTERM);
  EXPECT_EQ(parse_answer(asked.read_answer()).status, 200);
  EXPECT_EQ(server_->wait(2), 0);
}

TEST_F(ServerOperation, AnAddressInUseIsSaid) {
  index_and_start();
  const auto second = mobysearch({"serve", "--db", db_, "--port", std::to_string(port_)});
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_THAT(second.err, HasSubstr("address is in use"));
}

TEST_F(ServerOperation, LogsALineARequestThatNothingCanForge) {
  const std::string log = dir_ / "server.log";
  index_and_start({"--log-file", log});
  get(port_, "/api/v1/search?q=a%0Aevent%3Drequest+status%3D200+%22x");
  server_->signal(SIGTERM);
  server_->wait();
  const std::string text = read_file(log);
  EXPECT_THAT(text, HasSubstr("q=\"a\\nevent=request status=200 \\\"x\""));
  EXPECT_THAT(text, Not(HasSubstr("127.0.0.1 ")));
}

TEST_F(ServerOperation, CountsQueriesForTheOperatorAlone) {
  const std::string socket = dir_ / "admin.sock";
  index_and_start({"--query-stats", "--query-stats-min-count", "1", "--admin-socket", socket});
  get(port_, "/api/v1/search?q=Lighthouse");
  get(port_, "/api/v1/search?q=zeppelins");
  const auto stats = mobysearch({"stats", "--socket", socket, "--json"});
  EXPECT_EQ(stats.exit_code, 0) << stats.err;
  EXPECT_THAT(stats.out, HasSubstr("{\"query\":\"lighthouse\",\"count\":1,\"without_results\":0}"));
  EXPECT_THAT(stats.out, HasSubstr("{\"query\":\"zeppelins\",\"count\":1,\"without_results\":1}"));
}

TEST_F(ServerOperation, ShowsOnlyWhatWasAskedOftenEnoughAndToNobodyElse) {
  const std::string socket = dir_ / "admin.sock";
  index_and_start({"--query-stats", "--admin-socket", socket, "--log-level", "error"});
  for (int i = 0; i < 4; ++i) get(port_, "/api/v1/search?q=a+reader+with+a+secret");
  for (int i = 0; i < 5; ++i) get(port_, "/search?q=Lighthouse");
  EXPECT_EQ(mobysearch({"stats", "--socket", socket, "--json"}).out,
            "{\"enabled\":true,\"queries\":[{\"query\":\"lighthouse\",\"count\":5,"
            "\"without_results\":0}]}\n");
  EXPECT_THAT(get(port_, "/metrics").body, Not(HasSubstr("lighthouse")));
  EXPECT_EQ(get(port_, "/stats").status, 404);
  EXPECT_EQ(std::filesystem::status(socket).permissions() & std::filesystem::perms::others_all,
            std::filesystem::perms::none);
}

TEST_F(ServerOperation, ProposesFromItsCountsWhatIndexAndCheckTake) {
  const std::string socket = dir_ / "admin.sock";
  index_and_start({"--query-stats", "--query-stats-min-count", "2", "--admin-socket", socket});
  for (int i = 0; i < 3; ++i) {
    get(port_, "/api/v1/search?q=Lighthouse");
    get(port_, "/api/v1/search?q=l8e");
    get(port_, "/api/v1/search?q=zeppelins%0Aqueries:");
  }
  get(port_, "/api/v1/search?q=a+secret");
  const auto stats = mobysearch({"stats", "--socket", socket});
  EXPECT_THAT(stats.out, HasSubstr("       3              3  l8e\n"));
  const auto suggested = mobysearch({"stats", "--socket", socket, "--suggest", "--db", db_});
  EXPECT_EQ(suggested.exit_code, 0) << suggested.err;
  EXPECT_THAT(suggested.out, Not(HasSubstr("secret")));
  const auto part = [&](const std::string& key) {
    const auto begin = suggested.out.find("\n" + key + ":\n") + 1;
    return suggested.out.substr(begin, suggested.out.find("\n\n", begin) + 1 - begin);
  };
  dir_.write("blog/mobysearch.yml", part("synonyms"));
  const std::string golden = dir_.write("golden.yml", part("queries"));
  EXPECT_EQ(mobysearch({"check", "--db", db_, "--golden", golden}).exit_code, 0) << part("queries");
  EXPECT_EQ(mobysearch({"query", "--db", db_, "l8e"}).exit_code, 1);
  index();
  EXPECT_EQ(mobysearch({"query", "--db", db_, "l8e"}).exit_code, 0) << part("synonyms");
}

TEST_F(ServerOperation, CountsNothingUnlessTold) {
  const std::string socket = dir_ / "admin.sock";
  index_and_start({"--admin-socket", socket, "--query-stats-min-count", "1"});
  get(port_, "/api/v1/search?q=lighthouse");
  EXPECT_EQ(mobysearch({"stats", "--socket", socket, "--json"}).out,
            "{\"enabled\":false,\"queries\":[]}\n");
  const auto deaf = mobysearch({"serve", "--db", db_, "--port", "0", "--query-stats"});
  EXPECT_EQ(deaf.exit_code, 2);
  EXPECT_THAT(deaf.err, HasSubstr("--admin-socket"));
}

TEST_F(ServerOperation, LogsEachEventAtItsLevel) {
  for (const char* level : {"error", "warning", "info"}) {
    const std::string log = dir_ / level;
    index_and_start({"--log-file", log, "--log-level", level, "--log-format", "json"});
    get(port_, "/api/v1/search?q=lighthouse");
    std::filesystem::rename(dir_.write("new", "nonsense"), db_);
    for (int i = 0; i < 400 && metric("mobysearch_index_refusals_total") < 1; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    server_->signal(SIGTERM);
    EXPECT_EQ(server_->wait(2), 0);
    std::istringstream lines(read_file(log));
    std::set<std::string> events;
    for (std::string line; std::getline(lines, line);) {
      events.insert(nlohmann::json::parse(line).at("event").get<std::string>());
    }
    const std::set<std::string> all = {"index_switched", "started",  "request",
                                       "index_refused",  "stopping", "stopped"};
    EXPECT_EQ(events, level == std::string("info") ? all : std::set<std::string>{"index_refused"})
        << level;
    std::filesystem::remove(db_);
  }
}

TEST_F(ServerOperation, SighupOpensLogTemplateAndIndexAgain) {
  const std::string log = dir_ / "server.log";
  const std::string page = dir_.write("page.html", "one {{title}}{{head}}{{form}}{{main}}");
  index_and_start({"--log-file", log, "--template", page});
  const std::string target = "/search?q=lighthouse";
  const std::string tag = header_of(get(port_, target), "ETag");
  EXPECT_EQ(get(port_, target, "If-None-Match: " + tag + "\r\n").status, 304);
  std::filesystem::rename(log, log + ".1");
  dir_.write("page.html", "two {{title}}{{head}}{{form}}{{main}}");
  const auto asked_again = [&](const std::string& event) {
    server_->signal(SIGHUP);
    for (int i = 0; i < 400; ++i) {
      if (std::filesystem::exists(log) && read_file(log).find(event) != std::string::npos) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ADD_FAILURE() << event;
  };
  asked_again("event=reopened");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const Answer after = get(port_, target, "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(after.status, 200);
  EXPECT_THAT(after.body, HasSubstr("two lighthouse"));
  EXPECT_THAT(read_file(log + ".1"), HasSubstr("event=started"));
  dir_.write("page.html", "no marks");
  asked_again("event=template_refused");
  EXPECT_THAT(get(port_, target).body, HasSubstr("two lighthouse"));
}

TEST_F(ServerOperation, ListensOnIPv6) {
  write_post("lighthouse");
  index();
  server_ = std::make_unique<Background>(std::vector<std::string>{
      mobysearch_binary(), "serve", "--db", db_, "--host", "::1", "--port", "0"});
  const std::string line = server_->wait_for_line("at");
  if (line.find("ready at http://[::1]:") == std::string::npos) GTEST_SKIP() << "no IPv6: " << line;
  RawConnection connection(std::atoi(line.c_str() + line.rfind(':') + 1), true);
  connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(parse_answer(connection.read_answer()).body, "ok\n");
}

TEST_F(ServerOperation, ListensOnAUnixSocketAndBelievesItsProxy) {
  write_post("lighthouse");
  index();
  const std::string socket = dir_ / "http.sock";
  start({"--log-client-addresses"}, {"--unix-socket", socket});
  RawConnection connection(socket);
  connection.send(
      "GET /opensearch.xml HTTP/1.1\r\nHost: search.example\r\nX-Forwarded-Proto: https\r\n"
      "X-Forwarded-For: 192.0.2.1, 198.51.100.7\r\n\r\n");
  EXPECT_THAT(parse_answer(connection.read_answer()).body,
              HasSubstr("template=\"https://search.example/search?q="));
  EXPECT_FALSE(server_->wait_for_line("client=198.51.100.7").empty());
  // A second server may not take the socket of one that lives; of one that died it may.
  EXPECT_EQ(mobysearch({"serve", "--db", db_, "--unix-socket", socket}).exit_code, 5);
  server_->signal(SIGKILL);
  server_->wait();
  start({}, {"--unix-socket", socket});
  server_->signal(SIGTERM);
  EXPECT_EQ(server_->wait(), 0);
  EXPECT_FALSE(std::filesystem::exists(socket));
}

TEST_F(ServerOperation, SaysWhetherItIsReady) {
  const std::string socket = dir_ / "http.sock";
  start({}, {"--unix-socket", socket});
  const auto without_index = mobysearch({"health", "--unix-socket", socket});
  EXPECT_EQ(without_index.exit_code, 1);
  EXPECT_THAT(without_index.out, HasSubstr("\"ready\":false"));
  index_and_start();
  const auto ready = mobysearch({"health"}, {{"MOBYSEARCH_PORT", std::to_string(port_)}});
  EXPECT_EQ(ready.exit_code, 0) << ready.err;
  EXPECT_THAT(ready.out, HasSubstr("\"ready\":true"));
}

TEST_F(ServerOperation, TakesTheSocketThatAServiceManagerHandsOver) {
  write_post("lighthouse");
  index();
  const int listening = socket(AF_INET, SOCK_STREAM, 0);  // inherited: no SOCK_CLOEXEC
  ASSERT_GE(listening, 0);
  ASSERT_EQ(listen(listening, 16), 0);  // on a free port
  const std::string script =
      "LISTEN_PID=$$ LISTEN_FDS=1 exec \"$@\" 3<&" + std::to_string(listening);
  server_ = std::make_unique<Background>(std::vector<std::string>{
      "sh", "-c", script, "sh", mobysearch_binary(), "serve", "--db", db_, "--port", "1"});
  const std::string line = server_->wait_for_line("ready at http://0.0.0.0:");
  close(listening);
  ASSERT_FALSE(line.empty());
  EXPECT_EQ(get(std::atoi(line.c_str() + line.rfind(':') + 1), "/healthz").status, 200);
}

TEST_F(ServerOperation, AnswersThoughNobodyReadsItsLog) {
  index_and_start();
  for (int i = 0; i < 2000; ++i) {
    ASSERT_EQ(get(port_, "/healthz").status, 200) << i;  // 200 KiB of log; a pipe holds 64
  }
  EXPECT_GT(metric("mobysearch_log_lines_dropped_total"), 100);
  EXPECT_FALSE(server_->wait_for_line("path=/healthz").empty());
  get(port_, "/healthz");
  EXPECT_FALSE(server_->wait_for_line("event=log_lines_dropped").empty());
}

TEST_F(ServerOperation, LogsJsonAndRefusalsButNoAddressUnlessAsked) {
  index_and_start({"--log-format", "json"});
  RawConnection connection(port_);
  connection.send("nonsense\r\n\r\n");
  connection.read_answer();
  const std::string refused = server_->wait_for_line("\"event\":\"refused\"");
  EXPECT_THAT(refused, HasSubstr("\"status\":\"400\""));
  EXPECT_THAT(refused, Not(HasSubstr("127.0.0.1")));
}

TEST_F(ServerOperation, StopsInTimeWhateverClientsDo) {
  index_and_start({"--log-level", "error"});
  RawConnection slow(port_);
  slow.send("GET /hea");
  RawConnection never(port_, false, 2048);
  std::string requests;
  for (int i = 0; i < 90; ++i) requests += "GET /moby-search.js HTTP/1.1\r\nHost: x\r\n\r\n";
  never.send(requests);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server_->signal(SIGTERM);
  EXPECT_EQ(server_->wait(2), 0);
}

TEST_F(ServerOperation, AnswersWhatWasAcceptedBeforeItStops) {
  index_and_start({"--log-level", "error"});
  std::vector<RawConnection> clients;
  for (int i = 0; i < 100; ++i) {
    clients.emplace_back(port_);
    clients.back().send("GET /api/v1/search?q=lighthouse&limit=" + std::to_string(i + 1) +
                        " HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  server_->signal(SIGTERM);
  for (auto& client : clients) EXPECT_EQ(parse_answer(client.read_answer()).status, 200);
  EXPECT_EQ(server_->wait(2), 0);
}

TEST_F(ServerOperation, RefusesOptionsThatMakeNoSense) {
  const std::pair<const char*, const char*> cases[] = {
      {"--trusted-proxy", "localhost"},
      {"--trusted-proxy", "10.0.0.0/40"},
      {"--public-url", "search.example"},
      {"--public-url", "https://search.example/path"},
      {"--public-url", "ftp://x"},
      {"--cors-origin", "blog.example"},
      {"--cors-origin", "https://blog.example/"},
      {"--log-level", "loud"},
      {"--port", "99999"},
      {"--template", "/nonexistent"},
      {"--log-file", "/nonexistent/x"},
      {"--unix-socket", "/nonexistent/x"}};
  for (const auto& [option, value] : cases) {
    const auto done = mobysearch({"serve", "--db", db_, option, value});
    EXPECT_GE(done.exit_code, 2) << option << " " << value;
    EXPECT_THAT(done.err, HasSubstr(value)) << option;
  }
}

TEST_F(ServerOperation, CountsEverythingItPromises) {
  index_and_start({"--log-level", "error"});
  get(port_, "/api/v1/search?q=lighthouse");
  get(port_, "/api/v1/search?q=lighthouse");
  get(port_, "/api/v1/search?q=zeppelins");
  get(port_, "/nothing");
  const std::pair<const char*, double> expected[] = {
      {"mobysearch_requests_total{route=\"/api/v1/search\",status=\"200\"}", 3},
      {"mobysearch_requests_total{route=\"other\",status=\"404\"}", 1},
      {"mobysearch_cache_hits_total", 1},
      {"mobysearch_cache_misses_total", 2},
      {"mobysearch_zero_results_total", 1},
      {"mobysearch_queued_requests", 0},
      {"mobysearch_index_switches_total", 1},
      {"mobysearch_index_refusals_total", 0},
      {"mobysearch_index_posts", 1},
      {"mobysearch_index_problem", 0},
      {"mobysearch_slow_readers_total", 0},
  };
  EXPECT_GE(metric("mobysearch_request_seconds_count"), 4);
  EXPECT_GE(metric("mobysearch_index_age_seconds"), 0);
  for (const auto& [name, value] : expected) {
    EXPECT_EQ(metric(name), value) << name;
  }
}

}  // namespace
}  // namespace mobysearch::testing
