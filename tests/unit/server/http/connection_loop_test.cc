// SPDX-License-Identifier: GPL-2.0-or-later
// The loop on a real socket, with a responder that the test controls.
#include "server/http/connection_loop.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <latch>
#include <memory>
#include <new>
#include <thread>

#include "server/http/listener.h"
#include "tests/support/http_client.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

std::string answer_with(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

class FakeResponder : public Responder {
 public:
  using Answer = std::function<std::string(const RequestHead&)>;
  explicit FakeResponder(Answer answer) : answer_(std::move(answer)) {}

  std::string answer(std::string_view head, const std::string&, bool) override {
    return answer_(parse_head(head));
  }
  std::string refuse(const RequestHead& head, const Refusal& refusal, const std::string&) override {
    if (head.target == "/no-memory") throw std::bad_alloc();
    return answer_with("refused " + std::to_string(refusal.status));
  }

 private:
  const Answer answer_;
};

class Loop {
 public:
  /// On the loopback, and on a Unix socket too where a path is given.
  Loop(const ConnectionOptions& options, FakeResponder::Answer answer,
       const std::string& unix_socket = {})
      : responder_(std::move(answer)), loop_(options, responder_, counters_) {
    EXPECT_EQ(loop_.start_workers(), options.workers);
    auto listening = listen_on("127.0.0.1", 0);
    port_ = std::atoi(listening->url.c_str() + listening->url.rfind(':') + 1);
    if (!unix_socket.empty()) {
      socket_file_ = std::move(*listen_on_unix(unix_socket));
      for (FileDescriptor& fd : socket_file_.sockets) listening->sockets.push_back(std::move(fd));
    }
    thread_ = std::thread([this, sockets = std::move(listening->sockets)]() mutable {
      loop_.run(std::move(sockets));
    });
  }
  ~Loop() {
    loop_.stop();
    thread_.join();
  }
  int port() const { return port_; }
  const ConnectionCounters& counters() const { return counters_; }

 private:
  ConnectionCounters counters_;
  FakeResponder responder_;
  ConnectionLoop loop_;
  Listening socket_file_;
  int port_ = 0;
  std::thread thread_;
};

constexpr const char* kRequest = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

void wait_until(const std::function<bool()>& holds) {
  for (int i = 0; i < 1000 && !holds(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_TRUE(holds());
}

TEST(ConnectionLoop, RefusesWhatTheQueueDoesNotHold) {
  std::latch go(1);
  Loop loop({.workers = 1, .max_queue = 2}, [&](const RequestHead&) {
    go.wait();
    return answer_with("done");
  });
  RawConnection first(loop.port());
  first.send(kRequest);
  std::vector<RawConnection> waiting;
  for (int i = 0; i < 2; ++i) {
    // One after another: the worker must have the first before the queue counts.
    wait_until([&] { return loop.counters().connections == i + 1 && loop.counters().queued <= i; });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    waiting.emplace_back(loop.port());
    waiting.back().send(kRequest);
  }
  wait_until([&] { return loop.counters().connections == 3; });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  RawConnection one_too_many(loop.port());
  one_too_many.send(kRequest);
  EXPECT_EQ(parse_answer(one_too_many.read_answer()).body, "refused 503");
  EXPECT_TRUE(one_too_many.closes_within(2));
  EXPECT_EQ(loop.counters().overloads, 1U);
  go.count_down();
  EXPECT_EQ(parse_answer(first.read_answer()).body, "done");
  for (auto& connection : waiting) EXPECT_EQ(parse_answer(connection.read_answer()).body, "done");
}

TEST(ConnectionLoop, WhoFillsTheQueueGivesUpAPlaceForAnotherClient) {
  const TempDir dir;
  const std::string socket = dir / "http.sock";
  std::latch go(1);
  Loop loop(
      {.workers = 1, .max_queue = 2},
      [&](const RequestHead&) {
        go.wait();
        return answer_with("done");
      },
      socket);
  std::vector<RawConnection> greedy;
  for (int i = 0; i < 3; ++i) {
    greedy.emplace_back(loop.port());
    greedy.back().send(kRequest);
    wait_until([&] { return loop.counters().connections == i + 1; });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  RawConnection other(socket);
  other.send(kRequest);
  EXPECT_EQ(parse_answer(greedy[2].read_answer()).body, "refused 503") << "its last in line";
  go.count_down();
  for (RawConnection* served : {&greedy[0], &greedy[1], &other}) {
    EXPECT_EQ(parse_answer(served->read_answer()).body, "done");
  }
}

constexpr const char* kNext = "GET /next HTTP/1.1\r\nHost: x\r\n\r\n";

TEST(ConnectionLoop, RequestsInARowTakeTurnsWithOtherClients) {
  std::latch go(1);
  std::atomic<int> answered{0};
  Loop loop({.workers = 1, .max_queue = 2}, [&](const RequestHead& head) {
    go.wait();
    return answer_with(std::to_string(++answered) + " " + std::string(head.target));
  });
  RawConnection greedy(loop.port());
  greedy.send(std::string(kRequest) + kNext + kNext + kNext);
  wait_until([&] { return loop.counters().connections == 1; });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  RawConnection other(loop.port());
  other.send("GET /other HTTP/1.1\r\nHost: x\r\n\r\n");
  wait_until([&] { return loop.counters().connections == 2; });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  go.count_down();
  for (const char* body : {"1 /", "3 /next", "4 /next", "5 /next"}) {
    EXPECT_EQ(parse_answer(greedy.read_answer()).body, body);
  }
  EXPECT_EQ(parse_answer(other.read_answer()).body, "2 /other");
}

TEST(ConnectionLoop, AFullQueueBreaksNoRowOfRequests) {
  const std::string large(6 << 20, 'x');
  std::latch go(1);
  Loop loop({.workers = 1, .max_queue = 1}, [&](const RequestHead& head) {
    if (head.target == "/wait") go.wait();
    return answer_with(head.target == "/large" ? large : "done");
  });
  RawConnection row(loop.port(), false, 4096);
  row.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n" + std::string(kNext) + kNext);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));  // the loop writes the large one
  std::vector<RawConnection> others;
  for (int i = 0; i < 2; ++i) {
    others.emplace_back(loop.port());
    others.back().send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(parse_answer(row.read_answer()).body.size(), large.size());
  go.count_down();
  EXPECT_EQ(parse_answer(row.read_answer()).body, "done");
  EXPECT_EQ(parse_answer(row.read_answer()).body, "done");
}

TEST(ConnectionLoop, AClientThatReadsSlowlyHoldsNoWorkerAndGetsAll) {
  const std::string large(6 << 20, 'x');
  Loop loop({.workers = 1}, [&](const RequestHead& head) {
    return answer_with(head.target == "/large" ? large : "small");
  });
  RawConnection slow(loop.port(), false, 4096);
  slow.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n" + std::string(kRequest));
  EXPECT_EQ(get(loop.port(), "/").body, "small") << "the only worker is free";
  EXPECT_EQ(parse_answer(slow.read_answer()).body.size(), large.size());
  EXPECT_EQ(parse_answer(slow.read_answer()).body, "small") << "the pipelined one comes after";
}

TEST(ConnectionLoop, DropsWhoNeverReads) {
  const std::string large(6 << 20, 'x');
  Loop loop({.workers = 1, .write_time = std::chrono::seconds(1)},
            [&](const RequestHead&) { return answer_with(large); });
  RawConnection never(loop.port(), false, 4096);
  never.send(kRequest);
  wait_until([&] { return loop.counters().slow_readers == 1; });
  wait_until([&] { return loop.counters().connections == 0; });
}

TEST(ConnectionLoop, BoundsWhatItKeepsForThoseWhoDoNotRead) {
  const std::string large(6 << 20, 'x');
  Loop loop({.workers = 2, .max_unsent_bytes = 4 << 20}, [&](const RequestHead& head) {
    return answer_with(head.target == "/small" ? "small" : large);
  });
  std::vector<RawConnection> never;
  for (int i = 0; i < 5; ++i) {
    never.emplace_back(loop.port(), false, 4096);
    never.back().send(kRequest);
  }
  wait_until([&] { return loop.counters().slow_readers >= 4; });
  EXPECT_EQ(get(loop.port(), "/small").body, "small") << "what needs no keeping is served";
}

TEST(ConnectionLoop, AnHonestReaderOutlastsThoseWhoDoNotRead) {
  const std::string large(6 << 20, 'x');
  Loop loop({.workers = 2, .write_time = std::chrono::seconds(60), .max_unsent_bytes = 16 << 20},
            [&](const RequestHead&) { return answer_with(large); });
  std::vector<RawConnection> never;
  for (int i = 0; i < 12; ++i) {
    never.emplace_back(loop.port(), false, 4096);
    never.back().send(kRequest);
  }
  wait_until([&] { return loop.counters().slow_readers >= 2; });
  RawConnection honest(loop.port(), false, 65'536);
  honest.send(kRequest);
  EXPECT_EQ(parse_answer(honest.read_answer()).body.size(), large.size());
}

TEST(ConnectionLoop, AnAnswerIsNotLostToWhatTheClientStillSends) {
  Loop loop({}, [](const RequestHead&) { return answer_with("x"); });
  RawConnection connection(loop.port());
  connection.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
  connection.send(std::string(100'000, 'x'));
  EXPECT_EQ(parse_answer(connection.read_answer()).body, "refused 405");
  EXPECT_TRUE(connection.closes_within(3));
}

TEST(ConnectionLoop, CapsTheConnectionsOfAClientButNotOfAProxy) {
  ConnectionOptions options{.max_connections_per_client = 3};
  for (const bool trusted : {false, true}) {
    if (trusted) options.proxies = *TrustedProxies::parse({"127.0.0.1"});
    Loop loop(options, [](const RequestHead&) { return answer_with("x"); });
    std::vector<RawConnection> connections;
    for (int i = 0; i < 6; ++i) connections.emplace_back(loop.port());
    int served = 0;
    for (auto& connection : connections) {
      connection.send(kRequest);
      served += parse_answer(connection.read_answer()).status == 200 ? 1 : 0;
    }
    EXPECT_EQ(served, trusted ? 6 : 3);
    EXPECT_EQ(loop.counters().rejected_connections, trusted ? 0U : 3U);
  }
}

TEST(ConnectionLoop, IdleConnectionsDoNotKeepOthersOut) {
  Loop loop({.max_connections = 8}, [](const RequestHead&) { return answer_with("x"); });
  std::vector<RawConnection> idle;
  for (int i = 0; i < 8; ++i) {
    idle.emplace_back(loop.port());
    idle.back().send(kRequest);
    EXPECT_EQ(parse_answer(idle.back().read_answer()).body, "x");
  }
  for (int i = 0; i < 100; ++i) EXPECT_EQ(get(loop.port(), "/").body, "x");
  const auto is_closed = [](RawConnection& connection) { return connection.closes_within(0); };
  wait_until([&] { return std::ranges::any_of(idle, is_closed); });
  EXPECT_LE(loop.counters().connections, 8);
}

TEST(ConnectionLoop, WhatAnAnswerThrowsEndsItsConnectionAlone) {
  Loop loop({.workers = 1}, [](const RequestHead& head) -> std::string {
    if (head.target == "/no-memory") throw std::bad_alloc();
    if (head.target == "/odd") throw 1;  // NOLINT: Xapian's are no std::exception either
    return answer_with("x");
  });
  for (const char* target : {"/no-memory", "/odd", "/no-memory"}) {
    EXPECT_EQ(get(loop.port(), target).status, 0);
    EXPECT_EQ(get(loop.port(), "/").body, "x") << "the only worker is alive";
  }
  wait_until([&] { return loop.counters().connections == 0; });
}

TEST(ConnectionLoop, WhatARefusalThrowsEndsItsConnectionAlone) {
  Loop loop({.workers = 1, .max_queue = 0, .head_time = std::chrono::milliseconds(200)},
            [](const RequestHead&) { return answer_with("x"); });
  EXPECT_EQ(get(loop.port(), "/no-memory").status, 0);
  EXPECT_EQ(get(loop.port(), "/").body, "refused 503") << "the loop goes on";
  wait_until([&] { return loop.counters().connections == 0; });
}

TEST(ConnectionLoop, ARequestMayComeByteByByte) {
  Loop loop({}, [](const RequestHead& head) { return answer_with(std::string(head.target)); });
  RawConnection connection(loop.port());
  for (const char c : std::string("GET /slowly HTTP/1.1\r\nHost: x\r\n\r\n")) {
    connection.send(std::string(1, c));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  EXPECT_EQ(parse_answer(connection.read_answer()).body, "/slowly");
}

TEST(ConnectionLoop, AnswersAtAStopAllThatCameInARow) {
  std::latch go(1);
  std::unique_ptr<RawConnection> asked;
  std::thread later;
  {
    Loop loop({.workers = 1}, [&](const RequestHead&) {
      go.wait();
      return answer_with("done");
    });
    asked = std::make_unique<RawConnection>(loop.port());
    asked->send(std::string(kRequest) + kNext + kNext);
    wait_until([&] { return loop.counters().connections == 1; });
    later = std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      go.count_down();
    });
  }
  later.join();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(parse_answer(asked->read_answer()).body, "done");
  EXPECT_TRUE(asked->closes_within(1));
}

TEST(ConnectionLoop, AnswersAtAStopWhatWasAccepted) {
  std::latch go(1);
  std::unique_ptr<RawConnection> asked;
  std::thread later;
  {
    Loop loop({.workers = 1}, [&](const RequestHead&) {
      go.wait();
      return answer_with("done");
    });
    asked = std::make_unique<RawConnection>(loop.port());
    asked->send(kRequest);
    wait_until([&] { return loop.counters().connections == 1; });
    later = std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      go.count_down();
    });
  }
  later.join();
  EXPECT_EQ(parse_answer(asked->read_answer()).body, "done");
}

}  // namespace
}  // namespace mobysearch::testing
