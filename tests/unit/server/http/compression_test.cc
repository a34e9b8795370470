// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/compression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

TEST(Compression, ChoosesWhatTheClientTakes) {
  struct Case {
    std::string header;
    Encoding encoding;
  };
  const Case cases[] = {{"", Encoding::kIdentity},         {"gzip, deflate, br", Encoding::kBrotli},
                        {"gzip", Encoding::kGzip},         {"br;q=0, gzip", Encoding::kGzip},
                        {"gzip;q=0", Encoding::kIdentity}, {"brotli", Encoding::kIdentity},
                        {"gzip;q=0.5", Encoding::kGzip}};
  for (const auto& c : cases) EXPECT_EQ(choose_encoding(c.header), c.encoding) << c.header;
}

TEST(Compression, GzipCanBeReadBack) {
  const std::string text(5000, 'a');
  const std::string packed = compress(text, Encoding::kGzip);
  ASSERT_LT(packed.size(), 200U);
  EXPECT_EQ(packed.substr(0, 2), "\x1F\x8B");
  EXPECT_LT(compress(text, Encoding::kBrotli).size(), 200U);
  EXPECT_EQ(compress(text, Encoding::kIdentity), text);
}

TEST(Compression, TakesMorePainsWithFiles) {
  const std::string text = testing::read_file(MOBYSEARCH_SOURCE_DIR "/web/moby-search/element.js");
  for (const Encoding encoding : {Encoding::kGzip, Encoding::kBrotli}) {
    EXPECT_LT(compress(text, encoding, Use::kFile).size(), compress(text, encoding).size());
  }
}

}  // namespace
}  // namespace mobysearch
