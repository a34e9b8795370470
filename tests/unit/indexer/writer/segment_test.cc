// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/segment.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/file_descriptor.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

Xapian::Document document_of(const std::string& term) {
  Xapian::Document document;
  document.add_term(term, 3);
  document.add_value(0, "v" + term);
  return document;
}

void write_segment(const std::string& path, std::uint32_t docid, const std::string& term) {
  Xapian::WritableDatabase segment = make_segment(path);
  segment.replace_document(docid, document_of(term));
  segment.set_metadata("m" + term, term);
  finish_segment(segment);
}

void merge(const std::vector<std::string>& segments, const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  merge_segments(segments, file.get());
}

TEST(Segment, MergedSegmentsAreOneFileWithAllThatTheyHad) {
  const TempDir dir;
  write_segment(dir / "b", 7, "second");
  write_segment(dir / "a", 2, "first");
  merge({dir / "b", dir / "a"}, dir / "all");
  EXPECT_TRUE(std::filesystem::is_regular_file(dir / "all"));
  const Xapian::Database all(dir / "all");
  EXPECT_EQ(all.get_doccount(), 2U);
  for (const auto& [docid, term] : {std::pair(2U, "first"), std::pair(7U, "second")}) {
    EXPECT_EQ(*all.postlist_begin(term), docid) << "numbers stay as they were given";
    EXPECT_EQ(all.get_collection_freq(term), 3U);
    EXPECT_EQ(all.get_document(docid).get_value(0), std::string("v") + term);
    EXPECT_EQ(all.get_metadata(std::string("m") + term), term);
  }
}

TEST(Segment, GatheredSegmentsMergeAsTheyWouldHave) {
  const TempDir dir;
  for (const auto& [name, docid] : {std::pair("a", 2U), std::pair("b", 7U), std::pair("c", 9U)})
    write_segment(dir / name, docid, name);
  merge({dir / "a", dir / "b", dir / "c"}, dir / "at-once");
  gather_segments({dir / "a", dir / "b"}, dir / "larger");
  EXPECT_FALSE(std::filesystem::exists(dir / "a"));
  merge({dir / "larger", dir / "c"}, dir / "all");
  const Xapian::Database at_once(dir / "at-once"), all(dir / "all");
  EXPECT_EQ(all.get_doccount(), 3U);
  for (const auto& [term, docid] : {std::pair("a", 2U), std::pair("b", 7U), std::pair("c", 9U)}) {
    EXPECT_EQ(*all.postlist_begin(term), docid);
    EXPECT_EQ(all.get_metadata(std::string("m") + term), term);
  }
  EXPECT_EQ(all.get_total_length(), at_once.get_total_length());
}

TEST(Segment, StartsAnewWhereSomethingWas) {
  const TempDir dir;
  write_segment(dir / "a", 1, "old");
  write_segment(dir / "a", 1, "new");
  merge({dir / "a"}, dir / "all");
  const Xapian::Database all(dir / "all");
  EXPECT_FALSE(all.term_exists("old"));
  EXPECT_TRUE(all.term_exists("new"));
}

TEST(Segment, ThatIsNotFinishedIsThrownAway) {
  const TempDir dir;
  make_segment(dir / "a").replace_document(1, document_of("x"));
  EXPECT_EQ(Xapian::Database(dir / "a").get_doccount(), 0U);
}

TEST(Segment, FailuresAreXapiansExceptions) {
  const TempDir dir;
  EXPECT_THROW(make_segment(dir / "no/such/place"), Xapian::Error);
  EXPECT_THROW(merge({dir / "missing"}, dir / "all"), Xapian::Error);
  write_segment(dir / "a", 1, "x");
  EXPECT_THROW(merge_segments({dir / "a"}, -1), Xapian::Error);
  Xapian::WritableDatabase segment = make_segment(dir / "b");
  Xapian::Document document;
  document.add_term(std::string(300, 'x'));
  EXPECT_THROW(segment.replace_document(1, document), Xapian::Error) << "a term that is too long";
  EXPECT_THROW(segment.replace_document(0, document_of("x")), Xapian::Error)
      << "no document has number 0";
}

/// Ends this process, which a test has forked, with whether `function` says true when so many files
/// can be open at most.
template <class Function>
[[noreturn]] void exit_with_files(rlim_t most, const Function& function) {
  const rlimit limit{most, most};
  ::setrlimit(RLIMIT_NOFILE, &limit);
  std::_Exit(function() ? 0 : 1);
}

TEST(Segment, AsManyAreMergedAtOnceAsFilesCanBeOpen) {
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  ASSERT_GE(before.rlim_max, 1024U) << "what this test needs";
  rlimit low = before;
  low.rlim_cur = 200;
  ::setrlimit(RLIMIT_NOFILE, &low);
  EXPECT_EQ(most_merged(300), 300U) << "the limit is raised";
  ::setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_EXIT(exit_with_files(528, [] { return most_merged(300) == 200; }),
              ::testing::ExitedWithCode(0), "");
  EXPECT_EXIT(exit_with_files(64, [] { return most_merged(300) == 16; }),
              ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace mobysearch
