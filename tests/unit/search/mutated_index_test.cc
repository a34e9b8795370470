// SPDX-License-Identifier: GPL-2.0-or-later
// Index files in which some bytes are others, sealed again: none may crash the reader, keep it for
// ever or make it take much memory. MOBYSEARCH_MUTATED_INDEXES says how many, and
// MOBYSEARCH_FIRST_MUTATION with which to begin.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <random>

#include "common/index/database_blocks.h"
#include "search/index.h"
#include "search/post_reader.h"
#include "tests/support/crafted_index.h"
#include "tests/support/mini_blog.h"
#include "tests/support/no_descriptors.h"

namespace mobysearch {
namespace {

using testing::MiniBlog;
using testing::TempDir;

constexpr unsigned kMutations = 300;
constexpr std::size_t kMagicBytes = 14;
constexpr long kMostKib = (testing::kHasAddressSanitizer ? 2048L : 512L) << 10;

unsigned setting(const char* name, unsigned otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

testing::Files posts() {
  testing::Files files;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    std::string text = "The lighthouse of harbour number " + number + ".\n\n## Lamp " + number +
                       "\n\nA swarm of gulls, and [a video](https://vimeo.com/" + number + ").\n";
    for (int word = 0; word < 80; ++word) text += " word" + std::to_string(i * 40 + word);
    files["_posts/2020-01-0" + std::to_string(1 + i % 9) + "-" + number + ".md"] =
        "---\ntitle: Lighthouse " + number + "\ntags: [sea, light]\nauthor: Ann\n---\n" + text;
  }
  return files;
}

/// Overwrites a few bytes of one block, as often in its directory as in what follows.
void mutate(std::string& bytes, std::mt19937& random) {
  const auto below = [&](std::size_t end) { return random() % end; };
  const std::size_t block = below(bytes.size() / DatabaseBlocks::kBlockBytes);
  const std::size_t part = below(2) == 0 ? 200 : DatabaseBlocks::kBlockBytes;
  for (std::size_t count = 1 + below(4); count > 0; --count) {
    char& byte = bytes[block * DatabaseBlocks::kBlockBytes + below(part)];
    switch (below(3)) {
      case 0:
        byte = static_cast<char>(byte ^ (1 << below(8)));
        break;
      case 1:
        byte = static_cast<char>(below(2) == 0 ? 0xFF : 0);
        break;
      default:
        byte = static_cast<char>(below(256));
    }
  }
}

/// Whether the file can be asked and read through, or fails as a damaged one does.
bool use(const std::string& path) {
  const auto is_damage = [](const Error& error) {
    EXPECT_TRUE(error.code == ErrorCode::kIndexDamaged || error.code == ErrorCode::kIndexForeign ||
                error.code == ErrorCode::kSchemaMismatch)
        << error.message;
    return false;
  };
  const auto index = Index::open(path, {.verify_checksum = true});
  if (!index) return is_damage(index.error());
  auto searcher = Searcher::open(*index);
  if (!searcher) return is_damage(searcher.error());
  for (const char* query : {"lighthouse", "\"swarm of gulls\" lamp", "lighthose number 7", "word1*",
                            "tag:sea has:video newest", "lighthouse 3 -lamp", "l"}) {
    for (const SortOrder sort : {SortOrder::kRelevance, SortOrder::kOldest}) {
      SearchRequest request;
      request.query = query;
      request.sort = sort;
      request.prefix = true;
      request.explain = true;
      request.facets = {"tag", "author", "year"};
      const auto response = searcher->search(request);
      if (!response) return is_damage(response.error());
    }
  }
  const auto suggested = searcher->suggest("ligh", 5);
  if (!suggested) return is_damage(suggested.error());
  const auto checked = check_index(path);
  return checked ? true : is_damage(checked.error());
}

TEST(MutatedIndex, IsAnsweredFromOrRefused) {
  const MiniBlog blog(posts());
  const TempDir dir;
  const std::string path = dir / "mutated.mobydb";
  const unsigned first = setting("MOBYSEARCH_FIRST_MUTATION", 0);
  const unsigned count = setting("MOBYSEARCH_MUTATED_INDEXES", kMutations);
  unsigned answered = 0;
  for (unsigned number = first; number < first + count; ++number) {
    std::mt19937 random(number);
    testing::craft_bytes(blog.db(), path, [&](std::string& bytes) {
      const std::string magic = bytes.substr(0, kMagicBytes);  // else it cannot be sealed
      mutate(bytes, random);
      bytes.replace(0, kMagicBytes, magic);
    });
    SCOPED_TRACE(number);
    if (use(path)) ++answered;
  }
  RecordProperty("answered", static_cast<int>(answered));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, kMostKib);
}

}  // namespace
}  // namespace mobysearch
