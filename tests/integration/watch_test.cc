// SPDX-License-Identifier: GPL-2.0-or-later
// The real binary beside an author at work: each change is in the index soon after.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/file.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "common/file_descriptor.h"
#include "search/searcher.h"
#include "tests/support/binary.h"
#include "tests/support/http_client.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int kPatience = 60;  ///< seconds, for what takes a part of one

template <class Condition>
bool comes_true(const Condition& condition) {
  const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(kPatience);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > latest) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

std::string post(const std::string& word) {
  return "---\ntitle: About " + word + "\n---\nAll of " + word + ".\n";
}

class Watch : public ::testing::Test {
 protected:
  Watch() {
    dir_.write("site/_config.yml", "title: Test\nurl: https://blog.example\n");
    dir_.write("site/_posts/2020-01-02-first.md", post("harbours"));
  }

  void start(const std::vector<std::string>& options = {}) {
    std::vector<std::string> arguments = {mobysearch_binary(), "watch", site(), "--db", db_};
    arguments.insert(arguments.end(), options.begin(), options.end());
    watch_ = std::make_unique<Background>(arguments);
    ASSERT_THAT(watch_->wait_for_line("watching", kPatience), EndsWith("; Ctrl-C ends"));
  }
  std::string site() const { return dir_ / "site"; }
  void write(const std::string& path, const std::string& text) const {
    dir_.write("site/" + path, text);
  }

  /// How many posts the index has for a query.
  std::int64_t count(const std::string& query) const {
    auto index = Index::open(db_);
    if (!index) return -1;
    auto searcher = Searcher::open(*index);
    SearchRequest request;
    request.query = query;
    const auto found = searcher->search(request);
    return found ? found->total : -1;
  }
  bool comes_to_find(const std::string& query) const {
    return comes_true([&] { return count(query) == 1; });
  }
  bool comes_to_lose(const std::string& query) const {
    return comes_true([&] { return count(query) == 0; });
  }

  void end_by(int signal) {
    watch_->signal(signal);
    EXPECT_EQ(watch_->wait(kPatience), 0);
    for (const auto& entry : fs::recursive_directory_iterator(dir_.path())) {
      EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr(".blog.mobydb"))) << "is left";
    }
  }

  TempDir dir_;
  std::string db_ = dir_ / "blog.mobydb";
  std::unique_ptr<Background> watch_;
};

TEST_F(Watch, FollowsWhatAnAuthorDoes) {
  start();
  EXPECT_EQ(count("harbours"), 1);
  write("_posts/2020-01-03-second.md", post("lighthouses"));
  EXPECT_TRUE(comes_to_find("lighthouses")) << "a new post";
  write("_posts/2020-01-03-second.md", post("windmills"));
  EXPECT_TRUE(comes_to_find("windmills")) << "a changed one";
  fs::rename(site() + "/_posts/2020-01-03-second.md", site() + "/2020-01-03-second.md");
  EXPECT_TRUE(comes_to_lose("windmills")) << "one that was moved away";
  dir_.write("draft", post("ferries"));
  fs::rename(dir_ / "draft", site() + "/_posts/2020-01-02-first.md");
  EXPECT_TRUE(comes_to_find("ferries")) << "one that an editor renamed into place";
  write("de/neu/_posts/2020-01-04-third.md", post("trains"));
  EXPECT_TRUE(comes_to_find("trains")) << "one in a new folder";
  write("de/neu/_posts/2020-01-05-fourth.md", post("bridges"));
  EXPECT_TRUE(comes_to_find("bridges")) << "and another in there";
  fs::remove_all(site() + "/de");
  EXPECT_TRUE(comes_to_lose("trains")) << "one of a removed folder";
  end_by(SIGINT);
}

TEST_F(Watch, MakesAllShardsAnewBesideTheSite) {
  db_ = site() + "/blog.mobydb";
  start({"--shards", "2"});
  const auto shard = [&](int number) {
    return read_file(site() + "/blog-" + std::to_string(number) + "-of-2.mobydb");
  };
  const std::string first = shard(1), second = shard(2);
  write("_posts/2020-01-03-second.md", post("lighthouses"));
  EXPECT_TRUE(comes_true([&] { return shard(1) != first && shard(2) != second; }));
  const std::string changed = shard(1);
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  EXPECT_TRUE(shard(1) == changed) << "a shard of its own is no change of the site";
  EXPECT_FALSE(fs::exists(db_));
  end_by(SIGINT);
}

TEST_F(Watch, FollowsIncludesDataAndConfiguration) {
  write("_posts/2020-01-03-second.md",
        "---\ntitle: Parts\n---\n{% include part.md %} {{ site.data.ships.name }}\n");
  write("_includes/part.md", "lighthouses");
  write("_data/ships.yml", "name: ferries\n");
  start();
  write("_includes/part.md", "windmills");
  EXPECT_TRUE(comes_to_find("windmills"));
  write("_data/ships.yml", "name: steamers\n");
  EXPECT_TRUE(comes_to_find("steamers"));
  write("mobysearch.yml", "synonyms:\n  railway: [harbours]\n");
  EXPECT_TRUE(comes_to_find("railway"));
  write("_config.yml", "title: Other\nurl: https://blog.example\nexclude: [ _posts/2020-01-03]\n");
  EXPECT_TRUE(comes_to_lose("steamers"));
  write("mobysearch.yml", "future: true\n");
  EXPECT_THAT(watch_->wait_for_line("options hold", kPatience), HasSubstr("next start"));
  end_by(SIGTERM);
}

TEST_F(Watch, GoesOnAfterWhatIsWrong) {
  start();
  write("_posts/2020-01-03-second.md", "---\ndate: soon\n---\nText\n");
  EXPECT_THAT(watch_->wait_for_line("2020-01-03-second.md:2", kPatience), HasSubstr("date"));
  write("_config.yml", "title: [\n");
  EXPECT_THAT(watch_->wait_for_line("_config.yml:", kPatience), HasSubstr("(fix the config"));
  EXPECT_EQ(count("harbours"), 1) << "the index that is there stays";
  write("_config.yml", "title: Test\n");
  write("_posts/2020-01-03-second.md", post("lighthouses"));
  EXPECT_TRUE(comes_to_find("lighthouses"));
  fs::rename(site(), dir_ / "away");
  fs::rename(dir_ / "away", site());
  write("_posts/2020-01-03-second.md", post("windmills"));
  EXPECT_TRUE(comes_to_find("windmills")) << "the folder was gone, and is back";
  end_by(SIGTERM);
}

TEST_F(Watch, TakesABurstAtOnceAndPassesOverWhatIsNoChange) {
  db_ = site() + "/blog.mobydb";
  start();
  watch_->signal(SIGSTOP);
  for (int i = 10; i < 30; ++i) {
    const std::string day = std::to_string(i);
    write("_posts/2020-01-" + day + "-post.md", post("harbour" + day));
    write("_site/2020/01/" + day + "/post.html", "built");
    write("_posts/.2020-01-" + day + "-post.md.swp", "an editor's");
    write(".git/objects/" + day, "of git");
  }
  watch_->signal(SIGCONT);
  EXPECT_THAT(watch_->wait_for_line("changed", kPatience), EndsWith(", and 19 more changed"));
  EXPECT_TRUE(comes_to_find("harbour29"));
  EXPECT_THAT(watch_->wait_for_line("changed", 1), IsEmpty()) << "its own index is no change";
  end_by(SIGHUP);
}

TEST_F(Watch, WaitsForAnotherIndexer) {
  start();
  {
    const FileDescriptor lock(::open((dir_ / ".blog.mobydb.lock").c_str(), O_RDWR | O_CREAT, 0644));
    ASSERT_EQ(::flock(lock.get(), LOCK_EX | LOCK_NB), 0);
    write("_posts/2020-01-03-second.md", post("lighthouses"));
    EXPECT_THAT(watch_->wait_for_line("is writing it", kPatience), Not(IsEmpty()));
  }
  EXPECT_TRUE(comes_to_find("lighthouses"));
  end_by(SIGTERM);
}

TEST_F(Watch, FailsForWhatIsWrongAtItsStart) {
  EXPECT_EQ(mobysearch({"watch", dir_ / "none", "--db", db_}).exit_code, 4);
  EXPECT_EQ(mobysearch({"watch", site()}).exit_code, 2);
  EXPECT_EQ(mobysearch({"watch", site(), "--db", dir_ / "none/blog.mobydb"}).exit_code, 5);
  write("_posts/2020-01-03-second.md", "---\ndate: soon\n---\nText\n");
  EXPECT_EQ(mobysearch({"watch", site(), "--db", db_, "--strict"}).exit_code, 1);
  write("_config.yml", "title: [\n");
  const auto in_site = mobysearch({"watch", "--db", db_}, {}, site());
  EXPECT_EQ(in_site.exit_code, 4);
  EXPECT_THAT(in_site.err, HasSubstr("_config.yml:2"));
  EXPECT_EQ(mobysearch({"serve", "--watch", site(), "--db", db_, "--port", "0"}).exit_code, 4);
}

class ServeAndWatch : public Watch {
 protected:
  void serve() {
    watch_ = std::make_unique<Background>(
        std::vector<std::string>{mobysearch_binary(), "serve", "--watch", site(), "--db", db_,
                                 "--port", "0", "--log-file", site() + "/serve.log"});
    const std::string line = watch_->wait_for_line("ready at", kPatience);
    const auto colon = line.rfind(':');
    ASSERT_NE(colon, std::string::npos);
    port_ = std::atoi(line.c_str() + colon + 1);
  }
  bool is_served(const std::string& word) const {
    return comes_true([&] {
      const Answer answer = get(port_, "/api/v1/search?q=" + word);
      return answer.status == 200 && answer.body.find("\"total\":1,") != std::string::npos;
    });
  }
  pid_t child() const {
    const std::string pid = std::to_string(watch_->pid());
    std::ifstream in("/proc/" + pid + "/task/" + pid + "/children");
    pid_t child = 0;
    in >> child;
    return child;
  }

  /// Or waits for its parent, whoever that is, to take note.
  static bool has_ended(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string word, state;
    in >> word >> word >> state;
    return !in || state == "Z";
  }

  int port_ = 0;
};

TEST_F(ServeAndWatch, AnswersFromAPostThatWasJustWritten) {
  write("mobysearch.yml", "synonyms:\n  railway: [harbours]\n");
  serve();
  EXPECT_EQ(get(port_, "/api/v1/search?q=harbours").status, 200) << "the first index is there";
  EXPECT_TRUE(is_served("railway")) << "by the settings in the site";
  write("_posts/2020-01-03-second.md", post("lighthouses"));
  EXPECT_TRUE(is_served("lighthouses"));
  const pid_t indexer = child();
  ASSERT_GT(indexer, 0);
  end_by(SIGTERM);
  EXPECT_TRUE(has_ended(indexer));
}

TEST_F(ServeAndWatch, IsNotSetGoingByItsOwnLog) {
  serve();
  write("_posts/2020-01-03-second.md", post("lighthouses"));
  EXPECT_THAT(watch_->wait_for_line("changed", kPatience), HasSubstr("second.md"));
  EXPECT_TRUE(is_served("lighthouses"));
  EXPECT_THAT(watch_->wait_for_line("changed", 1), IsEmpty());
  end_by(SIGINT);
}

TEST_F(ServeAndWatch, SaysThatItNoLongerWatches) {
  serve();
  ASSERT_EQ(::kill(child(), SIGKILL), 0);
  EXPECT_THAT(watch_->wait_for_line("no longer watched", kPatience), HasSubstr(site()));
  EXPECT_TRUE(is_served("harbours"));
  watch_->signal(SIGTERM);
  EXPECT_EQ(watch_->wait(kPatience), 0);
}

TEST_F(ServeAndWatch, EndsQuietlyWhenATerminalTellsBothProcesses) {
  serve();
  ASSERT_EQ(::kill(child(), SIGINT), 0);
  EXPECT_THAT(watch_->wait_for_line("no longer watched", 1), IsEmpty());
  end_by(SIGINT);
}

TEST_F(ServeAndWatch, EndsTheProcessThatIndexesWhenItIsKilled) {
  serve();
  const pid_t indexer = child();
  watch_->signal(SIGKILL);
  EXPECT_TRUE(comes_true([&] { return has_ended(indexer); }));
}

}  // namespace
}  // namespace mobysearch::testing
