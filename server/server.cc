// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

#include "common/file_descriptor.h"
#include "server/app.h"
#include "server/http/connection_loop.h"
#include "server/http/listener.h"
#include "server/index_source.h"

namespace mobysearch {
namespace {

constexpr int kTickMs = 100;

Result<Listening> listen(const ServerOptions& options) {
  if (auto inherited = inherited_sockets()) return std::move(*inherited);
  if (!options.unix_socket.empty()) return listen_on_unix(options.unix_socket);
  return listen_on(options.host, options.port);
}

/// Descriptors that are kept for what the server itself opens. Each worker has a connection to each
/// shard, for a moment of two builds of the index.
std::size_t own_descriptors(const ServerOptions& options, unsigned workers) {
  constexpr std::size_t kFew = 128;
  return options.sites.empty() ? kFew + 2 * workers * options.dbs.size()
                               : kFew + OpenSites::max_descriptors(options.sites_memory_mb << 20U);
}

/// Raises this process's limit of descriptors as far as `wanted` connections need, and returns how
/// many of them fit beside `own` others.
std::size_t connections_that_fit(std::size_t wanted, std::size_t own) {
  const std::size_t limit = raise_descriptor_limit(wanted + own);
  return std::min(wanted, limit > 2 * own ? limit - own : limit / 2);
}

ConnectionOptions loop_options(const ServerOptions& options, const TrustedProxies& proxies) {
  ConnectionOptions chosen;
  chosen.workers = options.threads != 0
                       ? options.threads
                       : std::clamp(2 * std::thread::hardware_concurrency(), 4U, 32U);
  // Those that wait for a site to be opened keep nobody from those that are open.
  if (!options.sites.empty()) chosen.workers += SiteTable::kMaxWaiting;
  chosen.max_connections =
      connections_that_fit(chosen.max_connections, own_descriptors(options, chosen.workers));
  chosen.max_connections_per_client = options.max_connections_per_client;
  chosen.proxies = proxies;
  return chosen;
}

/// Has malloc use one arena, so that what one thread frees another can use, and give large blocks
/// (an index, a compressor) back to the system: half the memory. Of many sites, what one leaves the
/// next one takes: new pages would cost a third of an opening. Call it before threads start.
void keep_memory_small(bool has_many_sites) {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, has_many_sites ? 8 << 20 : 128 << 10);
  if (has_many_sites) mallopt(M_TRIM_THRESHOLD, 16 << 20);
}

/// Blocks SIGTERM, SIGINT and SIGHUP in this thread, and so in those that it starts, and returns a
/// descriptor from which they are read.
FileDescriptor block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signal(SIGXFSZ, SIG_IGN);  // a log file that may not grow costs lines, not the server
  return FileDescriptor(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

/// What the SignalThread waits for.
struct SignalSources {
  FileDescriptor signals;
  std::vector<FileDescriptor> admin;  ///< the operator's listening socket, or nothing
};

/// A thread that acts on signals and shows the query statistics to who connects to the operator's
/// socket. It refers to its arguments until it is destroyed.
class SignalThread {
 public:
  SignalThread(SignalSources sources, App& app, ServerLog& log, ConnectionLoop& loop)
      : sources_(std::move(sources)),
        app_(app),
        log_(log),
        loop_(loop),
        waiting_(waiting_for(sources_)),
        thread_([this](const std::stop_token& stop) { run(stop); }) {}

 private:
  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      poll(waiting_.data(), waiting_.size(), kTickMs);
      try {
        if (waiting_[0].revents != 0) take_signal();
        for (std::size_t i = 1; i < waiting_.size(); ++i) {
          if (waiting_[i].revents != 0) show_stats(waiting_[i].fd);
        }
      } catch (const std::exception& error) {
        note_failure(error.what());
      }
    }
  }

  /// Mostly, memory is short: then it may be too short for the log.
  void note_failure(const char* what) noexcept try {
    log_.write(LogLevel::kError, "exception", {{"what", what}});
  } catch (...) {
  }

  void take_signal() {
    signalfd_siginfo info{};
    if (read(sources_.signals.get(), &info, sizeof info) != sizeof info) return;
    if (info.ssi_signo == SIGHUP) {
      log_.reopen();
      log_.write(LogLevel::kInfo, "reopened", {});
      app_.reload();
    } else {
      loop_.stop();
      log_.write(LogLevel::kInfo, "stopping", {{"signal", std::to_string(info.ssi_signo)}});
    }
  }

  void show_stats(int listener) {
    const FileDescriptor client(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
    if (!client) return;
    const timeval patience{1, 0};
    setsockopt(client.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const std::string text = app_.query_stats() + "\n";
    send(client.get(), text.data(), text.size(), MSG_NOSIGNAL);
  }

  static std::vector<pollfd> waiting_for(const SignalSources& sources) {
    std::vector<pollfd> waiting = {{sources.signals.get(), POLLIN, 0}};
    for (const auto& listener : sources.admin) waiting.push_back({listener.get(), POLLIN, 0});
    return waiting;
  }

  const SignalSources sources_;
  App& app_;
  ServerLog& log_;
  ConnectionLoop& loop_;
  std::vector<pollfd> waiting_;
  std::jthread thread_;  // last: it is joined before the rest goes
};

/// What else holds of the options for many sites.
Result<void> validate_sites(const ServerOptions& options) {
  const auto is_given = [](const std::string& db) { return !db.empty(); };
  if (std::any_of(options.dbs.begin(), options.dbs.end(), is_given)) {
    return fail(ErrorCode::kUsage, "--db and --sites exclude each other",
                "leave out one of them; MOBYSEARCH_DB, and db: in mobysearch.yml, count too");
  }
  if (options.serve_posts) {
    return fail(ErrorCode::kUsage, "--posts serves the posts of one site, not of --sites",
                "leave out one of them");
  }
  if (::access((options.sites + "/.").c_str(), R_OK | X_OK) != 0) {
    return fail(ErrorCode::kInputUnreadable, options.sites + ": " + strerror(errno),
                "name a folder with the indexes of sites, which the server can read");
  }
  return {};
}

/// What else holds of the options for one site.
Result<void> validate_index(const ServerOptions& options) {
  const auto source = index_source(options);
  if (!source) return fail(source.error());
  if (source->is_in_shards() && options.serve_posts) {
    return fail(ErrorCode::kUsage,
                "--posts serves the posts of an index in one file, not in shards", "leave it out");
  }
  return {};
}

}  // namespace

Result<void> validate(const ServerOptions& options) {
  if (auto valid = check_settings(options, "--"); !valid) return valid;
  if (options.query_stats && options.admin_socket.empty()) {
    return fail(ErrorCode::kUsage, "--query-stats needs a socket on which to read the counts",
                "add --admin-socket PATH");
  }
  return options.sites.empty() ? validate_index(options) : validate_sites(options);
}

namespace {

tl::unexpected<Error> no_threads() {
  return fail(ErrorCode::kInternal, "the system gives the server no threads",
              "raise the limit of this user or service (ulimit -u, TasksMax)");
}

/// As many workers as there are to be had. Fails when there are none.
Result<void> start_workers(ConnectionLoop& loop, std::size_t wanted, ServerLog& log) {
  const std::size_t started = loop.start_workers();
  if (started == 0) return no_threads();
  if (started < wanted) {
    log.write(LogLevel::kWarning, "fewer_threads",
              {{"wanted", std::to_string(wanted)}, {"started", std::to_string(started)}});
  }
  return {};
}

/// Answers what comes to `listening` until the loop is stopped.
Result<void> serve(const ServerOptions& options, const TrustedProxies& proxies, Listening listening,
                   App& app, SignalSources sources, ServerLog& log, const Ready& ready) {
  const ConnectionOptions limits = loop_options(options, proxies);
  ConnectionLoop loop(limits, app, app.metrics().connections);
  // Before the workers, who take all threads that there are.
  const SignalThread thread(std::move(sources), app, log, loop);
  if (auto started = start_workers(loop, limits.workers, log); !started) return started;
  log.write(LogLevel::kInfo, "started",
            {{"url", listening.url},
             options.sites.empty() ? std::pair("db", fmt::format("{}", fmt::join(options.dbs, " ")))
                                   : std::pair("sites", options.sites)});
  ready(listening.url);
  if (loop.run(std::move(listening.sockets))) return {};
  return fail(ErrorCode::kInternal, "the listening socket failed", "start the server again");
}

}  // namespace

Result<void> run_server(const ServerOptions& options, const Ready& ready) try {
  if (auto valid = validate(options); !valid) return fail(std::move(valid.error()));
  auto files = AppFiles::read(options);
  if (!files) return fail(std::move(files.error()));
  auto proxies = TrustedProxies::parse(options.trusted_proxies);
  if (!proxies) return fail(std::move(proxies.error()));
  ServerLog log(options.log);
  if (auto opened = log.opened(); !opened) return fail(std::move(opened.error()));
  auto listening = listen(options);
  if (!listening) return fail(std::move(listening.error()));
  auto admin =
      options.admin_socket.empty() ? Result<Listening>() : listen_on_unix(options.admin_socket);
  if (!admin) return fail(std::move(admin.error()));
  keep_memory_small(!options.sites.empty());
  SignalSources sources{block_signals(), std::move(admin->sockets)};
  App app(options, {*proxies, options.trusted_proxy_header}, std::move(*files), log);
  auto served =
      serve(options, *proxies, std::move(*listening), app, std::move(sources), log, ready);
  if (served) log.write(LogLevel::kInfo, "stopped", {});
  return served;
} catch (const std::system_error& error) {
  if (error.code() != std::errc::resource_unavailable_try_again) throw;
  return no_threads();  // but for the workers'
}

}  // namespace mobysearch
