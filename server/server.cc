// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server.h"

#include <fmt/format.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "server/app.h"
#include "server/http/connection_loop.h"
#include "server/http/listener.h"
#include "server/http/response.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

constexpr int kTickMs = 100;

Result<Listening> listen(const ServerOptions& options) {
  if (auto inherited = inherited_sockets()) return std::move(*inherited);
  if (!options.unix_socket.empty()) return listen_on_unix(options.unix_socket);
  return listen_on(options.host, options.port);
}

/// Raises this process's limit of descriptors as far as `wanted` connections need, and returns how
/// many of them fit. Some descriptors are kept for what the server itself opens.
std::size_t connections_that_fit(std::size_t wanted) {
  constexpr rlim_t kOwn = 128;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, wanted + kOwn));
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(
      wanted, limit.rlim_cur > 2 * kOwn ? limit.rlim_cur - kOwn : limit.rlim_cur / 2);
}

ConnectionOptions loop_options(const ServerOptions& options, const TrustedProxies& proxies) {
  ConnectionOptions chosen;
  chosen.workers = options.threads != 0 ? options.threads
                                        : std::max(4U, 2 * std::thread::hardware_concurrency());
  chosen.max_connections = connections_that_fit(chosen.max_connections);
  chosen.max_connections_per_client = options.max_connections_per_client;
  chosen.proxies = proxies;
  return chosen;
}

/// Has malloc use one arena, so that what one thread frees another can use, and give large blocks
/// (an index, a compressor) back to the system: half the memory. Call it before threads start.
void keep_memory_small() {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

/// Blocks SIGTERM, SIGINT and SIGHUP in this thread, and so in those that it starts, and returns a
/// descriptor from which they are read.
FileDescriptor block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return FileDescriptor(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

/// A thread that acts on signals and shows the query statistics to who connects to the operator's
/// socket. It refers to its arguments until it is destroyed.
class SignalThread {
 public:
  /// `admin` holds the operator's listening socket, or nothing.
  SignalThread(FileDescriptor signals, std::vector<FileDescriptor> admin,
               const ServerOptions& options, App& app, ServerLog& log, ConnectionLoop& loop)
      : signals_(std::move(signals)),
        admin_(std::move(admin)),
        options_(options),
        app_(app),
        log_(log),
        loop_(loop),
        thread_([this](const std::stop_token& stop) { run(stop); }) {}

 private:
  void run(const std::stop_token& stop) {
    std::vector<pollfd> waiting = {{signals_.get(), POLLIN, 0}};
    for (const FileDescriptor& listener : admin_) waiting.push_back({listener.get(), POLLIN, 0});
    while (!stop.stop_requested()) {
      poll(waiting.data(), waiting.size(), kTickMs);
      if (waiting[0].revents != 0) take_signal();
      for (std::size_t i = 1; i < waiting.size(); ++i) {
        if (waiting[i].revents != 0) show_stats(waiting[i].fd);
      }
    }
  }

  void take_signal() {
    signalfd_siginfo info{};
    if (read(signals_.get(), &info, sizeof info) != sizeof info) return;
    if (info.ssi_signo == SIGHUP) {
      log_.reopen();
      log_.write(LogLevel::kInfo, "reopened", {});
      reload_template();
      app_.watcher().check_now();
    } else {
      log_.write(LogLevel::kInfo, "stopping", {{"signal", std::to_string(info.ssi_signo)}});
      loop_.stop();
    }
  }

  void reload_template() {
    auto page = read_results_template(options_.template_file);
    if (page) return app_.searches().use_template(std::move(*page));
    log_.write(LogLevel::kError, "template_refused", {{"reason", page.error().message}});
  }

  void show_stats(int listener) {
    const FileDescriptor client(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
    if (!client) return;
    const timeval patience{1, 0};
    setsockopt(client.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const std::string text = app_.searches().query_stats().to_json() + "\n";
    send(client.get(), text.data(), text.size(), MSG_NOSIGNAL);
  }

  const FileDescriptor signals_;
  const std::vector<FileDescriptor> admin_;
  const ServerOptions& options_;
  App& app_;
  ServerLog& log_;
  ConnectionLoop& loop_;
  std::jthread thread_;  // last: it is joined before the rest goes
};

}  // namespace

Result<void> validate(const ServerOptions& options) {
  if (options.public_url != origin_of(options.public_url)) {
    return fail(ErrorCode::kUsage, fmt::format("--public-url must be a scheme and host, e.g. "
                                               "https://search.example.org, not '{}'",
                                               options.public_url));
  }
  for (const std::string& origin : options.cors_origins) {
    if (origin != "*" && origin != origin_of(origin)) {
      return fail(
          ErrorCode::kUsage,
          fmt::format("--cors-origin must be an origin such as https://blog.example, not '{}'",
                      origin),
          "use --cors-origin '*' to allow any");
    }
  }
  if (options.query_stats && options.admin_socket.empty()) {
    return fail(ErrorCode::kUsage, "--query-stats needs a socket on which to read the counts",
                "add --admin-socket PATH");
  }
  return {};
}

Result<void> run_server(const ServerOptions& options,
                        const std::function<void(const std::string&)>& ready) {
  auto page = read_results_template(options.template_file);
  if (!page) return fail(std::move(page.error()));
  auto proxies = TrustedProxies::parse(options.trusted_proxies);
  if (!proxies) return fail(std::move(proxies.error()));
  if (auto valid = validate(options); !valid) return fail(std::move(valid.error()));
  ServerLog log(options.log);
  if (auto opened = log.opened(); !opened) return fail(std::move(opened.error()));
  auto listening = listen(options);
  if (!listening) return fail(std::move(listening.error()));
  auto admin =
      options.admin_socket.empty() ? Result<Listening>() : listen_on_unix(options.admin_socket);
  if (!admin) return fail(std::move(admin.error()));
  keep_memory_small();
  FileDescriptor signals = block_signals();
  App app(options, {*proxies, options.trusted_proxy_header}, std::move(*page), log);
  bool sound = true;
  {
    ConnectionLoop loop(loop_options(options, *proxies), app, app.metrics().connections);
    const SignalThread thread(std::move(signals), std::move(admin->sockets), options, app, log,
                              loop);
    log.write(LogLevel::kInfo, "started", {{"url", listening->url}, {"db", options.db}});
    ready(listening->url);
    sound = loop.run(std::move(listening->sockets));
  }
  log.write(LogLevel::kInfo, "stopped", {});
  if (sound) return {};
  return fail(ErrorCode::kInternal, "the listening socket failed", "start the server again");
}

}  // namespace mobysearch
