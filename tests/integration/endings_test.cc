// SPDX-License-Identifier: GPL-2.0-or-later
// Every command ends as its manual says, also where it cannot write, or has no memory, or no posts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;

class Endings : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int i = 10; i < 30; ++i) {
      dir_.write("blog/_posts/2020-01-" + std::to_string(i) + "-post.md",
                 "---\ntitle: Lighthouse\n---\nAll about anchors.\n");
    }
    ASSERT_EQ(mobysearch({"index", site(), "--db", db()}).exit_code, 0);
  }

  /// Runs a line of shell, in which $M is the binary, $SITE the blog and $DB its index: each one
  /// word, whatever blanks are in the folders' names.
  Finished shell(const std::string& line) const {
    return run({"bash", "-c", "IFS=; " + line},
               {{"M", mobysearch_binary()}, {"SITE", site()}, {"DB", db()}, {"DIR", dir_ / ""}});
  }
  std::string site() const { return dir_ / "blog"; }
  std::string db() const { return dir_ / "blog.mobydb"; }
  std::size_t files_beside() const {
    namespace fs = std::filesystem;
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(dir_.path()), fs::directory_iterator()));
  }

  TempDir dir_;
};

TEST_F(Endings, AnErrorOutputThatCannotBeWrittenIsNoFailure) {
  for (const char* where : {"2>/dev/full", "2>&-", "2> >(true)"}) {
    for (const char* command :
         {"query --db $DB lighthouse", "index $SITE --db $DB", "check --db $DB"}) {
      const auto done = shell(std::string("$M ") + command + " " + where);
      EXPECT_EQ(done.exit_code, 0) << command << " " << where;
    }
    const auto wrong = shell(std::string("$M query --db $DIR/none x ") + where);
    EXPECT_EQ(wrong.exit_code, 3) << where;
  }
}

TEST_F(Endings, AServerNeedsNoErrorOutput) {
  for (const char* where : {"2>/dev/full", "2>&-"}) {
    const auto done =
        shell(std::string("$M serve --db $DB --unix-socket $DIR/s --log-file $DIR/log ") + where +
              " & for i in {1..100}; do [ -S $DIR/s ] && break; sleep 0.1; done;"
              "sleep 0.2; kill -TERM $!; wait $!");
    EXPECT_EQ(done.exit_code, 0) << where;
    EXPECT_THAT(read_file(dir_ / "log"), HasSubstr("stopped")) << where;
    std::filesystem::remove(dir_ / "log");
  }
}

TEST_F(Endings, AnOutputThatCannotBeWrittenIsStatusFive) {
  for (const char* where : {">/dev/full", ">&-"}) {
    const auto done = shell(std::string("$M query --db $DB lighthouse ") + where);
    EXPECT_EQ(done.exit_code, 5) << where;
    EXPECT_THAT(done.err, HasSubstr("cannot write to standard output")) << where;
  }
}

TEST_F(Endings, FilesAreNeverTakenForClosedStandardStreams) {
  const std::string before = read_file(db());
  EXPECT_EQ(shell("$M index $SITE --db $DB --json <&- >&- 2>&-").exit_code, 5);
  EXPECT_EQ(shell("$M check --db $DB").exit_code, 0);
}

TEST_F(Endings, WithoutMemoryNothingIsPublishedAndNothingStays) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer needs more address space than any limit";
#endif
  const std::string before = read_file(db());
  int failed = 0;
  for (int kib = 16'000; kib <= 60'000; kib += 1'000) {
    const auto done = shell("ulimit -v " + std::to_string(kib) + "; exec $M index $SITE --db $DB");
    if (done.exit_code == 0) continue;
    if (done.exit_code == 127 || done.err.find("shared libraries") != std::string::npos) continue;
    ++failed;
    EXPECT_EQ(done.exit_code, 5) << kib << ": " << done.err;
    EXPECT_THAT(done.err, AnyOf(HasSubstr("memory"), HasSubstr("cannot"))) << kib;
    EXPECT_EQ(read_file(db()).size(), before.size()) << kib;
    std::filesystem::remove_all(dir_ / ".blog.mobydb.tmp");  // of one that could do nothing more
    std::filesystem::remove_all(dir_ / ".blog.mobydb.lock");
  }
  EXPECT_GT(failed, 0);
}

TEST_F(Endings, AFifoAsTemplateIsRefusedAtOnce) {
  ASSERT_EQ(::mkfifo((dir_ / "page.html").c_str(), 0600), 0);
  const auto done =
      mobysearch({"serve", "--db", db(), "--port", "0", "--template", dir_ / "page.html"});
  EXPECT_EQ(done.exit_code, 4);
  EXPECT_THAT(done.err, HasSubstr("the template is not a regular file"));
}

TEST_F(Endings, AnEmptyIndexReplacesAGoodOneOnlyWhenAskedTo) {
  std::filesystem::remove_all(site());
  dir_.write("blog/_posts/2020-01-01-hidden.md", "---\npublished: false\n---\nText\n");
  const auto done = mobysearch({"index", site(), "--db", db()});
  EXPECT_EQ(done.exit_code, 4);
  EXPECT_THAT(done.err, HasSubstr("has no posts to publish"));
  EXPECT_THAT(done.err, HasSubstr("--allow-empty"));
  EXPECT_THAT(mobysearch({"info", "--db", db()}).out, HasSubstr("20"));
  const auto json = mobysearch({"index", site(), "--db", db(), "--json"});
  EXPECT_THAT(json.out, HasSubstr("\"published\":false"));
  EXPECT_EQ(mobysearch({"index", site(), "--db", db(), "--allow-empty"}).exit_code, 0);
  std::filesystem::remove_all(site());
  std::filesystem::create_directory(site());
  EXPECT_EQ(mobysearch({"index", site(), "--db", db()}).exit_code, 4);
  EXPECT_EQ(mobysearch({"index", site(), "--db", db(), "--allow-empty"}).exit_code, 0);
  EXPECT_EQ(mobysearch({"query", "--db", db(), "anchors"}).exit_code, 1);
}

}  // namespace
}  // namespace mobysearch::testing
