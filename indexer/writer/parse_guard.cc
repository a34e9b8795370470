// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/parse_guard.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <string>

#include "common/file_descriptor.h"
#include "common/index/post_codec.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;

// On a busy machine a child may wait long for its turn; after this many times its budget it is
// stopped all the same.
constexpr unsigned kPatience = 10;

// An answer is one of these and a post record, or the reason why there is none.
constexpr char kPost = 'p';
constexpr char kError = 'e';
constexpr std::uint64_t kMaxAnswerBytes = 256U << 20;

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

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

void limit(decltype(RLIMIT_CPU) resource, rlim_t most) {
  const struct rlimit both = {most, most};
  ::setrlimit(resource, &both);
}

[[noreturn]] void run_child(const ParseGuard::Load& load, std::size_t number, unsigned cpu_seconds,
                            int out) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CPU, cpu_seconds);
  limit(RLIMIT_CORE, 0);
  try {
    const Result<Post> post = load(number);
    const std::string answer = post ? kPost + encode_post(*post) : kError + post.error().message;
    write_all(out, answer.data(), answer.size());
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

// Of the helper: the answer of a child of its own.
std::string answer_of_child(const ParseGuard::Load& load, std::size_t number,
                            unsigned cpu_seconds) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return kError + std::string(std::strerror(errno));
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) return kError + std::string(std::strerror(errno));
  if (child == 0) run_child(load, number, cpu_seconds, out.get());
  out.reset();
  std::string answer =
      read_until(in.get(), Clock::now() + std::chrono::seconds(cpu_seconds * kPatience));
  ::kill(child, SIGKILL);  // also when it has answered: nothing of it may stay behind
  const int status = wait_for(child);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !answer.empty()) return answer;
  const bool stopped =
      WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGXCPU);
  if (stopped && answer.empty()) {
    return kError + fmt::format("takes more than {} s to parse", cpu_seconds);
  }
  // It may be killed between its answer and its end.
  if (stopped && decode_whole_post(std::string_view(answer).substr(1))) return answer;
  return kError + std::string("cannot be parsed: it makes the parser crash");
}

[[noreturn]] void run_helper(const ParseGuard::Load& load, unsigned cpu_seconds, int socket) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::size_t number = 0;
  while (read_all(socket, &number, sizeof number)) {
    const std::string answer = answer_of_child(load, number, cpu_seconds);
    const std::uint64_t size = answer.size();
    if (!write_all(socket, &size, sizeof size) || !write_all(socket, answer.data(), size)) break;
  }
  ::_exit(0);
}

std::optional<std::string> ask(int helper, std::size_t number) {
  std::uint64_t size = 0;
  const bool asked = write_all(helper, &number, sizeof number);
  if (!asked || !read_all(helper, &size, sizeof size) || size == 0 || size > kMaxAnswerBytes) {
    return std::nullopt;
  }
  std::string answer(size, '\0');
  if (!read_all(helper, answer.data(), answer.size())) return std::nullopt;
  return answer;
}

}  // namespace

ParseGuard::ParseGuard(const Load& load, unsigned cpu_seconds) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
  helper_.reset(ends[0]);
  const FileDescriptor theirs(ends[1]);
  pid_ = ::fork();
  if (pid_ != 0) return;
  helper_.reset();
  run_helper(load, cpu_seconds, theirs.get());
}

ParseGuard::~ParseGuard() {
  if (pid_ <= 0) return;
  // Another helper may have inherited our end of the socket: this one need not see it close.
  ::kill(pid_, SIGKILL);
  wait_for(pid_);
}

Result<Post> ParseGuard::load(std::size_t number) {
  const auto answer = pid_ > 0 ? ask(helper_.get(), number) : std::nullopt;
  if (!answer) {
    return fail(ErrorCode::kInputUnreadable, "cannot be parsed: there is no process to do it in");
  }
  if (answer->front() == kPost) return decode_whole_post(std::string_view(*answer).substr(1));
  return fail(ErrorCode::kInputUnreadable, answer->substr(1));
}

}  // namespace mobysearch
