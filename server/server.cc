// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server.h"

#include <fmt/format.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

#include "common/text/unicode.h"
#include "server/app.h"
#include "server/http/connection_loop.h"
#include "server/http/listener.h"
#include "server/httplib_responder.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

Result<Frontage> read_frontage(const ServerOptions& options) {
  auto proxies = TrustedProxies::parse(options.trusted_proxies);
  if (!proxies) return fail(std::move(proxies.error()));
  return Frontage{std::move(*proxies), fold_case(options.trusted_proxy_header)};
}

Result<Listening> listen(const ServerOptions& options) {
  if (auto inherited = inherited_sockets()) return std::move(*inherited);
  if (!options.unix_socket.empty()) return listen_on_unix(options.unix_socket);
  return listen_on(options.host, options.port);
}

/// A client is a descriptor. Some are kept for what the server itself opens: an index that comes,
/// the log.
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

/// What one thread frees is the next one's, and large pieces (of an index, or to compress with) go
/// back to the system: half the memory.
void keep_memory_small() {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

sigset_t block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

/// Waits for signals, and on the operator's socket for who wants the statistics.
class Attendant {
 public:
  Attendant(const sigset_t& signals, int admin, const ServerOptions& options, App& app,
            ServerLog& log, ConnectionLoop& loop)
      : signals_(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK)),
        admin_(admin),
        options_(options),
        app_(app),
        log_(log),
        loop_(loop),
        thread_([this](const std::stop_token& stop) { run(stop); }) {}
  ~Attendant() {
    thread_.request_stop();
    thread_.join();
    close(signals_);
    if (admin_ >= 0) close(admin_);
  }

 private:
  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      pollfd waiting[2] = {{signals_, POLLIN, 0}, {admin_, POLLIN, 0}};
      poll(waiting, admin_ >= 0 ? 2 : 1, 100);
      if (waiting[0].revents != 0) take_signal();
      if (admin_ >= 0 && waiting[1].revents != 0) show_stats();
    }
  }

  void take_signal() {
    signalfd_siginfo info{};
    if (read(signals_, &info, sizeof info) != sizeof info) return;
    if (info.ssi_signo == SIGHUP) {
      log_.reopen();
      log_.write(LogLevel::kInfo, "reopened", {});
      take_template();
      app_.watcher().check_now();
    } else {
      log_.write(LogLevel::kInfo, "stopping", {{"signal", std::to_string(info.ssi_signo)}});
      loop_.stop();
    }
  }

  void take_template() {
    auto page = read_results_template(options_.template_file);
    if (page) return app_.searches().use_template(std::move(*page));
    log_.write(LogLevel::kError, "template_refused", {{"reason", page.error().message}});
  }

  void show_stats() {
    const int fd = accept4(admin_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) return;
    const timeval patience{1, 0};
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const std::string text = app_.searches().query_stats().to_json() + "\n";
    send(fd, text.data(), text.size(), MSG_NOSIGNAL);
    close(fd);
  }

  const int signals_;
  const int admin_;
  const ServerOptions& options_;
  App& app_;
  ServerLog& log_;
  ConnectionLoop& loop_;
  std::jthread thread_;
};

}  // namespace

Result<void> run_server(const ServerOptions& options,
                        const std::function<void(const std::string&)>& ready) {
  auto page = read_results_template(options.template_file);
  if (!page) return fail(std::move(page.error()));
  auto frontage = read_frontage(options);
  if (!frontage) return fail(std::move(frontage.error()));
  if (options.public_url != origin_of(options.public_url)) {
    return fail(ErrorCode::kUsage, options.public_url + ": is no address of a server",
                "say --public-url https://search.example.org");
  }
  for (const std::string& origin : options.cors_origins) {
    if (origin != "*" && origin != origin_of(origin)) {
      return fail(ErrorCode::kUsage, origin + ": is no origin of pages",
                  "say --cors-origin https://blog.example, or --cors-origin '*'");
    }
  }
  if (options.query_stats && options.admin_socket.empty()) {
    return fail(ErrorCode::kUsage, "--query-stats: nobody could read the counts",
                "say --admin-socket PATH too");
  }
  if (auto log = ServerLog::can_open(options.log); !log) return fail(std::move(log.error()));
  auto listening = listen(options);
  if (!listening) return fail(std::move(listening.error()));
  int admin = -1;
  if (!options.admin_socket.empty()) {
    auto socket = listen_on_unix(options.admin_socket);
    if (!socket) return fail(std::move(socket.error()));
    admin = socket->sockets.front();
  }
  keep_memory_small();
  const sigset_t signals = block_signals();
  ServerLog log(options.log);
  App app(options, std::move(*page), log);
  HttplibResponder responder(app, *frontage);
  ConnectionLoop::Options loop_options;
  loop_options.workers = options.threads != 0
                             ? options.threads
                             : std::max(4U, 2 * std::thread::hardware_concurrency());
  loop_options.max_connections = connections_that_fit(loop_options.max_connections);
  loop_options.max_connections_per_client = options.max_connections_per_client;
  loop_options.proxies = frontage->proxies;
  bool sound = true;
  {
    ConnectionLoop loop(
        loop_options,
        [&responder](RequestHead head, const HeadError& error, const std::string& client,
                     bool keep_alive) {
          return responder.respond(std::move(head), error, client, keep_alive);
        },
        app.metrics());
    const Attendant attendant(signals, admin, options, app, log, loop);
    log.write(LogLevel::kInfo, "started", {{"url", listening->url}, {"db", options.db}});
    ready(listening->url);
    sound = loop.run(listening->sockets);
  }
  log.write(LogLevel::kInfo, "stopped", {});
  for (const std::string* path : {&options.unix_socket, &options.admin_socket}) {
    if (!path->empty()) unlink(path->c_str());
  }
  if (sound) return {};
  return fail(ErrorCode::kInternal, "the listening socket failed", "start the server again");
}

Result<std::string> read_query_stats(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) {
    return fail(ErrorCode::kUsage, "no socket named",
                "say --socket PATH, as serve's --admin-socket");
  }
  path.copy(address.sun_path, path.size());
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const std::string why = strerror(errno);
    close(fd);
    return fail(ErrorCode::kInputUnreadable, path + ": " + why,
                "is the server running with --query-stats --admin-socket?");
  }
  std::string text;
  char bytes[4096];
  for (ssize_t count = 0; (count = read(fd, bytes, sizeof bytes)) > 0;) {
    text.append(bytes, static_cast<std::size_t>(count));
  }
  close(fd);
  return text;
}

}  // namespace mobysearch
