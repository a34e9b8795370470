// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "server/app.h"
#include "server/http/connection_loop.h"
#include "server/http/listener.h"
#include "server/pages/results_page.h"
#include "server/process_limits.h"
#include "server/signal_thread.h"

namespace mobysearch {
namespace {

Result<Listening> listen(const ServerOptions& options) {
  if (auto inherited = inherited_sockets()) return std::move(*inherited);
  if (!options.unix_socket.empty()) return listen_on_unix(options.unix_socket);
  return listen_on(options.host, options.port);
}

Result<Listening> listen_for_operator(const ServerOptions& options) {
  if (options.admin_socket.empty()) return Listening{};
  return listen_on_unix(options.admin_socket);
}

ConnectionLoop::Options loop_options(const ServerOptions& options, const TrustedProxies& proxies) {
  ConnectionLoop::Options chosen;
  chosen.workers = options.threads != 0 ? options.threads
                                        : std::max(4U, 2 * std::thread::hardware_concurrency());
  chosen.max_connections = connections_that_fit(chosen.max_connections);
  chosen.max_connections_per_client = options.max_connections_per_client;
  chosen.proxies = proxies;
  return chosen;
}

}  // namespace

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
  auto admin = listen_for_operator(options);
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
