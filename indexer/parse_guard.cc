// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse_guard.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <string>

#include "common/file_descriptor.h"
#include "common/post_codec.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;

// A child that waits for a lock (forked at an unlucky moment) or for a busy machine uses no
// processor time: after this many times its budget it is given up as well.
constexpr unsigned kPatience = 10;

constexpr char kPost = 'p';
constexpr char kError = 'e';

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

[[noreturn]] void run_child(const std::function<Result<Post>()>& load, unsigned cpu_seconds,
                            int out) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const struct rlimit limit = {cpu_seconds, cpu_seconds};
  ::setrlimit(RLIMIT_CPU, &limit);
  const struct rlimit no_core = {0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  try {
    const Result<Post> post = load();
    write_all(out, post ? kPost + encode_post(*post) : kError + post.error().message);
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

// Reads to the end, or until `deadline`.
std::string read_until(int fd, Clock::time_point deadline) {
  std::string all;
  std::array<char, 65536> buffer;
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd ready = {fd, POLLIN, 0};
    const int got = left.count() > 0 ? ::poll(&ready, 1, static_cast<int>(left.count())) : 0;
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;
    const ssize_t size = ::read(fd, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

tl::unexpected<Error> given_up(std::string reason) {
  return fail(ErrorCode::kInputUnreadable, std::move(reason));
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<Post> load_guarded(const std::function<Result<Post>()>& load, unsigned cpu_seconds) {
  // One at a time: a second child would inherit the first one's end of the pipe and keep it open.
  static std::mutex one_child;
  const std::lock_guard lock(one_child);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return given_up(fmt::format("cannot be parsed safely: {}", std::strerror(errno)));
  }
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) {
    return given_up(fmt::format("cannot be parsed safely: {}", std::strerror(errno)));
  }
  if (child == 0) run_child(load, cpu_seconds, out.get());
  out.reset();
  const std::string answer =
      read_until(in.get(), Clock::now() + std::chrono::seconds(cpu_seconds * kPatience));
  // Also when it has answered: nothing of it may stay behind.
  ::kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!answer.empty() && answer.front() == kPost) {
    if (auto post = decode_whole_post(std::string_view(answer).substr(1))) return post;
  } else if (!answer.empty()) {
    return given_up(answer.substr(1));
  }
  const bool crashed = WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL;
  if (crashed) return given_up("cannot be parsed: it makes the parser crash");
  return given_up(fmt::format("takes more than {} s to parse", cpu_seconds));
}

}  // namespace mobysearch
