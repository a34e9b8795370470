// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/core.h>

#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/index_job.h"
#include "cli/terminal.h"
#include "cli/watch_process.h"
#include "search/shard_source.h"
#include "server/server.h"

namespace mobysearch {
namespace {

struct ServeOptions {
  ServerOptions server;
  std::string watch;  ///< the site to index; empty: none
};

std::vector<Option> listening_options(ServerOptions& options) {
  return {
      dbs_option(options.dbs),
      detailed(integer_option("shard-timeout-ms", options.shard_timeout_ms, {50, 60'000},
                              "How long to wait for a shard, in milliseconds"),
               "Then its replica is asked, or it is left out: the answer is of the other shards, "
               "and says which one is missing."),
      detailed(
          text_option("sites", options.sites, "DIR",
                      "Serve many sites instead: each NAME.mobydb in this folder at /NAME/"),
          "The file `hosts` in it says which host is which site, and NAME.yml has a site's own "
          "settings, as docs/many_sites.md says. A site is opened when it is first asked for. "
          "Not with `--db`, `--posts` or `--watch`."),
      detailed(integer_option("sites-memory-mb", options.sites_memory_mb, {1, 1'000'000},
                              "Memory for the sites that are open, in MiB"),
               "When they need more, those that were not asked for longest are closed. A site is "
               "taken to need half of its index file's size, and 256 KiB."),
      text_option("host", options.host, "ADDRESS", "Address to listen on"),
      detailed(integer_option("port", options.port, {0, 65535}, "Port to listen on; 0: a free one"),
               "The line \"ready at\" on standard error names it."),
      text_option("unix-socket", options.unix_socket, "PATH", "Listen on this Unix socket instead"),
      detailed(integer_option("threads", options.threads, {0, 1024},
                              "Worker threads; 0: two per core, 4 to 32"),
               "Fewer run when the system gives no more."),
  };
}

/// What a site may have as its own, in its NAME.yml.
std::vector<Option> site_options(SiteSettings& options) {
  return {
      detailed(
          list_option(
              "cors-origin", options.cors_origins, "ORIGIN",
              "Origin of pages that may search, e.g. https://blog.example; * for any (repeatable)"),
          "An origin has the scheme and, if it is not the usual one, the port."),
      amount_option("rate-limit", options.rate_limit,
                    "Requests per second for each client; 0: no limit"),
      detailed(text_option("public-url", options.public_url, "URL",
                           "Public address of this server, e.g. https://search.example.org"),
               "It is for absolute links, which else have the Host of the request."),
      detailed(
          text_option("template", options.template_file, "FILE",
                      "HTML template for the results page"),
          "It must contain {{title}}, {{head}}, {{form}} and {{main}}, and may contain "
          "{{home}}, {{lang}}, {{dir}} and {{root}}. What fails on the page is shown in it too."),
  };
}

std::vector<Option> client_options(ServerOptions& options) {
  return {
      integer_option("cache-mb", options.cache_mb, {0, 4096},
                     "Size of the cache of answers, in MiB"),
      detailed(list_option(
                   "trusted-proxy", options.trusted_proxies, "ADDRESS",
                   "Address or network of a reverse proxy whose headers are trusted (repeatable); "
                   "those of a Unix socket always are"),
               "A network is written 10.0.0.0/8. The headers name the client and, in "
               "X-Forwarded-Proto, the scheme."),
      detailed(text_option("trusted-proxy-header", options.trusted_proxy_header, "NAME",
                           "Header with which a trusted proxy names the client"),
               "The client is the right-most address in it that is not a trusted proxy."),
      integer_option("max-connections-per-client", options.max_connections_per_client,
                     {1, 1'000'000}, "Open connections for each client"),
  };
}

std::vector<Option> operation_options(ServerOptions& options) {
  return {
      text_option("log-file", options.log.file, "FILE", "Write the log here instead of stderr"),
      choice_option<LogFormat>("log-format", options.log.format,
                               {{"logfmt", LogFormat::kLogfmt}, {"json", LogFormat::kJson}},
                               "Format of the log: logfmt or json"),
      choice_option<LogLevel>(
          "log-level", options.log.level,
          {{"error", LogLevel::kError}, {"warning", LogLevel::kWarning}, {"info", LogLevel::kInfo}},
          "Least severe messages to log: error, warning or info"),
      flag_option("log-client-addresses", options.log_client_addresses,
                  "Log the addresses of clients"),
      detailed(
          flag_option("posts", options.serve_posts,
                      "Also serve the posts, from the index: a small blog to try the search on"),
          "Each is at its own URL, and a front page at /. Links in the answers then lead to them."),
      detailed(flag_option("query-stats", options.query_stats,
                           "Count queries, in memory and without their clients"),
               "A query typed into a search box is counted when it has not changed for two "
               "seconds. Needs `--admin-socket`."),
      integer_option("query-stats-min-count", options.query_stats_min_count, {1, 1'000'000},
                     "Show only queries asked at least this often"),
      text_option("admin-socket", options.admin_socket, "PATH", "Unix socket for mobysearch stats"),
  };
}

std::vector<Option> declare(ServeOptions& options) {
  std::vector<Option> declared = listening_options(options.server);
  for (const auto& more : {site_options(options.server), client_options(options.server),
                           operation_options(options.server)}) {
    declared.insert(declared.end(), more.begin(), more.end());
  }
  declared.push_back(detailed(
      text_option("watch", options.watch, "DIR",
                  "Index the site in this folder into FILE, and anew when it changes"),
      "As `mobysearch watch` does, by the settings in the site's mobysearch.yml. The server "
      "starts when the first index is made, and takes up each new one."));
  return declared;
}

/// The settings of one of many sites. A template is looked for beside the file.
Result<SiteSettings> read_site_settings(const std::string& path, SiteSettings settings) {
  auto file = SettingsFile::read_file(path);
  if (!file) return fail(std::move(file.error()));
  if (!file->synonyms.empty()) {
    return fail(ErrorCode::kUsage, path + ": synonyms are none of a served site's settings",
                "name them in the mobysearch.yml that the site is indexed with");
  }
  // A list of its own takes the place of the server's.
  if (file->options.count("cors-origin") != 0) settings.cors_origins.clear();
  if (auto filled = fill_from_file(site_options(settings), *file); !filled) {
    return fail(std::move(filled.error()));
  }
  if (auto valid = check_settings(settings, path + ": "); !valid) {
    return fail(std::move(valid.error()));
  }
  if (file->options.count("template") != 0 && !settings.template_file.empty()) {
    settings.template_file =
        (std::filesystem::path(path).parent_path() / settings.template_file).string();
  }
  return settings;
}

/// Whether all is there that the options need beside each other.
Result<void> check(const ServeOptions& options) {
  const std::vector<std::string>& dbs = options.server.dbs;
  if (options.server.sites.empty()) {
    if (auto named = require_db(dbs.empty() ? "" : dbs.front()); !named) return named;
    if (options.watch.empty() || !are_shards(dbs)) return {};
    return fail(ErrorCode::kUsage, "--watch indexes into one file, not into shards",
                "name one --db FILE, or run `mobysearch watch` where the shards are made");
  }
  if (options.watch.empty()) return {};
  return fail(ErrorCode::kUsage, "--watch indexes one site, not those of --sites",
              "leave it out, and run `mobysearch watch` for each site");
}

Result<IndexJob> watch_job(const ServeOptions& options) {
  IndexJob job;
  job.indexer.source = options.watch;
  if (auto taken = take_settings(job); !taken) return fail(std::move(taken.error()));
  job.indexer.db = options.server.dbs.front();
  if (job.indexer.shards > 1) {
    return fail(ErrorCode::kUsage, "--watch indexes into one file, and the settings ask for shards",
                "leave it out, and run `mobysearch watch`");
  }
  return job;
}

Result<ExitCode> run_serve(const ServeOptions& options) {
  if (auto whole = check(options); !whole) return fail(std::move(whole.error()));
  std::unique_ptr<WatchProcess> watching;
  if (!options.watch.empty()) {
    if (auto valid = validate(options.server); !valid) return fail(std::move(valid.error()));
    auto job = watch_job(options);
    if (!job) return fail(std::move(job.error()));
    std::vector<std::string> own;
    if (!options.server.log.file.empty()) own.push_back(options.server.log.file);
    auto started = WatchProcess::start(std::move(*job), std::move(own));
    if (!started) return started.error();
    watching = std::move(*started);
  }
  const auto say_ready = [&](const std::string& url) {
    print_note(fmt::format("mobysearch: ready at {}\n", printable(url)));
    if (watching) watching->guard();
  };
  return run_server(options.server, say_ready).map([] { return kExitOk; });
}

}  // namespace

Command serve_command() {
  auto options = std::make_shared<ServeOptions>();
  options->server.read_site_settings = read_site_settings;
  return {
      .name = "serve",
      .help = "Serve searches over HTTP",
      .description =
          "Answers over HTTP, as docs/http_api.md says, until SIGTERM or SIGINT. A new index "
          "renamed over FILE is used within a second; SIGHUP makes the server look for it at "
          "once, and reopens the log, templates and hosts. An index in shards, each with a `--db` "
          "of "
          "its own, is answered from while one of them is there, as docs/scaling.md says. A "
          "listening socket that a service "
          "manager "
          "hands over, as systemd does, is used instead of the address.",
      .options = declare(*options),
      .run = [options](const SettingsFile&) { return run_serve(*options); },
  };
}

}  // namespace mobysearch
