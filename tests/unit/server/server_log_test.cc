// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server_log.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ServerLog, WritesALineAnEventThatNoValueCanBreak) {
  const TempDir dir;
  const std::string file = dir / "log";
  {
    ServerLog log({.file = file, .level = LogLevel::kWarning});
    log.write(LogLevel::kError, "request", {{"q", "a\nevent=x \"\x1b[31m"}, {"n", "12"}});
    log.write(LogLevel::kInfo, "unseen", {});
  }
  EXPECT_THAT(read_file(file),
              EndsWith(" level=error event=request q=\"a\\nevent=x \\\"\\u001b[31m\" n=12\n"));
  EXPECT_THAT(read_file(file), Not(HasSubstr("unseen")));
}

TEST(ServerLog, WritesJsonToo) {
  const TempDir dir;
  const std::string file = dir / "log";
  ServerLog({.file = file, .format = LogFormat::kJson})
      .write(LogLevel::kInfo, "request", {{"q", "\"\n"}});
  const auto line = nlohmann::json::parse(read_file(file));
  EXPECT_EQ(line["event"], "request");
  EXPECT_EQ(line["level"], "info");
  EXPECT_EQ(line["q"], "\"\n");
}

TEST(ServerLog, ClipsAValueBetweenCharacters) {
  const TempDir dir;
  const std::string file = dir / "log";
  std::string value = "x";
  for (int i = 0; i < 2000; ++i) value += "ü";
  ServerLog({.file = file, .format = LogFormat::kJson})
      .write(LogLevel::kInfo, "request", {{"a", value}, {"b", std::string(5000, '\x01')}});
  const std::string text = read_file(file);
  EXPECT_LE(text.size(), 4096U) << "more than a pipe takes whole";
  EXPECT_THAT(nlohmann::json::parse(text)["a"].get<std::string>(), EndsWith("ü…"));
}

/// Files of this process may grow so far; what is written beyond is cut off, as on a full disk.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, SIG_DFL);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit before_{};
};

TEST(ServerLog, BeginsALineAfterOneThatWasCutOff) {
  const TempDir dir;
  const std::string file = dir / "log";
  ServerLog log({.file = file});
  log.write(LogLevel::kInfo, "whole", {});
  {
    const FileLimit limit(std::filesystem::file_size(file) + 20);
    log.write(LogLevel::kInfo, "cut_off", {});
    log.write(LogLevel::kInfo, "not_at_all", {});
  }
  log.write(LogLevel::kInfo, "after", {});
  std::istringstream lines(read_file(file));
  std::vector<std::string> events;
  for (std::string line; std::getline(lines, line);) {
    const auto at = line.find("event=");
    events.push_back(at == std::string::npos ? "" : line.substr(at));
  }
  EXPECT_THAT(events, ::testing::ElementsAre("event=whole", "", "event=log_lines_dropped lines=2",
                                             "event=after"));
}

TEST(ServerLog, OpensTheFileAgainAfterItWasRotated) {
  const TempDir dir;
  const std::string file = dir / "log";
  ServerLog log({.file = file});
  log.write(LogLevel::kInfo, "first", {});
  std::filesystem::rename(file, file + ".1");
  log.reopen();
  log.write(LogLevel::kInfo, "second", {});
  EXPECT_THAT(read_file(file + ".1"), HasSubstr("event=first"));
  EXPECT_THAT(read_file(file), HasSubstr("event=second"));
}

TEST(ServerLog, DropsAndCountsWhatNobodyReads) {
  const TempDir dir;
  const std::string fifo = dir / "fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  const int reader = open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(reader, 0);
  ServerLog log({.file = fifo});
  while (log.dropped() < 3) log.write(LogLevel::kInfo, "unread", {});
  std::string text;
  const auto drain = [&] {
    char bytes[65536];
    for (ssize_t count = 0; (count = ::read(reader, bytes, sizeof bytes)) > 0;) {
      text.append(bytes, static_cast<std::size_t>(count));
    }
  };
  drain();
  log.write(LogLevel::kInfo, "read", {});
  drain();
  close(reader);
  EXPECT_EQ(log.dropped(), 3U);
  EXPECT_THAT(text, HasSubstr("event=log_lines_dropped lines=3\n"));
  EXPECT_THAT(text, EndsWith("event=read\n"));
}

TEST(ServerLog, SaysThatItCannotBeOpened) {
  const auto opened = ServerLog({.file = "/nonexistent/log"}).opened();
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::kOutputUnwritable);
}

}  // namespace
}  // namespace mobysearch::testing
