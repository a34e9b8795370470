// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/index.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "common/file_descriptor.h"
#include "common/index/index_file.h"
#include "common/schema.h"
#include "search/index_parts.h"
#include "search/searcher.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;
using testing::Files;
using testing::MiniBlog;
using testing::post_file;
using testing::TempDir;

Files site(const std::string& word) {
  return {{"_config.yml", "title: T\nbaseurl: /b\nurl: https://t.example\nlang: de\n"},
          {"_posts/2020-01-01-a.md", post_file("A", word + "\n")}};
}

ErrorCode code_of(const std::string& path, bool verify = false) {
  const auto index = Index::open(path, {.verify_checksum = verify});
  return index ? ErrorCode::kInternal : index.error().code;
}

TEST(Index, KnowsWhereItCameFrom) {
  const MiniBlog blog(site("x"));
  const IndexInfo& info = blog.index()->info();
  EXPECT_EQ(info.site_title, "T");
  EXPECT_EQ(info.baseurl, "/b");
  EXPECT_EQ(info.site_url, "https://t.example");
  EXPECT_EQ(info.lang, "de");
  EXPECT_EQ(info.posts, 1);
  EXPECT_EQ(info.revision, blog.report().revision);
}

TEST(Index, KeepsAsManyOfThePostsShownLastAsItMay) {
  Files files;
  for (int i = 10; i < 32; ++i)
    files[fmt::format("_posts/2020-01-{}-p.md", i)] = post_file("P", std::string(2000, 'x'));
  const MiniBlog blog(files);
  const auto bytes_kept = [&](std::size_t most) {
    const auto index = Index::open(blog.db(), {.kept = {.posts_bytes = most}});
    const IndexReader reader((*index)->parts());
    for (std::uint32_t docid = 1; docid <= 22; ++docid) EXPECT_TRUE(reader.stored_post(docid));
    return (*index)->parts().posts.bytes();
  };
  const std::size_t all = bytes_kept(1U << 20);
  EXPECT_LE(bytes_kept(all / 2), all / 2);
  EXPECT_GT(bytes_kept(all / 2), all / 4);
}

TEST(Index, ReadsOfItsForwardIndexWhatIsAskedFor) {
  Files files;
  for (std::uint32_t i = 0; i <= kForwardBlockPosts; ++i) {
    files[fmt::format("_posts/{}-{:02}-01-p.md", 2000 + i / 12, 1 + i % 12)] =
        post_file("P", i == 0 ? "An old lighthouse.\n" : "Some harbour.\n");
  }
  const MiniBlog blog(files);  // the oldest has a block of its own
  const auto index = Index::open(blog.db(), {.kept = {.whole_forward_index = false}});
  auto searcher = Searcher::open(*index);
  const ForwardIndex& kept = (*index)->parts().forward;
  EXPECT_EQ(kept.block_of(kForwardBlockPosts + 1), nullptr);
  SearchRequest request;
  request.query = "\"old lighthouse\"";
  EXPECT_EQ(searcher->search(request)->total, 1);
  EXPECT_NE(kept.block_of(kForwardBlockPosts + 1), nullptr);
  EXPECT_EQ(kept.block_of(1), nullptr);
  request.query = "\"some harbour\"";
  EXPECT_EQ(searcher->search(request)->total, kForwardBlockPosts);
  EXPECT_NE(kept.block_of(1), nullptr);
}

/// Lets this process open one more file, and no other.
class OneMoreFile {
 public:
  OneMoreFile() {
    getrlimit(RLIMIT_NOFILE, &before_);
    const FileDescriptor lowest(::dup(STDIN_FILENO));
    rlimit lower = before_;
    lower.rlim_cur = static_cast<rlim_t>(lowest.get()) + 1;
    setrlimit(RLIMIT_NOFILE, &lower);
  }
  ~OneMoreFile() { setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_{};
};

TEST(Index, IsNotCalledDamagedWhereItCannotBeOpenedOnceMore) {
  const MiniBlog blog(site("x"));
  const OneMoreFile limit;
  const auto index = Index::open(blog.db());
  ASSERT_FALSE(index);
  EXPECT_EQ(index.error().code, ErrorCode::kInternal);
  EXPECT_NE(index.error().hint.find("ulimit -n"), std::string::npos);
}

TEST(Index, RefusesWhatIsNone) {
  const TempDir dir;
  EXPECT_EQ(code_of(dir / "missing"), ErrorCode::kIndexMissing);
  EXPECT_EQ(code_of(dir.path().string()), ErrorCode::kIndexForeign);
  EXPECT_EQ(code_of(dir.write("empty", "")), ErrorCode::kIndexForeign);
  EXPECT_EQ(code_of(dir.write("text", std::string(5000, 'x'))), ErrorCode::kIndexForeign);
}

TEST(Index, RefusesATruncatedFileAndFindsADamagedOne) {
  const MiniBlog blog(site("x"));
  const TempDir dir;
  const std::string cut = dir / "cut";
  fs::copy_file(blog.db(), cut);
  fs::resize_file(cut, fs::file_size(cut) - 100);
  EXPECT_EQ(code_of(cut), ErrorCode::kIndexDamaged);
  const std::string bad = dir / "bad";
  fs::copy_file(blog.db(), bad);
  std::fstream file(bad, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(fs::file_size(bad) / 2));
  file.write("\xde\xad\xbe\xef", 4);
  file.close();
  EXPECT_EQ(code_of(bad, true), ErrorCode::kIndexDamaged);
}

TEST(Index, RefusesNonsenseInItsMetadata) {
  IndexInfo one_post;
  one_post.posts = 1;
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const auto code = [&] {
    Index::Parts parts(KeptInMemory{});
    const auto loaded = load_parts(database, "blog.mobydb", parts);
    return loaded ? ErrorCode::kInternal : loaded.error().code;
  };
  EXPECT_EQ(code(), ErrorCode::kIndexForeign);
  database.set_metadata(std::string(kInfoKey), encode_info({{}, kSchemaVersion}));
  EXPECT_EQ(code(), ErrorCode::kInternal) << "an index of no posts";
  for (const char* synonyms : {"nonsense", "[]", "{\"k8s\": \"kubernetes\"}"}) {
    database.set_metadata(std::string(kSynonymsKey), synonyms);
    EXPECT_EQ(code(), ErrorCode::kIndexDamaged) << synonyms;
  }
  database.set_metadata(std::string(kSynonymsKey), "{}");
  database.replace_document(kForwardBlockPosts + 1, Xapian::Document());
  database.set_metadata(std::string(kInfoKey), encode_info({one_post, kSchemaVersion}));
  EXPECT_EQ(code(), ErrorCode::kIndexDamaged) << "the forward index has no place for that docid";
}

TEST(Index, GoesOnReadingAFileThatWasReplacedOrDeleted) {
  MiniBlog first(site("first"));
  const MiniBlog second(site("second"));
  const FileIdentity before = first.index()->identity();
  EXPECT_EQ(*FileIdentity::of(first.db()), before);
  fs::copy_file(second.db(), first.db() + ".new");
  fs::rename(first.db() + ".new", first.db());
  EXPECT_NE(*FileIdentity::of(first.db()), before);
  EXPECT_EQ(first.search("first").total, 1);
  Searcher later = *Searcher::open(first.index());
  fs::remove(first.db());
  SearchRequest request;
  request.query = "first";
  EXPECT_EQ(later.search(request)->total, 1);
  EXPECT_EQ(Searcher::open(first.index())->search(request)->total, 1)
      << "made after it was deleted";
}

/// Posts with so many tags that the terms of the languages, which come after those of the tags,
/// stand in blocks that opening the index does not read.
Files posts_of_many_tags() {
  Files files;
  for (int post = 0; post < 60; ++post) {
    std::string tags;
    for (int tag = 0; tag < 50; ++tag) tags += "tag" + std::to_string(post * 100 + tag) + ", ";
    files["_posts/2020-01-01-" + std::to_string(post) + ".md"] =
        "---\ntitle: A\ntags: [" + tags + "last]\n---\ntext\n";
  }
  return files;
}

TEST(Index, ADamagedBlockIsAnErrorWhereverItLies) {
  constexpr std::streamoff kBlockBytes = 8192;
  const MiniBlog blog(posts_of_many_tags());
  const auto blocks = static_cast<std::streamoff>(fs::file_size(blog.db())) / kBlockBytes;
  const TempDir dir;
  const std::string bad = dir / "bad";
  for (std::streamoff block = 1; block < blocks; ++block) {
    fs::copy_file(blog.db(), bad, fs::copy_options::overwrite_existing);
    std::fstream file(bad, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(block * kBlockBytes);
    file.write("\x9a\x55\xf1\x03\xde\xad\xbe\xef\x7c\xc2\xee\x11\x80\x39\xd4\x6b", 16);
    file.close();
    EXPECT_EQ(code_of(bad), ErrorCode::kIndexDamaged) << block;
  }
}

}  // namespace
}  // namespace mobysearch
