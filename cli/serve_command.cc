// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "server/server.h"

namespace mobysearch {
namespace {

void declare(CLI::App& command, ServerOptions& options) {
  add_db_option(command, options.db);
  command.add_option("--host", options.host, "Address to listen on")->capture_default_str();
  command.add_option("--port", options.port, "Port to listen on; 0: a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command.add_option("--unix-socket", options.unix_socket, "Listen on this Unix socket instead")
      ->type_name("PATH");
  command.add_option("--threads", options.threads, "Threads that answer; 0: two a core")
      ->check(CLI::Range(0, 1024));
  command
      .add_option("--cors-origin", options.cors_origins,
                  "Origin whose pages may ask, e.g. https://blog.example; * for any (repeatable)")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--cache-mb", options.cache_mb, "Memory for answers given before")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command
      .add_option("--rate-limit", options.rate_limit,
                  "Requests a second that one client may make; 0: any number")
      ->check(CLI::NonNegativeNumber);
  command
      .add_option(
          "--trusted-proxy", options.trusted_proxies,
          "Address or network of a proxy before this server, believed when it says who asks "
          "and by which scheme (repeatable); on a Unix socket everybody is")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--trusted-proxy-header", options.trusted_proxy_header,
                  "Header in which a trusted proxy says who asks")
      ->capture_default_str();
  command
      .add_option("--public-url", options.public_url,
                  "Where readers reach this server, e.g. https://search.example.org")
      ->type_name("URL");
  command
      .add_option("--max-connections-per-client", options.max_connections_per_client,
                  "Connections that one client may hold")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command.add_option("--log-file", options.log.file, "Write the log here instead of stderr")
      ->type_name("FILE");
  command.add_option("--log-format", options.log.format, "logfmt or json")
      ->transform(CLI::CheckedTransformer(std::map<std::string, LogFormat>{
          {"logfmt", LogFormat::kLogfmt}, {"json", LogFormat::kJson}}));
  command.add_option("--log-level", options.log.level, "error, warning or info")
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, LogLevel>{{"error", LogLevel::kError},
                                                                  {"warning", LogLevel::kWarning},
                                                                  {"info", LogLevel::kInfo}}));
  command.add_flag("--log-client-addresses", options.log_client_addresses,
                   "Name clients in the log");
  command.add_option("--template", options.template_file, "The site's own results page")
      ->type_name("FILE");
  command.add_flag("--posts", options.serve_posts,
                   "Serve the posts too, as the index has them: a small blog to try the search on");
  command.add_flag("--query-stats", options.query_stats,
                   "Count what readers look for, in memory, without who they are");
  command
      .add_option("--query-stats-min-count", options.query_stats_min_count,
                  "Show a query only when it was asked so often")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command
      .add_option("--admin-socket", options.admin_socket,
                  "Unix socket on which mobysearch stats reads the counts")
      ->type_name("PATH");
}

Result<ExitCode> run_serve(ServerOptions& options) {
  if (auto db = require_db(options.db); !db) return fail(std::move(db.error()));
  auto served = run_server(options, [](const std::string& url) {
    fmt::print(stderr, "mobysearch: ready at {}\n", printable(url));
  });
  if (!served) return fail(std::move(served.error()));
  return kExitFine;
}

}  // namespace

Command serve_command(CLI::App& app) {
  auto options = std::make_shared<ServerOptions>();
  Command command;
  command.app = app.add_subcommand("serve", "Answer searches over HTTP");
  declare(*command.app, *options);
  command.run = [options](const SettingsFile&) { return run_serve(*options); };
  return command;
}

}  // namespace mobysearch
