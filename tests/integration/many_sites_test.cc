// SPDX-License-Identifier: GPL-2.0-or-later
// Many sites in one process: which answers, with which settings, while others change or are bad.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/binary.h"
#include "tests/support/http_client.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kOneHit = "\"total\":1,";

class ManySites : public ::testing::Test {
 protected:
  /// Publishes, by rename, the index of a blog whose only post is called `word`.
  void publish(const std::string& name, const std::string& word) const {
    dir_.write(name + "/_posts/2020-01-02-post.md",
               "---\ntitle: First " + word + "\n---\nAll about " + word + ".\n");
    dir_.write(name + "/_config.yml",
               "title: Blog " + name + "\nurl: https://" + name + ".example\n");
    const Finished done = mobysearch({"index", dir_ / name, "--db", file(name + ".mobydb")});
    ASSERT_EQ(done.exit_code, 0) << done.err;
  }
  std::string file(const std::string& name) const { return dir_ / ("sites/" + name); }
  void start(const std::vector<std::string>& options = {}) {
    std::vector<std::string> arguments = {mobysearch_binary(), "serve",  "--sites",
                                          dir_ / "sites",      "--port", "0"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    server_ = std::make_unique<Background>(arguments);
    const std::string line = server_->wait_for_line("ready at ");
    ASSERT_FALSE(line.empty());
    port_ = std::atoi(line.c_str() + line.rfind(':') + 1);
  }
  Answer get(const std::string& target, const std::string& headers = {}) const {
    return testing::get(port_, target, headers);
  }
  /// As a client asks that names `host`.
  Answer get_of_host(const std::string& host, const std::string& target) const {
    RawConnection connection(port_);
    connection.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return parse_answer(connection.read_answer());
  }
  std::string found(const std::string& site, const std::string& word) const {
    return get("/" + site + "/api/v1/search?q=" + word).body;
  }
  std::string metrics() const { return "\n" + get("/metrics").body; }

  TempDir dir_;
  std::unique_ptr<Background> server_;
  int port_ = 0;

  ManySites() { std::filesystem::create_directory(dir_ / "sites"); }
};

TEST_F(ManySites, EachAnswersFromItsOwnIndexAtEveryRoute) {
  publish("alpha", "lighthouse");
  publish("beta", "harbour");
  start();
  EXPECT_THAT(found("alpha", "lighthouse"), HasSubstr(kOneHit));
  EXPECT_THAT(found("beta", "lighthouse"), HasSubstr("\"total\":0,"));
  EXPECT_THAT(found("beta", "harbour"), HasSubstr(kOneHit));
  for (const char* path :
       {"/", "/api/v1/suggest?q=l", "/api/v1/index", "/search?q=x", "/search?q=x&format=atom",
        "/opensearch.xml", "/healthz", "/readyz", "/metrics", "/moby-search.js", "/results.css"}) {
    EXPECT_EQ(get("/alpha" + std::string(path)).status, 200) << path;
  }
  EXPECT_EQ(get("/alpha/favicon.ico").status, 204);
  EXPECT_EQ(get("/alpha/nothing").status, 404);
}

TEST_F(ManySites, LinksStayBelowTheSitesPath) {
  publish("alpha", "lighthouse");
  start();
  for (const char* target : {"/alpha/", "/alpha/search?q=lighthouse", "/alpha/search?q=100%"}) {
    const std::string page = get(target).body;
    EXPECT_THAT(page,
                AllOf(HasSubstr("action=\"/alpha/search\""),
                      HasSubstr("src=\"/alpha/moby-search.js\""), HasSubstr("endpoint=\"/alpha\"")))
        << target;
    EXPECT_THAT(page, AllOf(Not(HasSubstr("\"/search")), Not(HasSubstr("\"/moby")),
                            Not(HasSubstr("\"/opensearch"))))
        << target;
  }
  EXPECT_THAT(get("/alpha/opensearch.xml").body, HasSubstr("/alpha/search?"));
  EXPECT_THAT(get("/alpha/search?q=x&format=atom").body, HasSubstr("/alpha/search?q=x"));
  EXPECT_EQ(header_of(get("/alpha?q=x"), "Location"), "/alpha/?q=x");
  EXPECT_EQ(header_of(get("/alpha/search/?q=x"), "Location"), "/alpha/search?q=x");
}

TEST_F(ManySites, AnUnknownSiteOrAnOddNameIsNotFound) {
  publish("alpha", "lighthouse");
  std::filesystem::copy_file(file("alpha.mobydb"), dir_ / "outside.mobydb");
  std::filesystem::copy_file(file("alpha.mobydb"), file(".hidden.mobydb"));
  std::filesystem::create_directory(file("sub"));
  std::filesystem::copy_file(file("alpha.mobydb"), file("sub/inner.mobydb"));
  start();
  EXPECT_THAT(get("/beta/api/v1/search?q=x").body, HasSubstr("there is no site of this name"));
  for (const char* name :
       {"/beta", "/..%2foutside", "/%2e%2e/outside", "/../outside", "/.hidden", "/sub%2finner",
        "/sub/inner", "/alpha%00", "/%61lpha", "/alpha%2fsearch", "/al pha", "/-alpha", "//alpha",
        "/alpha.mobydb", "/", "/..", "/ALPHA"}) {
    EXPECT_THAT(get(std::string(name) + "/api/v1/search?q=lighthouse").status,
                ::testing::AnyOf(404, 400))
        << name;
  }
  EXPECT_EQ(get("/" + std::string(300, 'a') + "/search").status, 404);
}

TEST_F(ManySites, AHostNamesItsSite) {
  publish("alpha", "lighthouse");
  publish("beta", "harbour");
  dir_.write("sites/hosts",
             "# who is who\nSearch.Alpha.example alpha\n\nbeta.example  beta # this\n");
  start();
  for (const char* host :
       {"search.alpha.example", "SEARCH.alpha.example:8080", "search.alpha.example."}) {
    EXPECT_THAT(get_of_host(host, "/api/v1/search?q=lighthouse").body, HasSubstr(kOneHit)) << host;
  }
  EXPECT_THAT(get_of_host("beta.example", "/search?q=harbour").body,
              HasSubstr("action=\"/search\""));
  EXPECT_THAT(get_of_host("beta.example", "/readyz").body, HasSubstr("\"revision\""))
      << "the site's, not the process'";
  EXPECT_EQ(get_of_host("beta.example", "/alpha/search").status, 404);
  EXPECT_EQ(get_of_host("other.example", "/api/v1/search?q=harbour").status, 404);
}

TEST_F(ManySites, TheHostsAreReadAgainAndAMistakeInThemIsNamed) {
  publish("alpha", "lighthouse");
  start();
  dir_.write("sites/hosts", "alpha.example alpha\n");
  server_->signal(SIGHUP);
  server_->wait_for_line("reopened");
  for (int i = 0; i < 400 && get_of_host("alpha.example", "/search").status != 200; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  dir_.write("sites/hosts", "alpha.example alpha\nalpha.example beta\n");
  server_->signal(SIGHUP);
  EXPECT_THAT(server_->wait_for_line("hosts_refused"),
              HasSubstr("sites/hosts:2: 'alpha.example' is there twice"));
  EXPECT_EQ(get_of_host("alpha.example", "/search").status, 200) << "as they were";
  const Finished refused =
      mobysearch({"serve", "--sites", dir_ / "sites", "--port", "0"}, {}, dir_.path());
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("hosts:2: "), HasSubstr("leave one of the lines")));
}

TEST_F(ManySites, ASiteIsSwitchedWithoutAFailedRequest) {
  publish("alpha", "lighthouse");
  publish("beta", "harbour");
  start({"--log-level", "error"});
  std::atomic<bool> stop{false};
  std::atomic<int> failed{0};
  std::vector<std::jthread> clients;
  for (const char* site : {"alpha", "beta", "alpha", "beta"}) {
    clients.emplace_back([&, site] {
      for (int i = 0; !stop; ++i) {
        const std::string limit = std::to_string(1 + i % 100);
        failed += found(site, "about&limit=" + limit).find(kOneHit) == std::string::npos ? 1 : 0;
      }
    });
  }
  for (int round = 0; round < 5; ++round) {
    const std::string word = "word" + std::to_string(round);
    publish("alpha", word);
    for (int i = 0; i < 1000 && found("alpha", word).find(kOneHit) == std::string::npos; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_THAT(found("alpha", word), HasSubstr(kOneHit));
  }
  stop = true;
  clients.clear();
  EXPECT_EQ(failed, 0);
  EXPECT_THAT(found("beta", "harbour"), HasSubstr(kOneHit));
}

TEST_F(ManySites, ABadFileHarmsItsOwnSiteAlone) {
  publish("alpha", "lighthouse");
  publish("beta", "harbour");
  const std::string whole = read_file(file("beta.mobydb"));
  dir_.write("sites/beta.mobydb", whole.substr(0, whole.size() / 2));
  start();
  const Answer none = get("/beta/api/v1/search?q=harbour");
  EXPECT_EQ(none.status, 503);
  EXPECT_THAT(none.body, HasSubstr("no_index"));
  EXPECT_THAT(get("/beta/readyz").body, HasSubstr("\"problem\":\"the index file is damaged\""));
  EXPECT_THAT(get("/beta/search?q=harbour").body, HasSubstr("<h1>The search is not ready</h1>"));
  EXPECT_THAT(server_->wait_for_line("index_refused"), HasSubstr("site=beta"));
  EXPECT_THAT(found("alpha", "lighthouse"), HasSubstr(kOneHit));
  EXPECT_EQ(get("/readyz").status, 200) << "the process is ready";
  std::filesystem::rename(dir_.write("whole", whole), file("beta.mobydb"));
  for (int i = 0; i < 1000 && get("/beta/readyz").status != 200; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_THAT(found("beta", "harbour"), HasSubstr(kOneHit));
}

TEST_F(ManySites, ANewFileIsFoundAndOneThatVanishesIsReadOnUntilItIsClosed) {
  start();
  EXPECT_EQ(get("/alpha/search").status, 404);
  publish("alpha", "lighthouse");
  EXPECT_THAT(found("alpha", "lighthouse"), HasSubstr(kOneHit));
  std::filesystem::remove(file("alpha.mobydb"));
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  EXPECT_THAT(found("alpha", "lighthouse&limit=2"), HasSubstr(kOneHit));
}

TEST_F(ManySites, EachHasItsOwnSettings) {
  for (const char* name : {"alpha", "beta"}) publish(name, "lighthouse");
  dir_.write("sites/alpha.yml",
             "cors-origin: [https://alpha.example]\ntemplate: own.html\n"
             "public-url: https://search.example\nrate-limit: 1\n");
  dir_.write("sites/own.html", "OWN {{title}}{{head}}{{form}}{{main}}");
  start({"--cors-origin", "https://all.example"});
  const auto allowed = [&](const std::string& site, const std::string& origin) {
    return header_of(get("/" + site + "/healthz", "Origin: " + origin + "\r\n"),
                     "Access-Control-Allow-Origin");
  };
  EXPECT_EQ(allowed("alpha", "https://alpha.example"), "https://alpha.example");
  EXPECT_THAT(get("/alpha/search?q=lighthouse").body, StartsWith("OWN "));
  EXPECT_EQ(allowed("beta", "https://all.example"), "https://all.example");
  EXPECT_EQ(allowed("beta", "https://alpha.example"), "");
  EXPECT_THAT(get("/beta/search?q=lighthouse").body, StartsWith("<!doctype html>"))
      << "though both have the same post";
  int limited = 0;
  for (int i = 0; i < 8; ++i) limited += get("/alpha/healthz").status == 429 ? 1 : 0;
  EXPECT_GT(limited, 0);
  EXPECT_EQ(get("/beta/healthz").status, 200);
  EXPECT_THAT(metrics(), HasSubstr("\nmobysearch_site_rate_limited_total{site=\"beta\"} 0\n"));
}

TEST_F(ManySites, AMistakeInSettingsHarmsItsOwnSiteAlone) {
  for (const char* name : {"alpha", "beta"}) publish(name, "lighthouse");
  dir_.write("sites/beta.yml", "cors-origins: https://beta.example\n");
  start();
  EXPECT_EQ(get("/beta/api/v1/search?q=lighthouse").status, 503);
  EXPECT_THAT(get("/beta/readyz").body,
              HasSubstr("\"problem\":\"the settings of the site cannot be read\""));
  EXPECT_THAT(server_->wait_for_line("settings_refused"),
              HasSubstr("beta.yml: unknown key 'cors-origins'"));
  EXPECT_THAT(found("alpha", "lighthouse"), HasSubstr(kOneHit));
  dir_.write("sites/beta.yml", "cors-origin: https://beta.example\n");
  for (int i = 0; i < 1000 && get("/beta/readyz").status != 200; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(get("/beta/readyz").status, 200);
  dir_.write("sites/beta.yml", "cors-origin: [\n");
  EXPECT_THAT(server_->wait_for_line("settings_refused"), HasSubstr("beta.yml:"));
  EXPECT_EQ(get("/beta/readyz").status, 200) << "it goes on with those that it had";
  EXPECT_EQ(header_of(get("/beta/healthz", "Origin: https://beta.example\r\n"),
                      "Access-Control-Allow-Origin"),
            "https://beta.example");
}

TEST_F(ManySites, MoreSitesThanMemoryAreClosedAndOpenedAgain) {
  publish("site", "lighthouse");
  for (int i = 0; i < 12; ++i) {
    std::filesystem::create_hard_link(file("site.mobydb"),
                                      file("s" + std::to_string(i) + ".mobydb"));
  }
  start({"--sites-memory-mb", "1"});
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 12; ++i) {
      const std::string name = "s" + std::to_string(i);
      const Answer index = get("/" + name + "/api/v1/index");
      EXPECT_EQ(index.status, 200) << name;
      EXPECT_THAT(found(name, "lighthouse"), HasSubstr(kOneHit)) << name;
    }
  }
  EXPECT_THAT(metrics(), AllOf(HasSubstr("\nmobysearch_site_openings_total 24\n"),
                               HasSubstr("{site=\"s11\"}"), Not(HasSubstr("{site=\"s0\"}"))));
  std::filesystem::remove(file("s0.mobydb"));
  EXPECT_EQ(get("/s0/api/v1/index").status, 404) << "it was closed, and is gone";
}

TEST_F(ManySites, ManyFirstRequestsOpenASiteOnce) {
  publish("alpha", "lighthouse");
  start();
  std::atomic<int> right{0};
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 12; ++i) {
      clients.emplace_back([&, limit = std::to_string(i + 1)] {
        right += found("alpha", "lighthouse&limit=" + limit).find(kOneHit) != std::string::npos;
      });
    }
  }
  EXPECT_EQ(right, 12);
  EXPECT_THAT(metrics(), HasSubstr("\nmobysearch_site_openings_total 1\n"));
}

TEST_F(ManySites, AFloodOfUnopenedSitesOpensThemWithinBounds) {
  publish("alpha", "lighthouse");
  constexpr int kSites = 64;
  for (int i = 0; i < kSites; ++i) {
    std::filesystem::create_hard_link(file("alpha.mobydb"),
                                      file("s" + std::to_string(i) + ".mobydb"));
  }
  start({"--log-level", "error"});
  std::mutex mutex;
  std::set<int> statuses;
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < kSites; ++i) {
      clients.emplace_back([&, name = "s" + std::to_string(i)] {
        const Answer answer = get("/" + name + "/api/v1/search?q=lighthouse");
        const std::lock_guard lock(mutex);
        statuses.insert(answer.status);
        if (answer.status == 503) {
          EXPECT_THAT(answer.body, HasSubstr("overloaded"));
          EXPECT_EQ(header_of(answer, "Retry-After"), "1");
        }
      });
    }
  }
  EXPECT_THAT(statuses, ::testing::IsSubsetOf({200, 503}));
  EXPECT_THAT(found("alpha", "lighthouse"), HasSubstr(kOneHit));
}

TEST_F(ManySites, MetricsAreOfTheProcessAndOfOpenSites) {
  for (const char* name : {"alpha", "beta"}) publish(name, "lighthouse");
  start();
  found("alpha", "lighthouse");
  found("alpha", "zeppelins");
  EXPECT_THAT(metrics(),
              AllOf(HasSubstr("\nmobysearch_site_requests_total{site=\"alpha\"} 2\n"),
                    HasSubstr("\nmobysearch_site_zero_results_total{site=\"alpha\"} 1\n"),
                    HasSubstr("\nmobysearch_site_index_posts{site=\"alpha\"} 1\n"),
                    HasSubstr("\nmobysearch_sites_open 1\n"), Not(HasSubstr("\"beta\"")),
                    HasSubstr("requests_total{route=\"/api/v1/search\",status=\"200\"} 2\n")));
  EXPECT_THAT(get("/alpha/metrics").body,
              AllOf(HasSubstr("{site=\"alpha\"}"), Not(HasSubstr("mobysearch_connections"))));
  EXPECT_THAT(get("/readyz").body, HasSubstr("\"ready\":true,\"sites_open\":1"));
}

TEST_F(ManySites, QueriesAreCountedForEachSite) {
  for (const char* name : {"alpha", "beta"}) publish(name, "lighthouse");
  const std::string socket = dir_ / "admin";
  start({"--query-stats", "--query-stats-min-count", "1", "--admin-socket", socket});
  found("alpha", "lighthouse");
  found("beta", "zeppelins");
  const auto stats = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"stats", "--socket", socket});
    return mobysearch(more);
  };
  EXPECT_THAT(stats({"--site", "alpha"}).out,
              AllOf(HasSubstr("lighthouse"), Not(HasSubstr("zepp"))));
  EXPECT_THAT(stats({"--site", "beta"}).out, HasSubstr("zeppelins"));
  const Finished unnamed = stats({});
  EXPECT_EQ(unnamed.exit_code, 2);
  EXPECT_THAT(unnamed.err, HasSubstr("--site"));
  EXPECT_THAT(stats({"--site", "gamma"}).err, HasSubstr("gamma"));
}

TEST_F(ManySites, WhatDoesNotGoTogetherIsRefused) {
  const auto refused = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"serve", "--sites", dir_ / "sites", "--port", "0"});
    const Finished done = mobysearch(more);
    EXPECT_EQ(done.exit_code, 2) << done.err;
    return done.err;
  };
  EXPECT_THAT(refused({"--db", "x.mobydb"}), HasSubstr("--db and --sites exclude each other"));
  EXPECT_THAT(refused({"--posts"}), HasSubstr("--posts"));
  EXPECT_THAT(refused({"--watch", "site"}), HasSubstr("--watch"));
  const Finished none = mobysearch({"serve", "--sites", dir_ / "none", "--port", "0"});
  EXPECT_EQ(none.exit_code, 4);
  EXPECT_THAT(none.err, HasSubstr("/none: No such file or directory"));
}

}  // namespace
}  // namespace mobysearch::testing
