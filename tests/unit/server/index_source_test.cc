// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/index_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

IndexSource source_of(const std::vector<std::string>& dbs) {
  ServerOptions options;
  options.dbs = dbs;
  options.shard_timeout_ms = 250;
  return index_source(options).value();
}

TEST(IndexSource, IsAFileOrShards) {
  const IndexSource file = source_of({"blog.mobydb"});
  EXPECT_FALSE(file.is_in_shards());
  EXPECT_EQ(file.file, "blog.mobydb");
  EXPECT_FALSE(source_of({}).is_in_shards());
  const IndexSource shards = source_of({"tcp://a:1,b:2", "blog-2-of-2.mobydb"});
  ASSERT_EQ(shards.shards.sources.size(), 2U);
  EXPECT_EQ(shards.shards.sources[0].size(), 2U);
  EXPECT_EQ(shards.shards.timeout, std::chrono::milliseconds(250));
  EXPECT_EQ(source_of({"tcp://a:1"}).shards.sources.size(), 1U) << "the only one of a list";
}

TEST(IndexSource, WarnsOfAddressesThatEverybodyMayReach) {
  const testing::TempDir dir;
  ServerLog log({.file = dir / "log"});
  warn_of_public_addresses(source_of({"tcp://10.0.0.21:7001,93.184.216.34:7002", "x"}).shards, log);
  const std::string text = testing::read_file(dir / "log");
  EXPECT_THAT(text, HasSubstr("shard_address_public"));
  EXPECT_THAT(text, HasSubstr("tcp://93.184.216.34:7002"));
  EXPECT_THAT(text, Not(HasSubstr("10.0.0.21")));
}

}  // namespace
}  // namespace mobysearch
