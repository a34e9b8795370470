// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/finished_word.h"

#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;

TEST(FinishedWord, IsAWordThatSomePostHas) {
  Files files;
  for (int i = 0; i < 12; ++i) {
    files["container-" + std::to_string(i) + ".md"] =
        post_file("Boxes", "The container and the containers; android.\n");
  }
  files["a.md"] = post_file("A", "A con. Some swarm, SwarmKit, swarms. It is said and done.\n");
  files["b.md"] = post_file("B", "Köln, c++, pre-school, a planning. The r of it.\n");
  const MiniBlog blog(files);
  IndexReader reader(blog.index()->parts());
  const struct {
    const char* query;
    Finished expected;
  } cases[] = {
      {"container", Finished::kSurely},  // its inflections begin so
      {"con", Finished::kHardly},
      {"swarm", Finished::kLikely},
      {"docker swarm", Finished::kLikely},
      {"(docker OR swarm", Finished::kLikely},
      {"\"some swarm", Finished::kLikely},
      {"title:swarm", Finished::kLikely},
      {"tag:x", Finished::kLikely},
      {"swa", Finished::kNo},
      {"contai", Finished::kNo},
      {"r", Finished::kNo},     // one letter
      {"plan", Finished::kNo},  // no post has it but in another form
      {"koln", Finished::kSurely},
      {"c++", Finished::kLikely},
      {"pre-school", Finished::kLikely},
      {"pre-sch", Finished::kNo},
      {"swarm,", Finished::kNo},
      {"swarm ", Finished::kNo},  // nothing is being typed
      {"swarm*", Finished::kNo},
      {"docker -swarm", Finished::kNo},
      {"contianer", Finished::kSurely},  // nothing begins so
      {"whal", Finished::kNo},           // whale
      {"and", Finished::kLikely},
      {"an", Finished::kNo},
      {"swarm an", Finished::kLikely},
      {"", Finished::kNo},
      {"-", Finished::kNo},
  };
  for (const auto& [query, expected] : cases) {
    const QueryNode top = parse_query(query, true, reader.languages.stop_words());
    EXPECT_EQ(finished_word(top, reader), expected) << query;
  }
}

}  // namespace
}  // namespace mobysearch
