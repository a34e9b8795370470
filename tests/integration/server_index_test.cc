// SPDX-License-Identifier: GPL-2.0-or-later
// Right while the index changes: switching, refusing, waiting.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "common/index/forward_index.h"
#include "common/index/index_file.h"
#include "common/index/index_info.h"
#include "common/schema.h"
#include "tests/support/crafted_index.h"
#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

using ServerAndIndex = ServerTest;

/// What eight kept-alive clients saw while the index changed.
struct SeenTitles {
  std::atomic<int> answered{0};
  std::atomic<int> failed{0};
  std::mutex mutex;
  std::map<std::string, std::set<std::string>> titles;  ///< by revision
  std::string first_failure;
};

void ask_for_titles_until(const std::atomic<bool>& stop, int port, SeenTitles& seen) {
  RawConnection connection(port);
  for (int i = 0; !stop; ++i) {
    // Some from the cache, some searched, some another rendering.
    const std::string target = "/api/v1/search?q=about&limit=" + std::to_string(1 + i % 100);
    connection.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string bytes = connection.read_answer();
    const Answer answer = parse_answer(bytes);
    const Json json = Json::parse(answer.body, nullptr, false);
    const std::lock_guard lock(seen.mutex);
    if (answer.status != 200 || !json.is_object() || json["total"] != 1) {
      ++seen.failed;
      seen.first_failure = bytes;
      return;
    }
    ++seen.answered;
    const Json& hit = json["hits"][0];
    seen.titles[json["index"]["revision"]].insert(hit["title"].get<std::string>() + " / " +
                                                  hit["snippet"].get<std::string>());
  }
}

TEST_F(ServerAndIndex, FortyReindexingsUnderLoadFailNoRequestAndMixNothing) {
  index_and_start({"--log-level", "error"});
  std::atomic<bool> stop{false};
  SeenTitles seen;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 8; ++i)
    clients.emplace_back([&] { ask_for_titles_until(stop, port_, seen); });
  for (int round = 0; round < 40; ++round) {
    write_post("word" + std::to_string(round));
    index();
    if (round == 39) break;   // this one it finds by itself
    server_->signal(SIGHUP);  // so that all are switched to, in seconds
    for (int i = 0; i < 400 && metric("mobysearch_index_switches_total") < round + 2; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
  const auto deadline = Clock::now() + std::chrono::seconds(1);
  bool visible = false;
  while (!visible && Clock::now() < deadline) {
    visible = get(port_, "/api/v1/search?q=word39").body.find("\"total\":1") != std::string::npos;
  }
  stop = true;
  clients.clear();
  EXPECT_TRUE(visible) << "within a second of the rename";
  EXPECT_EQ(seen.failed, 0) << seen.first_failure;
  EXPECT_GT(seen.answered, 100);
  EXPECT_EQ(metric("mobysearch_index_switches_total"), 41);
  EXPECT_GT(seen.titles.size(), 20U);
  for (const auto& [revision, titles] : seen.titles) {
    EXPECT_EQ(titles.size(), 1U) << revision;
    const std::string& text = *titles.begin();
    const std::string word = text.substr(6, text.find(" / ") - 6);
    EXPECT_THAT(text.substr(text.find(" / ")), HasSubstr(word)) << "title and text of one index";
  }
}

TEST_F(ServerAndIndex, SaysWhatItWaitsForWhenStartedWithoutAnIndex) {
  server_ = std::make_unique<Background>(
      std::vector<std::string>{mobysearch_binary(), "serve", "--db", db_, "--port", "0"});
  EXPECT_THAT(server_->wait_for_line("waiting_for_index"),
              AllOf(HasSubstr("level=info"), HasSubstr(db_), HasSubstr("mobysearch index")));
  EXPECT_FALSE(server_->wait_for_line("ready at ").empty());
  write_post("lighthouse");
  index();
  EXPECT_FALSE(server_->wait_for_line("index_switched").empty());
}

TEST_F(ServerAndIndex, RefusesWhatIsNoIndexOfOurs) {
  index_and_start();
  const std::string whole = read_file(db_);
  const std::pair<const char*, std::string> files[] = {
      {"empty", ""},
      {"text", "hello\n"},
      {"truncated", whole.substr(0, whole.size() - 100)},
      {"without footer", whole.substr(0, whole.size() / 2)},
      {"twice", whole + whole.substr(whole.size() / 2)},
  };
  double refusals = 0;
  for (const auto& [name, bytes] : files) {
    std::filesystem::rename(dir_.write("new", bytes), db_);
    EXPECT_FALSE(server_->wait_for_line("index_refused").empty()) << name;
    EXPECT_THAT(get(port_, "/readyz").body, HasSubstr("\"problem\":\"")) << name;
    EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse&limit=" +
                             std::to_string(static_cast<int>(refusals) + 1))
                  .status,
              200)
        << name;
    EXPECT_EQ(metric("mobysearch_index_refusals_total"), ++refusals) << name;
    EXPECT_EQ(metric("mobysearch_index_problem"), 1) << name;
  }
  std::filesystem::rename(dir_.write("new", whole), db_);
  server_->wait_for_line("index_switched");
  EXPECT_EQ(metric("mobysearch_index_problem"), 0);
}

TEST_F(ServerAndIndex, TriesARefusedFileAgainThoughItLooksTheSame) {
  index_and_start();
  const std::string whole = read_file(db_);
  std::string damaged = whole;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  std::filesystem::rename(dir_.write("damaged", damaged), db_);
  const auto time = std::filesystem::last_write_time(db_);
  EXPECT_FALSE(server_->wait_for_line("index_refused").empty());
  std::fstream(db_, std::ios::in | std::ios::out | std::ios::binary) << whole;
  std::filesystem::last_write_time(db_, time);
  EXPECT_FALSE(server_->wait_for_line("index_switched").empty());
  EXPECT_EQ(metric("mobysearch_index_problem"), 0);
}

TEST_F(ServerAndIndex, AnIndexThatVanishesIsReadOnAndANewOneTaken) {
  index_and_start();
  std::filesystem::remove(db_);
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
  EXPECT_EQ(get(port_, "/readyz").status, 200);
  write_post("beacon");
  index();
  server_->wait_for_line("index_switched");
  EXPECT_THAT(get(port_, "/api/v1/search?q=beacon").body, HasSubstr("\"total\":1"));
}

TEST_F(ServerAndIndex, OldIndexesAreClosed) {
  index_and_start({"--log-level", "error"});
  get(port_, "/api/v1/search?q=lighthouse");
  const int before = server_->open_descriptors();
  for (int round = 0; round < 10; ++round) {
    write_post("word" + std::to_string(round));
    index();
    const std::string target = "/api/v1/search?q=word" + std::to_string(round);
    for (int i = 0; i < 400 && get(port_, target).body.find("\"total\":1") == std::string::npos;
         ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  EXPECT_LE(server_->open_descriptors(), before + 1) << "and perhaps a connection that closes";
}

TEST_F(ServerAndIndex, KeepsTheOldIndexWhenTheNewOneIsBad) {
  index_and_start();
  const std::string whole = read_file(db_);
  std::string damaged = whole;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  std::filesystem::rename(dir_.write("damaged", damaged), db_);
  EXPECT_THAT(server_->wait_for_line("index_refused"),
              HasSubstr("(build the index again, or copy it again)"));
  EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
  EXPECT_THAT(get(port_, "/readyz").body, HasSubstr("\"problem\":"));
  std::filesystem::remove(db_);
  EXPECT_EQ(get(port_, "/api/v1/search?q=part").status, 200);
  EXPECT_THAT(get(port_, "/metrics").body, HasSubstr("mobysearch_index_refusals_total 1"));
}

TEST_F(ServerAndIndex, KeepsTheOldIndexWhereTheNewOneIsMadeUp) {
  index_and_start();
  const std::string good = dir_ / "good";
  std::filesystem::copy_file(db_, good);
  const auto add_post = [](Xapian::WritableDatabase& database, Xapian::docid docid) {
    Xapian::Document document;
    document.add_term("zzfar", 1);
    database.replace_document(docid, document);
    auto stored = *decode_info(database.get_metadata(std::string(kInfoKey)), "x");
    ++stored.info.posts;
    database.set_metadata(std::string(kInfoKey), encode_info(stored));
  };
  const auto put_post = [](Xapian::WritableDatabase& database, Xapian::docid docid,
                           std::uint16_t compound_tokens) {
    ForwardBlockBuilder builder;
    builder.begin_post(docid);
    for (int part = 0; part < 5; ++part) builder.end_part();
    builder.add_compound({0, compound_tokens, 1});
    builder.end_post();
    database.set_metadata(forward_key(0), builder.take());
  };
  using Change = std::function<void(Xapian::WritableDatabase&)>;
  const Change changes[] = {
      [&](auto& database) { add_post(database, UINT32_MAX); },
      [&](auto& database) {
        add_post(database, 4'294'967'290);
        put_post(database, 4'294'967'290, 0);
      },
      [&](auto& database) { put_post(database, 1, 0); },
      [](auto& database) { database.set_metadata(vocabulary_key(0), "nonsense"); },
      [](auto& database) { database.set_metadata(post_key(1), "nonsense"); },
  };
  double refusals = 0;
  for (const Change& change : changes) {
    craft_index(good, dir_ / "new", change);
    std::filesystem::rename(dir_ / "new", db_);
    EXPECT_FALSE(server_->wait_for_line("index_refused").empty()) << refusals;
    EXPECT_EQ(metric("mobysearch_index_refusals_total"), ++refusals);
    EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
    EXPECT_THAT(get(port_, "/readyz").body, HasSubstr("the index file is damaged"));
  }
}

TEST_F(ServerAndIndex, AFileChangedInPlaceIsNotAnsweredFrom) {
  index_and_start();
  const std::string whole = read_file(db_);
  std::string changed = whole;
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
  for (const std::string& bytes : {changed, whole.substr(0, whole.size() / 2)}) {
    EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
    std::ofstream(db_, std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_FALSE(server_->wait_for_line("index_dropped").empty());
    EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 503);
    const Answer ready = get(port_, "/readyz");
    EXPECT_EQ(ready.status, 503);
    EXPECT_THAT(ready.body, HasSubstr("\"problem\":\"the index file is damaged\""));
    EXPECT_THAT(ready.body, Not(HasSubstr(dir_.path().string()))) << "nor where it is";
    std::ofstream(db_, std::ios::binary | std::ios::trunc) << whole;
    EXPECT_FALSE(server_->wait_for_line("index_switched").empty());
  }
  EXPECT_EQ(get(port_, "/readyz").status, 200);
}

TEST_F(ServerAndIndex, StopsWhileItReadsALargeFile) {
  index_and_start();
  constexpr off_t kBytes = off_t{40} << 30;  // of which nearly all are a hole
  const std::string whole = read_file(db_);
  const std::string large = dir_.write("large", whole.substr(0, 8192));
  std::string footer = whole.substr(whole.size() - kFooterBytes);
  const std::uint64_t database_bytes = kBytes;
  std::memcpy(&footer[offsetof(IndexFooter, database_bytes)], &database_bytes, 8);
  std::filesystem::resize_file(large, kBytes);
  std::ofstream(large, std::ios::binary | std::ios::app) << footer;
  std::filesystem::rename(large, db_);
  server_->signal(SIGHUP);
  EXPECT_FALSE(server_->wait_for_line("reopened").empty());
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  server_->signal(SIGTERM);
  EXPECT_EQ(server_->wait(), 0);
}

TEST_F(ServerAndIndex, BeginsToAnswerWhenTheIndexAppears) {
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

}  // namespace
}  // namespace mobysearch::testing
