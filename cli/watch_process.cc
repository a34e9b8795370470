// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/watch_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "cli/index_report.h"
#include "cli/site_watch.h"
#include "cli/terminal.h"
#include "common/file_descriptor.h"

namespace mobysearch {
namespace {

/// Never returns, and never throws into the parent's code.
[[noreturn]] void run_child(IndexJob& job, std::vector<std::string> own, pid_t parent, int ready) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(kExitOk);
  ::signal(SIGHUP, SIG_IGN);  // is for the server
  const auto say_ready = [ready] { (void)write_all(ready, "r", 1); };
  // Standard output is no place for a server's notes, and may be closed.
  const auto report = [](const IndexJob&, const IndexReport& of) {
    print_note(format_summary(of));
  };
  const SiteWatchOptions options = {{SIGINT, SIGTERM}, std::move(own), say_ready, report};
  try {
    const auto ended = watch_site(job, {{}, {}, job.indexer.synonyms}, options);
    if (!ended) print_error(ended.error());
    ::_exit(ended ? *ended : exit_code(ended.error().code));
  } catch (const std::exception& error) {
    print_error(
        {ErrorCode::kInternal, std::string("indexing has failed: ") + error.what(), {}, {}});
  }
  ::_exit(kExitOutputUnwritable);
}

ExitCode failed(const char* what) {
  print_error({ErrorCode::kInternal,
               std::string(what) + ": " + std::strerror(errno),
               "end other programs, or index with mobysearch watch",
               {}});
  return kExitOutputUnwritable;
}

/// The exit status of a child that ended, as a shell has it.
ExitCode status_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? static_cast<ExitCode>(WEXITSTATUS(status)) : kExitOutputUnwritable;
}

}  // namespace

tl::expected<std::unique_ptr<WatchProcess>, ExitCode> WatchProcess::start(
    IndexJob job, std::vector<std::string> own) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return tl::make_unexpected(failed("cannot index"));
  const FileDescriptor in(ends[0]);
  FileDescriptor out(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return tl::make_unexpected(failed("cannot start the process that indexes"));
  if (child == 0) run_child(job, std::move(own), parent, out.get());
  out.reset();
  char ready = 0;
  if (!read_all(in.get(), &ready, 1)) return tl::make_unexpected(status_of(child));
  return std::unique_ptr<WatchProcess>(new WatchProcess(child, job.indexer.source));
}

WatchProcess::~WatchProcess() {
  is_ending_ = true;
  ::kill(child_, SIGTERM);
  if (guard_.joinable()) guard_.join();
  (void)status_of(child_);
}

void WatchProcess::guard() {
  guard_ = std::jthread([this] {
    siginfo_t ended{};
    // It is left for the destructor to reap, so that its number is nobody else's until then.
    while (::waitid(P_PID, static_cast<id_t>(child_), &ended, WEXITED | WNOWAIT) != 0 &&
           errno == EINTR) {
    }
    // Ctrl-C ends it together with this process.
    const bool was_told = ended.si_code == CLD_EXITED && ended.si_status == kExitOk;
    if (is_ending_ || was_told) return;
    print_error({ErrorCode::kInternal,
                 site_ + ": is no longer watched, as the process that did so has ended",
                 "start mobysearch serve again",
                 {}});
  });
}

}  // namespace mobysearch
