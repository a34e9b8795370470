// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class IndexJobTest : public ::testing::Test {
 protected:
  IndexJobTest() {
    dir_.write("blog/_posts/2020-01-02-good.md", post_file("Good", "Text."));
    job_.indexer.source = dir_ / "blog";
    job_.indexer.db = dir_ / "blog.mobydb";
  }

  TempDir dir_;
  IndexJob job_;
};

TEST_F(IndexJobTest, TakesWhatIndexWouldFromTheSitesSettings) {
  dir_.write("blog/mobysearch.yml",
             "db: other.mobydb\ninclude: [pages]\nport: 80\nsynonyms: {k8s: [kubernetes]}\n");
  ASSERT_TRUE(take_settings(job_));
  EXPECT_EQ(job_.indexer.db, "other.mobydb");
  EXPECT_THAT(job_.indexer.include, ElementsAre("pages"));
  EXPECT_THAT(job_.indexer.synonyms.at("k8s"), ElementsAre("kubernetes"));
  ::setenv("MOBYSEARCH_INCLUDE", "notes", 1);
  IndexJob other;
  other.indexer.source = job_.indexer.source;
  EXPECT_TRUE(take_settings(other));
  ::unsetenv("MOBYSEARCH_INCLUDE");
  EXPECT_THAT(other.indexer.include, ElementsAre("notes"));
}

TEST_F(IndexJobTest, RefusesSettingsThatAreNone) {
  dir_.write("blog/mobysearch.yml", "inclode: [pages]\n");
  EXPECT_EQ(take_settings(job_).error().code, ErrorCode::kUsage);
  dir_.write("blog/mobysearch.yml", "include: [\n");
  EXPECT_EQ(take_settings(job_).error().code, ErrorCode::kInputUnreadable);
}

TEST_F(IndexJobTest, SaysWhyNothingWasPublished) {
  dir_.write("blog/_posts/2020-01-03-bad.md", "---\ndate: soon\n---\nText\n");
  job_.indexer.strict = true;
  const auto report = run_index_job(job_);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->published);
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(outcome(job_, *report), kExitNegative);
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), HasSubstr("1 file skipped or faulty"));
  job_.indexer.strict = false;
  const auto lacking = outcome(job_, *report);
  ASSERT_FALSE(lacking);
  EXPECT_THAT(lacking.error().message, HasSubstr("has no posts to publish"));
}

TEST_F(IndexJobTest, SaysThatTooFewFilesCanBeReadForAnIndex) {
  IndexReport report;
  report.posts = 3;
  report.has_enough_posts = false;
  report.skipped.resize(70'000);
  const auto lacking = outcome(job_, report);
  ASSERT_FALSE(lacking);
  EXPECT_EQ(lacking.error().code, ErrorCode::kInputUnreadable);
  EXPECT_THAT(lacking.error().message, HasSubstr("nothing was published: 3 of 70003"));
}

TEST_F(IndexJobTest, WritesAsManyShardsAsAreAskedFor) {
  job_.indexer.shards = 2;
  const auto report = run_index_job(job_);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_THAT(report->outputs,
              ElementsAre(dir_ / "blog-1-of-2.mobydb", dir_ / "blog-2-of-2.mobydb"));
  std::uintmax_t bytes = 0;
  for (const std::string& output : report->outputs) bytes += std::filesystem::file_size(output);
  EXPECT_EQ(report->bytes, bytes);
  EXPECT_EQ(report->revision.size(), 16U);
  EXPECT_FALSE(std::filesystem::exists(job_.indexer.db));
  job_.indexer.positions = Positions::kOff;
  EXPECT_EQ(run_index_job(job_).error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace mobysearch::testing
