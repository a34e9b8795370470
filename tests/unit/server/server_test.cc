// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

TEST(ServerOptions, AreValidAsTheyCome) {
  ServerOptions options;
  options.public_url = "https://search.example";
  options.cors_origins = {"*", "https://blog.example"};
  EXPECT_TRUE(validate(ServerOptions{}).has_value());
  EXPECT_TRUE(validate(options).has_value());
}

TEST(ServerOptions, NameTheOneThatIsWrong) {
  ServerOptions url;
  url.public_url = "https://search.example/path";
  EXPECT_THAT(validate(url).error().message, HasSubstr("--public-url must be a scheme and host"));
  ServerOptions origin;
  origin.cors_origins = {"blog.example"};
  EXPECT_EQ(validate(origin).error().message,
            "--cors-origin must be an origin such as https://blog.example, not 'blog.example'");
  ServerOptions stats;
  stats.query_stats = true;
  EXPECT_THAT(validate(stats).error().hint, HasSubstr("--admin-socket"));
  EXPECT_EQ(validate(stats).error().code, ErrorCode::kUsage);
}

TEST(ServerOptions, NameAnAddressThatIsNone) {
  ServerOptions options;
  options.dbs = {"tcp://10.0.0.21:7001", "tcp://10.0.0.22"};
  EXPECT_EQ(validate(options).error().code, ErrorCode::kUsage);
  EXPECT_THAT(validate(options).error().message, HasSubstr("tcp://10.0.0.22: has no port"));
}

TEST(ServerOptions, ServePostsOfOneFileOnly) {
  ServerOptions options;
  options.serve_posts = true;
  options.dbs = {"blog.mobydb"};
  EXPECT_TRUE(validate(options).has_value());
  options.dbs = {"blog-1-of-2.mobydb", "blog-2-of-2.mobydb"};
  EXPECT_THAT(validate(options).error().message, HasSubstr("--posts"));
}

}  // namespace
}  // namespace mobysearch
