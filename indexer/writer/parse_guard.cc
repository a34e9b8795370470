// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/parse_guard.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <new>
#include <optional>
#include <string>

#include "common/file_descriptor.h"
#include "common/index/post_codec.h"

namespace mobysearch {
namespace {

// An answer is one of these and a post record, or the reason why there is none.
constexpr char kPost = 'p';
constexpr char kError = 'e';
constexpr std::string_view kNoMemory = "etakes too much memory to parse";
constexpr std::uint64_t kMaxAnswerBytes = 256U << 20;

/// Why a post has not been parsed, if the system says: `error` may be 0.
std::string no_process(int error) {
  const std::string reason = error != 0 ? fmt::format(": {}", std::strerror(error)) : "";
  return "cannot be parsed: there is no process to do it in" + reason;
}

std::string read_to_end(int fd) {
  std::string all;
  std::array<char, 65536> buffer;
  while (true) {
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

void limit(decltype(RLIMIT_CPU) resource, rlim_t most, rlim_t hard) {
  const struct rlimit both = {most, hard};
  ::setrlimit(resource, &both);
}

/// Of memory that is written to, what the process has; nullopt where the system does not say.
std::optional<rlim_t> data_bytes() {
  std::ifstream in("/proc/self/statm");
  rlim_t pages = 0;
  for (int field = 0; field < 6; ++field) in >> pages;
  if (!in) return std::nullopt;
  return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

/// On processor time and memory, not on time by the clock: a child that waits for its turn on a
/// busy machine loses nothing by that, and it reads regular files alone, so it waits for nothing
/// else.
void limit_child(unsigned cpu_seconds) {
  // Where both limits are the same, SIGKILL comes in place of SIGXCPU and could mean anything.
  ::signal(SIGXCPU, SIG_DFL);
  limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1);
  limit(RLIMIT_CORE, 0, 0);
  // Beyond what it has: the sanitizers map much more than they use.
  if (const auto data = data_bytes()) limit(RLIMIT_DATA, *data + kPostMemory, *data + kPostMemory);
}

[[noreturn]] void run_child(const ParseGuard::Load& load, std::size_t number, unsigned cpu_seconds,
                            int out) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit_child(cpu_seconds);
  bool is_answered = false;
  try {
    const Result<Post> post = load(number);
    const std::string answer = post ? kPost + encode_post(*post) : kError + post.error().message;
    is_answered = write_all(out, answer.data(), answer.size());
  } catch (const std::bad_alloc&) {
    is_answered = write_all(out, kNoMemory.data(), kNoMemory.size());
  } catch (...) {
  }
  ::_exit(is_answered ? 0 : 1);
}

/// Why a child has not answered, by the status that it ended with.
std::string reason_of_end(int status, unsigned cpu_seconds) {
  if (!WIFSIGNALED(status)) return "cannot be parsed: the process that parses it ends early";
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU) {
    return fmt::format("takes more than {} s of processor time to parse", cpu_seconds);
  }
  if (signal == SIGKILL) {
    return "cannot be parsed: the process that parses it is killed: the system may lack memory";
  }
  return fmt::format("cannot be parsed: it makes the parser crash: {}", ::strsignal(signal));
}

// Of the helper: the answer of a child of its own.
std::string answer_of_child(const ParseGuard::Load& load, std::size_t number,
                            unsigned cpu_seconds) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return kError + no_process(errno);
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) return kError + no_process(errno);
  if (child == 0) run_child(load, number, cpu_seconds, out.get());
  out.reset();
  std::string answer = read_to_end(in.get());
  const int status = wait_for(child);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !answer.empty()) return answer;
  return kError + reason_of_end(status, cpu_seconds);
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
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    error_ = errno;
    return;
  }
  helper_.reset(ends[0]);
  const FileDescriptor theirs(ends[1]);
  pid_ = ::fork();
  if (pid_ < 0) error_ = errno;
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
  errno = error_;
  const auto answer = pid_ > 0 ? ask(helper_.get(), number) : std::nullopt;
  if (!answer) return fail(ErrorCode::kInputUnreadable, no_process(errno));
  if (answer->front() == kPost) return decode_whole_post(std::string_view(*answer).substr(1));
  return fail(ErrorCode::kInputUnreadable, answer->substr(1));
}

}  // namespace mobysearch
