// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/site_watch.h"

#include <fmt/core.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>

#include "cli/index_report.h"
#include "cli/terminal.h"
#include "indexer/tree_watch.h"
#include "indexer/watch_rule.h"

namespace mobysearch {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kQuiet{75};      ///< after which a burst of changes is over
constexpr milliseconds kLongest{1000};  ///< for which one is waited for
constexpr milliseconds kNextTry{1000};  ///< at a site that is gone, or an index that is locked

/// Signals that are read from a descriptor instead of ending the process.
class HeldSignals {
 public:
  explicit HeldSignals(const std::vector<int>& signals) {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : signals) sigaddset(&set, signal);
    ::pthread_sigmask(SIG_BLOCK, &set, &before_);
    descriptor_.reset(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  ~HeldSignals() {
    signalfd_siginfo taken{};
    while (::read(descriptor_.get(), &taken, sizeof taken) == sizeof taken) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  int descriptor() const { return descriptor_.get(); }

 private:
  sigset_t before_{};
  FileDescriptor descriptor_;
};

/// The options' files, and those to which this process's output goes.
std::vector<std::string> own_files(std::vector<std::string> own) {
  for (const char* const output : {"/proc/self/fd/1", "/proc/self/fd/2"}) {
    std::error_code error;
    const auto path = std::filesystem::read_symlink(output, error);
    if (!error && path.is_absolute()) own.push_back(path);
  }
  return own;
}

class SiteWatch {
 public:
  SiteWatch(IndexJob& job, SettingsFile settings, const SiteWatchOptions& options)
      : job_(job),
        settings_(std::move(settings)),
        report_(options.report),
        own_(own_files(options.own)),
        signals_(options.ending_signals) {}

  Result<ExitCode> start() {
    auto rule = WatchRule::read(job_.indexer, own_);
    if (!rule) return fail(std::move(rule.error()));
    return watch(std::move(*rule)).and_then([&] { return index(); });
  }

  void run() {
    while (true) {
      const std::set<std::string> changes = next_changes();
      if (is_ended_) return;
      if (!changes.empty()) tell(changes);
      if (auto indexed = take_rule(changes).and_then([&] { return index_anew(); }); !indexed) {
        report_error(indexed.error());
      } else {
        last_error_.clear();
      }
    }
  }

 private:
  Result<void> watch(WatchRule rule) {
    auto begun = TreeWatch::begin(rule.root(), rule.other_files(), rule.paths());
    if (!begun) return fail(std::move(begun.error()));
    rule_ = std::move(rule);
    tree_ = std::move(*begun);
    if (const std::string problem = tree_->problem(); problem != last_problem_) {
      if (!problem.empty()) print_note("mobysearch: " + printable(problem) + "\n");
      last_problem_ = problem;
    }
    return {};
  }

  /// Waits for a signal, a change or the end of the time (for ever, if it is not given), and sets
  /// is_ended_.
  std::set<std::string> wait(std::optional<milliseconds> time) {
    std::array<pollfd, 2> waiting = {
        {{signals_.descriptor(), POLLIN, 0}, {tree_->descriptor(), POLLIN, 0}}};
    const int most = time ? static_cast<int>(time->count()) : -1;
    if (::poll(waiting.data(), waiting.size(), most) < 0) return {};
    is_ended_ = waiting[0].revents != 0;
    return tree_->take_changes();
  }

  /// All changes of a burst; none when it is time to try again what failed.
  std::set<std::string> next_changes() {
    std::set<std::string> all;
    while (all.empty() && !is_ended_) {
      const bool is_patient = tree_->descriptor() >= 0 && !is_locked_;
      all = wait(is_patient ? std::nullopt : std::optional(kNextTry));
      if (is_locked_) break;
    }
    const auto latest = Clock::now() + kLongest;
    while (!is_ended_ && Clock::now() < latest) {
      std::set<std::string> more = wait(kQuiet);
      if (more.empty()) break;
      all.merge(more);
    }
    return all;
  }

  static void tell(const std::set<std::string>& changes) {
    const std::string& first = *changes.begin();
    const std::string more =
        changes.size() == 1 ? "" : fmt::format(", and {} more", changes.size() - 1);
    const std::string what = first == TreeWatch::kWhole ? "the site" : first + more;
    print_note("mobysearch: " + printable(what) + " changed\n");
  }

  Result<void> take_rule(const std::set<std::string>& changes) {
    const bool is_other =
        std::ranges::any_of(changes, [&](const auto& path) { return rule_->is_made_of(path); });
    if (!is_other) return {};
    auto rule = WatchRule::read(job_.indexer, own_);
    if (!rule) return fail(std::move(rule.error()));
    return watch(std::move(*rule));
  }

  Result<ExitCode> index_anew() {
    auto settings = SettingsFile::read(job_.indexer.source);
    if (!settings) return fail(std::move(settings.error()));
    if (settings->options != settings_.options) {
      print_note("mobysearch: mobysearch.yml: its options hold from the next start on\n");
    }
    settings_ = std::move(*settings);
    return index();
  }

  Result<ExitCode> index() {
    job_.indexer.synonyms = settings_.synonyms;
    auto report = run_index_job(job_);
    is_locked_ = !report && report.error().code == ErrorCode::kOutputLocked;
    if (!report) return fail(std::move(report.error()));
    if (std::string notes = format_notes(*report); notes != last_notes_) {
      print_note(notes);
      last_notes_ = std::move(notes);
    }
    report_(job_, *report);
    return outcome(job_, *report);
  }

  /// What is tried again and again is said once.
  void report_error(const Error& error) {
    if (is_locked_ && error.message == last_error_) return;
    print_error(error);
    last_error_ = error.message;
  }

  IndexJob& job_;
  SettingsFile settings_;
  const decltype(SiteWatchOptions::report) report_;
  const std::vector<std::string> own_;
  const HeldSignals signals_;
  std::optional<WatchRule> rule_;
  std::optional<TreeWatch> tree_;
  std::string last_notes_, last_error_, last_problem_;
  bool is_ended_ = false;
  bool is_locked_ = false;  ///< another indexer had the index
};

}  // namespace

Result<ExitCode> watch_site(IndexJob& job, SettingsFile settings, const SiteWatchOptions& options) {
  SiteWatch watch(job, std::move(settings), options);
  if (auto started = watch.start(); started != kExitOk) return started;
  options.ready();
  watch.run();
  return kExitOk;
}

}  // namespace mobysearch
