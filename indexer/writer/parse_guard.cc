// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/parse_guard.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
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

/// Of memory that is written to, what the process has; nullopt where the system does not say.
std::optional<rlim_t> data_bytes() {
  std::ifstream in("/proc/self/statm");
  rlim_t pages = 0;
  for (int field = 0; field < 6; ++field) in >> pages;
  if (!in) return std::nullopt;
  return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

/// Sets what may be changed again later, as far as the system lets it.
void limit(decltype(RLIMIT_DATA) resource, rlim_t most) {
  struct rlimit both {};
  if (::getrlimit(resource, &both) != 0) return;
  both.rlim_cur = std::min(most, both.rlim_max);
  ::setrlimit(resource, &both);
}

/// What one post may take of processor time and memory. Not of time by the clock: a child that
/// waits for its turn on a busy machine loses nothing by that, and it reads regular files alone, so
/// it waits for nothing else.
void limit_next_post(unsigned cpu_seconds) {
  // SIGPROF comes when it is used up. RLIMIT_CPU counts from where the process began.
  const struct itimerval budget = {{0, 0}, {static_cast<time_t>(cpu_seconds), 0}};
  ::setitimer(ITIMER_PROF, &budget, nullptr);
  // Beyond what it has: the sanitizers map much more than they use.
  if (const auto data = data_bytes()) limit(RLIMIT_DATA, *data + kPostMemory);
}

bool send_answer(int socket, std::string_view answer) {
  const std::uint64_t size = answer.size();
  return write_all(socket, &size, sizeof size) && write_all(socket, answer.data(), size);
}

/// The answer of a process at the other end of a socket; nullopt when it has ended before.
std::optional<std::string> ask(int socket, std::size_t number) {
  std::uint64_t size = 0;
  const bool asked = write_all(socket, &number, sizeof number);
  if (!asked || !read_all(socket, &size, sizeof size) || size == 0 || size > kMaxAnswerBytes) {
    return std::nullopt;
  }
  std::string answer(size, '\0');
  if (!read_all(socket, answer.data(), answer.size())) return std::nullopt;
  return answer;
}

std::string answer_of(const Result<Post>& post) {
  return post ? kPost + encode_post(*post) : kError + post.error().message;
}

/// What a child does: loads posts until the socket is shut, or one takes too much.
void load_posts(const ParseGuard::Load& load, unsigned cpu_seconds, int socket) {
  ::signal(SIGPROF, SIG_DFL);
  limit(RLIMIT_CORE, 0);
  std::size_t number = 0;
  try {
    do {
      if (!read_all(socket, &number, sizeof number)) return;
      limit_next_post(cpu_seconds);
    } while (send_answer(socket, answer_of(load(number))));
  } catch (const std::bad_alloc&) {
    send_answer(socket, kNoMemory);
  } catch (...) {  // the post is not answered for
  }
}

bool has_used_its_time(int status) { return WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF; }

/// Why a child has not answered, by the status that it ended with.
std::string reason_of_end(int status, unsigned cpu_seconds) {
  if (!WIFSIGNALED(status)) return "cannot be parsed: the process that parses it ends early";
  if (has_used_its_time(status)) {
    return fmt::format("takes more than {} s of processor time to parse", cpu_seconds);
  }
  if (WTERMSIG(status) == SIGKILL) {
    return "cannot be parsed: the process that parses it is killed: the system may lack memory";
  }
  return fmt::format("cannot be parsed: it makes the parser crash: {}",
                     ::strsignal(WTERMSIG(status)));
}

/// What the helper does: has posts loaded by a child.
class Helper {
 public:
  Helper(const ParseGuard::Load& load, unsigned cpu_seconds)
      : load_(load), cpu_seconds_(cpu_seconds) {}

  void run(int socket) {
    std::size_t number = 0;
    while (read_all(socket, &number, sizeof number) && send_answer(socket, answer(number))) {
    }
  }

 private:
  std::string answer(std::size_t number) {
    if (child_) {
      if (auto answer = ask(child_->socket(), number)) return *std::move(answer);
      // If it ended for another reason, that may be one of the posts before.
      const int status = child_->end();
      if (has_used_its_time(status)) return kError + reason_of_end(status, cpu_seconds_);
    }
    child_.emplace([this](int socket) { load_posts(load_, cpu_seconds_, socket); });
    if (child_->error() != 0) return kError + no_process(child_->error());
    if (auto answer = ask(child_->socket(), number)) return *std::move(answer);
    return kError + reason_of_end(child_->end(), cpu_seconds_);
  }

  const ParseGuard::Load& load_;
  const unsigned cpu_seconds_;
  std::optional<ChildProcess> child_;
};

}  // namespace

ParseGuard::ParseGuard(const Load& load, unsigned cpu_seconds)
    : helper_([&](int socket) { Helper(load, cpu_seconds).run(socket); }) {}

Result<Post> ParseGuard::load(std::size_t number) {
  const auto answer = helper_.error() == 0 ? ask(helper_.socket(), number) : std::nullopt;
  if (!answer) return fail(ErrorCode::kInputUnreadable, no_process(helper_.error()));
  if (answer->front() == kPost) return decode_whole_post(std::string_view(*answer).substr(1));
  return fail(ErrorCode::kInputUnreadable, answer->substr(1));
}

}  // namespace mobysearch
