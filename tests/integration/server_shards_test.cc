// SPDX-License-Identifier: GPL-2.0-or-later
// A server whose index is in shards, each served by a xapian-tcpsrv: whole answers, partial ones
// while a shard is away, and lists that do not fit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "common/index/shard.h"
#include "common/schema.h"
#include "tests/support/crafted_index.h"
#include "tests/support/server_fixture.h"
#include "tests/support/shard_server.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

constexpr int kPosts = 12;

class ServerOfShards : public ServerTest {
 protected:
  void SetUp() override {
    if (!ShardServer::is_installed()) GTEST_SKIP() << "xapian-tcpsrv is not installed";
    index_shards("tides");
  }

  /// Indexes a blog of some posts with this word, in shards that take the places of former ones.
  void index_shards(const std::string& word, std::uint32_t shards = 2,
                    const std::string& name = "blog.mobydb") const {
    dir_.write("blog/_config.yml", "title: Test\nurl: https://blog.example\n");
    for (int i = 0; i < kPosts; ++i) {
      dir_.write("blog/_posts/2020-01-02-post-" + std::to_string(i) + ".md",
                 "---\ntitle: Post " + std::to_string(i) + "\n---\nAll about " + word + ".\n");
    }
    const auto done = mobysearch(
        {"index", dir_ / "blog", "--db", dir_ / name, "--shards", std::to_string(shards)});
    ASSERT_EQ(done.exit_code, 0) << done.err;
  }
  std::string shard(std::uint32_t number, std::uint32_t shards = 2) const {
    return shard_path(db_, number, shards);
  }
  void serve(const std::vector<std::string>& names, std::vector<std::string> options = {}) {
    log_ = dir_ / ("log" + std::to_string(++servers_));
    std::vector<std::string> arguments = {mobysearch_binary(), "serve", "--port", "0",
                                          "--log-file",        log_};
    for (const std::string& name : names) arguments.insert(arguments.end(), {"--db", name});
    // A busy machine is none that has lost a shard.
    if (options.empty()) options = {"--shard-timeout-ms", "5000"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    server_ = std::make_unique<Background>(arguments);
    const std::string line = server_->wait_for_line("ready at ");
    ASSERT_FALSE(line.empty());
    port_ = std::atoi(line.c_str() + line.rfind(':') + 1);
  }
  /// The lines of the log that contain `text`.
  std::vector<std::string> logged(const std::string& text) const {
    std::vector<std::string> lines;
    std::istringstream log(read_file(log_));
    for (std::string line; std::getline(log, line);)
      if (line.find(text) != std::string::npos) lines.push_back(line);
    return lines;
  }
  /// The last of them, once there are so many; "" after ten seconds without.
  std::string wait_for_log(const std::string& text, std::size_t count = 1) const {
    for (int i = 0; i < 500; ++i) {
      const auto lines = logged(text);
      if (lines.size() >= count) return lines.back();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return {};
  }
  /// A search that is not in the cache.
  Answer ask() { return get(port_, "/api/v1/search?q=tides&limit=" + std::to_string(++limit_)); }
  Json json(const std::string& target) const {
    return Json::parse(get(port_, target).body, nullptr, false);
  }
  /// Whether /readyz says within ten seconds that so many shards are missing.
  bool misses(std::size_t shards) const {
    for (int i = 0; i < 500; ++i) {
      const Json ready = json("/readyz");
      if (ready.value("missing_shards", Json::array()).size() == shards) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }

  int limit_ = 10;
  int servers_ = 0;
  std::string log_;
};

TEST_F(ServerOfShards, AnswersWithoutOneAndSaysSoUntilItIsBack) {
  ShardServer first(shard(1)), second(shard(2));
  serve({first.address(), second.address()});
  const Answer whole = get(port_, "/api/v1/search?q=tides&limit=5");
  EXPECT_EQ(Json::parse(whole.body)["total"], kPosts);
  EXPECT_THAT(whole.body, Not(HasSubstr("partial")));
  EXPECT_FALSE(header_of(whole, "ETag").empty());
  EXPECT_EQ(json("/api/v1/index")["missing_shards"], Json::array());

  second.kill();
  const Answer partial = ask();
  EXPECT_EQ(partial.status, 200);
  const Json answer = Json::parse(partial.body);
  EXPECT_EQ(answer["partial"], true);
  EXPECT_EQ(answer["missing_shards"], Json({2}));
  EXPECT_LT(answer["total"], kPosts);
  EXPECT_GT(answer["total"], 0);
  EXPECT_FALSE(wait_for_log("event=shard_missing shard=2").empty());
  for (const char* target :
       {"/api/v1/search?q=tides&limit=6", "/search?q=tides", "/search?q=tides&format=atom",
        "/api/v1/suggest?q=ti", "/api/v1/suggest?q=ti&format=opensearch"}) {
    for (int i = 0; i < 2; ++i) {
      const Answer unkept = get(port_, target);
      EXPECT_EQ(unkept.status, 200) << target;
      EXPECT_EQ(header_of(unkept, "Cache-Control"), "no-store") << target;
      EXPECT_EQ(header_of(unkept, "ETag"), "") << target;
    }
  }
  EXPECT_THAT(get(port_, "/search?q=tides").body, HasSubstr("Some posts cannot be searched"));
  EXPECT_EQ(get(port_, "/api/v1/search?q=tides&limit=5").body, whole.body) << "from the cache";
  const Json ready = json("/readyz");
  EXPECT_EQ(ready["ready"], true);
  EXPECT_EQ(ready["partial"], true);
  EXPECT_EQ(ready["missing_shards"], Json({2}));
  EXPECT_EQ(json("/api/v1/index")["missing_shards"], Json({2}));
  EXPECT_EQ(json("/api/v1/index")["shards"], 2);
  EXPECT_EQ(metric("mobysearch_shards"), 2);
  EXPECT_EQ(metric("mobysearch_shards_available"), 1);
  EXPECT_EQ(metric("mobysearch_partial_answers_total"), 12);
  EXPECT_GT(metric("mobysearch_shard_failures_total{shard=\"2\"}"), 0);
  EXPECT_EQ(metric("mobysearch_shard_failures_total{shard=\"1\"}"), 0);

  second.start();
  EXPECT_FALSE(wait_for_log("event=shard_back shard=2").empty());
  const Answer again = get(port_, "/api/v1/search?q=tides&limit=6");
  EXPECT_EQ(Json::parse(again.body)["total"], kPosts);
  EXPECT_FALSE(header_of(again, "ETag").empty());
  EXPECT_THAT(get(port_, "/readyz").body, Not(HasSubstr("partial")));
}

TEST_F(ServerOfShards, NoticesThatAShardDiesThoughNobodyAsks) {
  ShardServer first(shard(1)), second(shard(2));
  serve({first.address(), second.address()});
  first.kill();
  EXPECT_FALSE(wait_for_log("event=shard_missing shard=1").empty());
  EXPECT_EQ(metric("mobysearch_shards_available"), 1);
}

TEST_F(ServerOfShards, ReplacesAServerByItsReplica) {
  ShardServer first(shard(1)), second(shard(2)), replica(shard(2));
  serve({first.address(), second.address() + ",127.0.0.1:" + std::to_string(replica.port())});
  EXPECT_THAT(ask().body, Not(HasSubstr("partial")));
  second.kill();
  EXPECT_THAT(ask().body, Not(HasSubstr("partial")));
  EXPECT_GT(metric("mobysearch_shard_failures_total{shard=\"2\"}"), 0);
  EXPECT_EQ(metric("mobysearch_shards_available"), 2);
}

TEST_F(ServerOfShards, WaitsForAShardThatHangsOnlySoLong) {
  ShardServer first(shard(1)), second(shard(2));
  serve({first.address(), second.address()}, {"--shard-timeout-ms", "2000"});
  EXPECT_THAT(ask().body, Not(HasSubstr("partial")));
  second.hang();
  const Answer partial = ask();
  EXPECT_EQ(partial.status, 200);
  EXPECT_THAT(partial.body, HasSubstr("\"missing_shards\":[2]"));
  second.go_on();
  EXPECT_TRUE(misses(0));
  EXPECT_THAT(ask().body, Not(HasSubstr("partial")));
}

TEST_F(ServerOfShards, Is503WhenNoShardAnswers) {
  ShardServer first(shard(1)), second(shard(2));
  serve({first.address(), second.address()});
  first.kill();
  second.kill();
  const Answer none = ask();
  EXPECT_EQ(none.status, 503);
  EXPECT_THAT(none.body, HasSubstr("no_index"));
  EXPECT_EQ(header_of(none, "Retry-After"), "1");
  const Answer page = get(port_, "/search?q=tides");
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("The search is not ready"));
  EXPECT_EQ(get(port_, "/api/v1/suggest?q=ti").status, 503);
  const Answer ready = get(port_, "/readyz");
  EXPECT_EQ(ready.status, 503);
  EXPECT_THAT(ready.body, HasSubstr("\"problem\":\"no shard answers\""));
  EXPECT_THAT(ready.body, Not(HasSubstr("127.0.0.1")));
  EXPECT_EQ(metric("mobysearch_index_problem"), 1);
  first.start();
  second.start();
  EXPECT_TRUE(misses(0));
  EXPECT_EQ(ask().status, 200);
}

TEST_F(ServerOfShards, BeginsToAnswerWhenAShardAppears) {
  ShardServer first(shard(1)), second(shard(2));
  first.kill();
  second.kill();
  serve({first.address(), second.address()});
  EXPECT_FALSE(wait_for_log("event=index_refused").empty());
  EXPECT_EQ(ask().status, 503);
  EXPECT_EQ(metric("mobysearch_shards_available"), 0);
  first.start();
  EXPECT_FALSE(wait_for_log("event=index_switched").empty());
  EXPECT_EQ(Json::parse(ask().body)["missing_shards"], Json({2}));
  second.start();
  EXPECT_FALSE(wait_for_log("event=shard_back").empty());
  EXPECT_EQ(Json::parse(ask().body)["total"], kPosts);
}

TEST_F(ServerOfShards, SwitchesToABuildThatAllHave) {
  ShardServer first(shard(1)), second(shard(2));
  serve({first.address(), second.address()});
  const Json old = json("/api/v1/index");
  EXPECT_FALSE(wait_for_log("event=index_switched").empty());
  index_shards("tides and currents");  // by rename: nothing is restarted
  EXPECT_FALSE(wait_for_log("event=index_switched", 2).empty());
  EXPECT_NE(json("/api/v1/index")["revision"], old["revision"]);
  EXPECT_EQ(json("/api/v1/search?q=currents")["total"], kPosts);
  EXPECT_EQ(metric("mobysearch_index_switches_total"), 2);
}

/// What clients saw who each asked on and on.
struct SeenWords {
  std::atomic<int> answered{0};
  std::mutex mutex;
  std::set<std::string> words;  ///< of hits
  std::string failure;          ///< the first
};

void ask_for_words_until(const std::atomic<bool>& stop, int port, int client, SeenWords& seen) {
  for (int i = 0; !stop; ++i) {
    const auto answer = get(port, "/api/v1/search?q=about&limit=" + std::to_string(1 + i % 100) +
                                      "&offset=" + std::to_string(client));
    const Json json = Json::parse(answer.body, nullptr, false);
    const std::lock_guard lock(seen.mutex);
    std::set<std::string> words;  // in an answer, of one build
    if (answer.status == 200)
      for (const Json& hit : json["hits"]) words.insert(hit["snippet"].get<std::string>());
    const bool is_whole =
        answer.status == 200 && (json.contains("partial") || json["total"] == kPosts);
    if ((!is_whole || words.size() > 1) && seen.failure.empty()) seen.failure = answer.body;
    seen.words.merge(words);
    ++seen.answered;
  }
}

TEST_F(ServerOfShards, NoRequestFailsWhileNewBuildsArePutIntoPlace) {
  ShardServer first(shard(1)), second(shard(2));
  serve({first.address(), second.address()}, {"--log-level", "warning"});
  std::atomic<bool> stop{false};
  SeenWords seen;
  {
    std::vector<std::jthread> clients;
    for (int client = 0; client < 6; ++client)
      clients.emplace_back([&, client] { ask_for_words_until(stop, port_, client, seen); });
    for (int round = 0; round < 4; ++round) {
      index_shards("word" + std::to_string(round));
      for (int i = 0; i < 500 && metric("mobysearch_index_switches_total") < round + 2; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    stop = true;
  }
  EXPECT_EQ(seen.failure, "");
  EXPECT_GT(seen.answered, 50);
  EXPECT_GE(seen.words.size(), 4U);
  EXPECT_EQ(metric("mobysearch_index_switches_total"), 5);
}

TEST_F(ServerOfShards, SaysOnceWhatIsWrongWithItsList) {
  ShardServer first(shard(1)), second(shard(2)), replica(shard(2));
  index_shards("tides", 3);
  ShardServer other(shard(1, 3)), third(shard(3, 3));
  using Names = std::vector<std::string>;
  const std::string replicas = ",127.0.0.1:" + std::to_string(second.port());
  const struct {
    Names names;
    const char* said;
  } lists[] = {
      {{first.address()}, "1 of the 2 shards of the index are named: 2 is missing"},
      {{other.address(), third.address()},
       "2 of the 3 shards of the index are named: 2 is missing"},
      {{first.address(), first.address()}, "are both shard 1 of 2"},
      {{first.address(), second.address(), replica.address()}, "are both shard 2 of 2"},
      {{first.address() + replicas, second.address()}, "not replicas of one"},
  };
  for (const auto& [names, said] : lists) {
    serve(names);
    const std::string line = wait_for_log("event=index_refused");
    EXPECT_THAT(line, HasSubstr(said));
    EXPECT_EQ(ask().status, 503);
    const Answer ready = get(port_, "/readyz");
    EXPECT_EQ(ready.status, 503);
    EXPECT_THAT(ready.body, HasSubstr("\"the list of shards does not fit the index\""));
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    EXPECT_EQ(logged("event=index_refused").size(), 1U) << "it is said once";
  }
}

TEST_F(ServerOfShards, LeavesOutWhatIsNoShardOfTheIndex) {
  ShardServer first(shard(1));
  const std::string good = dir_ / "good.mobydb";
  std::filesystem::copy_file(shard(2), good);
  index_shards("currents", 2, "other.mobydb");
  index_shards("tides", 1, "whole.mobydb");
  craft_index(good, dir_ / "schema.mobydb", [](Xapian::WritableDatabase& database) {
    std::string info = database.get_metadata(std::string(kInfoKey));
    ++info[0];
    database.set_metadata(std::string(kInfoKey), info);
  });
  ShardServer build(shard_path(dir_ / "other.mobydb", 2, 2)), whole(dir_ / "whole.mobydb"),
      schema(dir_ / "schema.mobydb");
  serve({first.address(), build.address()});
  auto web = std::move(server_);  // a server of another protocol
  const std::string foreign = "tcp://127.0.0.1:" + std::to_string(port_);
  const std::string nobody = "tcp://127.0.0.1:" + std::to_string(free_port());
  const std::pair<std::string, const char*> others[] = {
      {build.address(), "of another build"}, {whole.address(), "is a whole index"},
      {schema.address(), "schema"},          {foreign, "no shard answers"},
      {nobody, "no shard answers"},
  };
  for (const auto& [name, said] : others) {
    serve({first.address(), name}, {"--shard-timeout-ms", "2000"});
    const std::string line = wait_for_log("event=shard_missing shard=2");
    EXPECT_THAT(line, HasSubstr(said));
    EXPECT_THAT(line, HasSubstr(name.substr(name.find("127"))));
    const Json answer = Json::parse(ask().body);
    EXPECT_EQ(answer["missing_shards"], Json({2})) << said;
  }
}

TEST_F(ServerOfShards, SaysWhyNoneOfThemIsAShard) {
  index_shards("tides", 1, "whole.mobydb");
  ShardServer whole(dir_ / "whole.mobydb");
  serve({whole.address()});
  EXPECT_THAT(wait_for_log("event=index_refused"), HasSubstr("is a whole index"));
  EXPECT_THAT(get(port_, "/readyz").body,
              HasSubstr("what answers is no shard of a mobysearch index"));
  const std::string foreign = "tcp://127.0.0.1:" + std::to_string(port_);
  auto web = std::move(server_);
  serve({foreign}, {"--shard-timeout-ms", "2000"});
  EXPECT_THAT(wait_for_log("event=index_refused"), HasSubstr("no shard answers"));
  EXPECT_THAT(get(port_, "/readyz").body, HasSubstr("\"no shard answers\""));
}

TEST_F(ServerOfShards, StopsWhileAShardHangs) {
  ShardServer first(shard(1)), second(shard(2));
  serve({first.address(), second.address()}, {"--shard-timeout-ms", "1000"});
  second.hang();
  ask();
  server_->signal(SIGTERM);
  EXPECT_EQ(server_->wait(), 0);
}

TEST_F(ServerOfShards, RefusesWhatIsForOneFile) {
  const std::string two = "tcp://10.0.0.22:7002";
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"--db", two, "--watch", dir_ / "blog"}, "--watch"},
      {{"--db", shard(1), "--db", shard(2), "--watch", dir_ / "blog"}, "--watch"},
      {{"--db", two, "--posts"}, "--posts"},
      {{"--db", two, "--sites", dir_.path().string()}, "--sites"},
      {{"--db", "tcp://10.0.0.22"}, "has no port"},
      {{"--db", two, "--shard-timeout-ms", "10"}, "50 to 60000"},
  };
  for (const auto& [options, said] : cases) {
    std::vector<std::string> arguments = {"serve", "--port", "0"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const auto refused = mobysearch(arguments);
    EXPECT_EQ(refused.exit_code, 2) << refused.err;
    EXPECT_THAT(refused.err, HasSubstr(said));
  }
}

TEST_F(ServerOfShards, WarnsOfAnAddressThatEverybodyMayReach) {
  ShardServer first(shard(1));
  serve({first.address(), "tcp://192.0.2.1:7002"}, {"--shard-timeout-ms", "100"});
  const auto warnings = logged("level=warning event=shard_address_public");
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0], HasSubstr("address=tcp://192.0.2.1:7002"));
}

}  // namespace
}  // namespace mobysearch::testing
