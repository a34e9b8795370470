// SPDX-License-Identifier: GPL-2.0-or-later
// Index files with a right checksum and made-up content.
#include "tests/support/crafted_index.h"

#include <gtest/gtest.h>

#include "common/index/forward_index.h"
#include "common/schema.h"
#include "search/index.h"
#include "search/index_parts.h"
#include "search/post_reader.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::craft_bytes;
using testing::craft_index;
using testing::MiniBlog;
using testing::post_file;
using testing::TempDir;

class CraftedIndexTest : public ::testing::Test {
 protected:
  /// Opens, asks and checks the file: "" where all of it works, or what the first refusal says.
  /// It is the same whether the forward index is kept or read when it is asked for.
  std::string problem_of_using() const {
    std::string problem = problem_of_using({});
    EXPECT_EQ(problem_of_using({.whole_forward_index = false}), problem);
    return problem;
  }
  std::string problem_of_using(const KeptInMemory& kept) const {
    const auto index = Index::open(path_, {.verify_checksum = true, .kept = kept});
    if (!index) return damage(index.error());
    auto searcher = Searcher::open(*index);
    if (!searcher) return damage(searcher.error());
    for (const char* query : {"zzfar lighthouse", "lighthouse", "\"harbour light\"", "harbor"}) {
      SearchRequest request;
      request.query = query;
      request.explain = true;
      request.facets = {"tag", "year"};
      const auto response = searcher->search(request);
      if (!response) return damage(response.error());
    }
    const auto checked = check_index(path_);
    return checked ? "" : damage(checked.error());
  }
  static std::string damage(const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kIndexDamaged) << error.message;
    return error.message;
  }
  void craft(const std::function<void(Xapian::WritableDatabase&)>& change) const {
    craft_index(blog_.db(), path_, change);
  }
  /// Adds a post with the docid, and makes the description count it.
  void add_post(Xapian::WritableDatabase& database, Xapian::docid docid) const {
    Xapian::Document document;
    document.add_term("zzfar", 1);
    database.replace_document(docid, document);
    auto stored = *decode_info(database.get_metadata(std::string(kInfoKey)), "x");
    ++stored.info.posts;
    database.set_metadata(std::string(kInfoKey), encode_info(stored));
  }

  MiniBlog blog_{{{"_posts/2020-01-01-a.md", post_file("Lighthouse", "A harbour light.\n")},
                  {"_posts/2020-01-02-b.md", post_file("Harbour", "# Lamp\n\nlighthouse\n")}}};
  TempDir dir_;
  std::string path_ = dir_ / "crafted.mobydb";
};

TEST_F(CraftedIndexTest, AnUnchangedCopyIsSound) {
  craft([](auto&) {});
  EXPECT_EQ(problem_of_using(), "");
}

TEST_F(CraftedIndexTest, ADocidThatTheForwardIndexHasNoPlaceForIsDamage) {
  for (const Xapian::docid docid : {kForwardBlockPosts + 1, 1'000'000U, UINT32_MAX}) {
    craft([&](auto& database) { add_post(database, docid); });
    EXPECT_NE(problem_of_using(), "") << docid;
  }
}

TEST_F(CraftedIndexTest, ADocidFarAwayInTheForwardIndexIsDamage) {
  for (const Xapian::docid docid : {65U, 100'000'000U, 4'294'967'290U}) {
    craft([&](auto& database) {
      add_post(database, docid);
      ForwardBlockBuilder builder;
      builder.begin_post(docid);
      builder.end_part();
      builder.end_part();
      builder.end_post();
      database.set_metadata(forward_key(0), builder.take());
    });
    EXPECT_NE(problem_of_using(), "") << docid;
  }
}

TEST_F(CraftedIndexTest, ManyBlocksThatAreNotThereAreDamage) {
  craft([&](auto& database) {
    add_post(database, UINT32_MAX);
    auto stored = *decode_info(database.get_metadata(std::string(kInfoKey)), "x");
    stored.docids = UINT32_MAX;
    database.set_metadata(std::string(kInfoKey), encode_info(stored));
  });
  EXPECT_NE(problem_of_using(), "");
}

TEST_F(CraftedIndexTest, ACompoundOfNoTokensIsDamage) {
  craft([&](auto& database) {
    ForwardBlockBuilder builder;
    for (const Xapian::docid docid : {1U, 2U}) {
      builder.begin_post(docid);
      for (int part = 0; part < 5; ++part) {
        builder.add_token(1);
        builder.end_part();
      }
      builder.add_compound({5, 0, blog_.index()->parts().fingerprints.of("lighthous")});
      builder.end_post();
    }
    database.set_metadata(forward_key(0), builder.take());
  });
  EXPECT_NE(problem_of_using(), "");
}

TEST_F(CraftedIndexTest, FewerDocidsThanPostsIsDamage) {
  // The statistics' count of posts and what the last docid is more, where their sum wraps.
  const std::string stats("\x02\x00", 2), wrapping("\x02\xff\xff\xff\xff\x0f", 6);
  craft_bytes(blog_.db(), path_, [&](std::string& bytes) {
    const std::size_t roots = 32 + 1;
    const std::size_t at = bytes.find(stats, roots + 6 * 5);
    ASSERT_LT(at, 256U);
    bytes.replace(at, stats.size(), wrapping).erase(256, wrapping.size() - stats.size());
  });
  EXPECT_NE(problem_of_using(), "");
}

}  // namespace
}  // namespace mobysearch
