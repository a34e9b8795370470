// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_progress.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "common/file_descriptor.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using Phase = Progress::Phase;

TEST(IndexProgress, RisesFromPhaseToPhaseUpToAll) {
  double before = 0;
  for (const Phase phase :
       {Phase::kReading, Phase::kIndexing, Phase::kOrdering, Phase::kMerging, Phase::kVerifying}) {
    for (const std::size_t done : {0U, 1U, 50U, 100U}) {
      const double part = part_done({phase, done, 100});
      EXPECT_GE(part, before) << static_cast<int>(phase) << ' ' << done;
      before = part;
    }
  }
  EXPECT_EQ(part_done({Phase::kReading, 0, 100}), 0);
  EXPECT_EQ(part_done({Phase::kMerging, 150, 100}), part_done({Phase::kVerifying, 0, 0}))
      << "the index came out larger than was guessed";
  EXPECT_EQ(before, 1);
}

TEST(IndexProgress, SaysWhatIsDoneHowFastAndWhatIsLeft) {
  EXPECT_EQ(describe({Phase::kReading, 4096, 10000}, 1, 1), "reading 4096 of 10000 files");
  EXPECT_THAT(describe({Phase::kIndexing, 5000, 10000}, 60, 50),
              MatchesRegex("5000 of 10000 posts, 100/s, [0-9]+ s left|"
                           "5000 of 10000 posts, 100/s, [0-9]+ min left"));
  EXPECT_THAT(describe({Phase::kMerging, 50, 100}, 100, 1), MatchesRegex("merging, [0-9]+ s left"));
  EXPECT_THAT(describe({Phase::kVerifying, 0, 0}, 100, 1),
              MatchesRegex("verifying, [0-9]+ s left"));
}

TEST(IndexProgress, GuessesInUnitsThatAReaderTakesIn) {
  const auto left = [](double seconds) {
    return describe({Phase::kIndexing, 1, 1000}, seconds, seconds);
  };
  EXPECT_THAT(left(10), HasSubstr(" min left"));
  EXPECT_THAT(left(1000), HasSubstr(" h "));
}

std::string shown_on(int fd, std::chrono::seconds interval) {
  ::testing::internal::CaptureStderr();
  IndexProgress progress(fd, interval);
  progress.show({Phase::kIndexing, 10, 100});
  progress.show({Phase::kIndexing, 20, 100});
  progress.clear();
  return ::testing::internal::GetCapturedStderr();
}

TEST(IndexProgress, InALogIsALineAtEachInterval) {
  const FileDescriptor log(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  EXPECT_EQ(shown_on(log.get(), std::chrono::hours(1)), "");
  EXPECT_EQ(shown_on(log.get(), std::chrono::seconds(0)),
            "mobysearch: 10 of 100 posts\nmobysearch: 20 of 100 posts\n");
}

}  // namespace
}  // namespace mobysearch
