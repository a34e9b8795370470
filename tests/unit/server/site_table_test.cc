// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/site_table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>
#include <vector>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

class SiteTableTest : public ::testing::Test {
 protected:
  SiteTableTest() {
    options_.sites = dir_.path().string();
    options_.read_site_settings = [](const std::string& file,
                                     SiteSettings settings) -> Result<SiteSettings> {
      const std::string text = read_file(file);
      if (text == "wrong") return fail(ErrorCode::kUsage, file + ": wrong");
      settings.public_url = text;
      return settings;
    };
  }
  void publish(const std::string& name, const std::string& title = "First") const {
    const MiniBlog blog({{"_posts/2020-01-02-post.md", post_file(title, "Text.")}});
    std::filesystem::copy_file(blog.db(), dir_ / "new");
    std::filesystem::rename(dir_ / "new", dir_ / (name + ".mobydb"));
  }
  SiteTable& table() {
    if (!table_) table_ = std::make_unique<SiteTable>(server_);
    return *table_;
  }

  TempDir dir_;
  ServerOptions options_;
  ProxySettings proxies_;
  Metrics metrics_;
  ServerLog log_{{.file = dir_ / "log"}};
  CachedAnswers answers_{1U << 20U, metrics_};
  SiteContext server_{options_, proxies_, metrics_, answers_, log_};
  std::unique_ptr<SiteTable> table_;
};

TEST_F(SiteTableTest, OpensASiteWhenItIsFirstAskedFor) {
  EXPECT_EQ(table().find("a").error().code, ErrorCode::kIndexMissing);
  publish("a");
  EXPECT_EQ(table().find_open("a"), nullptr);
  const auto site = table().find("a");
  ASSERT_TRUE(site);
  EXPECT_NE((*site)->index(), nullptr);
  EXPECT_EQ(*table().find("a"), *site);
  EXPECT_EQ(table().find_open("a"), *site);
  EXPECT_EQ(table().sample().openings, 1U);
}

TEST_F(SiteTableTest, OpensASiteOnceForAllThatAskForIt) {
  publish("a");
  table();
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < SiteTable::kMaxWaiting; ++i) {
    threads.emplace_back([&] { EXPECT_TRUE(table_->find("a")); });
  }
  threads.clear();
  EXPECT_EQ(table().sample().openings, 1U);
}

TEST_F(SiteTableTest, ClosesTheLeastRecentlyUsedWhenTheOthersNeedTheMemory) {
  options_.sites_memory_mb = 1;
  const std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h"};
  publish("a");
  for (const std::string& name : names) {
    if (name != "a")
      std::filesystem::create_hard_link(dir_ / "a.mobydb", dir_ / (name + ".mobydb"));
  }
  const auto first = table().find("a");
  for (const std::string& name : names) ASSERT_TRUE(table().find(name)) << name;
  EXPECT_EQ(table().find_open("b"), nullptr);
  EXPECT_NE(table().find_open("h"), nullptr);
  const SiteTableSample sample = table().sample();
  EXPECT_LT(sample.open, names.size());
  EXPECT_EQ(sample.openings, sample.open + sample.evictions);
  EXPECT_NE((*first)->index(), nullptr) << "who is answered by a closed site has it still";
}

TEST_F(SiteTableTest, SeesWhatChangesInOpenSites) {
  for (const char* name : {"a", "b"}) publish(name);
  const auto a = *table().find("a");
  const auto b = *table().find("b");
  const auto old = a->index();
  const auto other = b->index();
  publish("a", "Second");
  table().look({});
  EXPECT_NE(a->index(), old);
  EXPECT_EQ(b->index(), other);
}

TEST_F(SiteTableTest, AVanishedFileIsReadOnWhileTheSiteIsOpen) {
  publish("a");
  const auto site = *table().find("a");
  std::filesystem::remove(dir_ / "a.mobydb");
  table().look({});
  EXPECT_EQ(table().find_open("a"), site);
  EXPECT_NE(site->index(), nullptr);
}

TEST_F(SiteTableTest, ABadFileThatVanishesIsForgotten) {
  dir_.write("a.mobydb", "this is no index");
  const auto site = *table().find("a");
  EXPECT_EQ(site->index(), nullptr);
  EXPECT_EQ(site->problem(), ErrorCode::kIndexForeign);
  std::filesystem::remove(dir_ / "a.mobydb");
  table().look({});
  EXPECT_EQ(table().find_open("a"), nullptr);
}

TEST_F(SiteTableTest, ChangedSettingsMakeTheSiteAnew) {
  publish("a");
  dir_.write("a.yml", "https://one.example");
  const auto first = *table().find("a");
  dir_.write("a.yml", "https://another.example");
  table().look({});
  const auto second = *table().find("a");
  EXPECT_NE(second, first);
  EXPECT_NE(second->index(), nullptr);
  dir_.write("a.yml", "wrong");
  table().look({});
  EXPECT_EQ(*table().find("a"), second);
  EXPECT_EQ(second->problem(), ErrorCode::kInputUnreadable);
  std::filesystem::remove(dir_ / "a.yml");
  table().look({});
  EXPECT_EQ((*table().find("a"))->problem(), std::nullopt);
}

TEST_F(SiteTableTest, WithWrongSettingsNoIndexIsOpened) {
  publish("a");
  dir_.write("a.yml", "wrong");
  EXPECT_EQ((*table().find("a"))->index(), nullptr);
  table().look({});
  EXPECT_EQ((*table().find("a"))->problem(), ErrorCode::kInputUnreadable);
  EXPECT_EQ((*table().find("a"))->index(), nullptr);
}

}  // namespace
}  // namespace mobysearch::testing
