// SPDX-License-Identifier: GPL-2.0-or-later
// Request → response without sockets.
#include "server/app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/indexer.h"
#include "server/http/connection.h"
#include "server/http/request_head.h"
#include "tests/support/http_client.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kTemplate = "{{title}}{{head}}{{form}}{{main}}";

class AppTest : public ::testing::Test {
 protected:
  void SetUp() override {
    dir_.write("blog/_posts/2020-01-02-first.md",
               "---\ntitle: First lighthouse\n---\nAll about the lighthouse.\n");
    dir_.write("blog/_config.yml", "title: Test\nurl: https://blog.example\n");
    options_.dbs = {dir_ / "blog.mobydb"};
    options_.query_stats = true;
    options_.query_stats_min_count = 1;
    index();
  }
  void index() const {
    IndexerOptions indexer;
    indexer.source = dir_ / "blog";
    indexer.db = options_.dbs[0];
    ASSERT_TRUE(run_indexer(indexer));
  }
  App& app() {
    if (!app_) app_ = std::make_unique<App>(options_, proxies_, AppFiles{kTemplate, {}}, log_);
    return *app_;
  }
  /// As the connections ask it.
  std::string exchange(const std::string& bytes, const std::string& peer) {
    const RequestHead head = parse_head(bytes);
    return head.refusal.status != 0 ? app().refuse(head, head.refusal, peer)
                                    : app().answer(safe_head(head), peer, head.keep_alive);
  }
  Answer get(const std::string& target, const std::string& if_none_match = {},
             const std::string& accept_encoding = {}) {
    return parse_answer(exchange("GET " + target +
                                     " HTTP/1.1\r\nHost: search.example\r\n"
                                     "X-Forwarded-Proto: https\r\nIf-None-Match: " +
                                     if_none_match + "\r\nAccept-Encoding: " + accept_encoding +
                                     "\r\n\r\n",
                                 "unix"));
  }
  std::string etag(const std::string& target) { return header_of(get(target), "ETag"); }

  TempDir dir_;
  ServerOptions options_;
  ProxySettings proxies_;
  ServerLog log_{{.file = dir_ / "log"}};
  std::unique_ptr<App> app_;
};

TEST_F(AppTest, CountsEachAnsweredQueryWhereverItsAnswerCameFrom) {
  const std::string target = "/api/v1/search?q=Lighthouse";
  const std::string tag = etag(target);
  get(target);                                         // from the cache
  EXPECT_EQ(get(target, tag).status, 304);             // the reader's own copy
  get("/search?q=lighthouse");                         // the page
  get("/search?q=lighthouse&offset=10");               // no new search: paging,
  get("/search?q=lighthouse&format=atom");             // a program,
  get("/api/v1/suggest?q=lighthouse");                 // and completions
  get("/api/v1/search?q=lighthouse&limit=1&limit=2");  // no answer
  get("/api/v1/search?q=lightho&prefix=1");            // not at rest yet
  const std::string none = etag("/api/v1/search?q=zeppelins");
  EXPECT_EQ(get("/api/v1/search?q=zeppelins", none).status, 304);
  EXPECT_THAT(app().query_stats(),
              HasSubstr(R"("queries":[{"query":"lighthouse","count":4,"without_results":0},)"
                        R"({"query":"zeppelins","count":2,"without_results":2}])"));
  EXPECT_EQ(app().metrics().zero_results, 2U);
}

TEST_F(AppTest, TagsDependOnAllThatTheAnswerDoes) {
  options_.template_file = dir_ / "own.html";
  const std::string page = "/search?q=lighthouse";
  const std::string feed = page + "&format=atom";
  const std::string json = "/api/v1/search?q=lighthouse";
  const std::string before = etag(page);
  EXPECT_NE(before, etag(feed));
  EXPECT_NE(before, etag(json));
  EXPECT_NE(etag(json), etag(json + "&limit=5"));
  EXPECT_EQ(get(page, before).status, 304);
  dir_.write("own.html", "new " + std::string(kTemplate));
  app().reload();
  const Answer after = get(page, before);
  EXPECT_EQ(after.status, 200) << "the template was replaced";
  EXPECT_THAT(after.body, HasSubstr("new lighthouse"));
  EXPECT_THAT(get(feed).body, HasSubstr("<id>https://search.example/search?"));
}

TEST_F(AppTest, AnotherIndexIsAnotherTag) {
  const std::string json = "/api/v1/search?q=lighthouse";
  const std::string before = etag(json);
  dir_.write("blog/_posts/2020-01-03-second.md", "---\ntitle: Second\n---\nlighthouse\n");
  index();
  app_.reset();
  EXPECT_EQ(get(json, before).status, 200);
}

TEST_F(AppTest, OwnTemplatesMayLoadTheBlogsStyles) {
  EXPECT_THAT(header_of(get("/search?q=x"), "Content-Security-Policy"),
              Not(HasSubstr("blog.example")));
  options_.template_file = "own.html";
  app_.reset();
  const std::string policy = header_of(get("/search?q=x"), "Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("style-src 'self' https://blog.example;"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
}

TEST_F(AppTest, CompressesItsFilesAndRevalidatesThem) {
  for (const char* path : {"/", "/moby-search.js", "/moby-search.css", "/openapi.json"}) {
    const std::string plain = get(path).body;
    const Answer packed = get(path, "", "gzip, br");
    EXPECT_EQ(header_of(packed, "Content-Encoding"), "br") << path;
    EXPECT_LT(packed.body.size(), plain.size()) << path;
    EXPECT_EQ(header_of(packed, "Vary"), "Accept-Encoding") << path;
    EXPECT_EQ(get(path, header_of(packed, "ETag")).status, 304) << path;
  }
}

TEST_F(AppTest, RefusesWhatComesWhileTooManyWaitSoThatTheOtherOriginCanReadIt) {
  options_.cors_origins = {"https://blog.example"};
  RequestHead head =
      parse_head("HEAD / HTTP/1.1\r\nHost: x\r\nOrigin: https://blog.example\r\n\r\n");
  for (const char* method : {"GET", "HEAD"}) {
    head.method = method;
    const std::string answer = app().refuse(head, {503, "too many wait"}, "192.0.2.1");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nRetry-After: 1\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nAccess-Control-Allow-Origin: https://blog.example\r\n"));
    const std::string body = answer.substr(answer.find("\r\n\r\n") + 4);
    EXPECT_EQ(body, head.method == "HEAD"
                        ? ""
                        : R"({"error":{"code":"overloaded","message":"too many wait"}})");
  }
}

TEST_F(AppTest, DatesItsAnswers) {
  for (const char* target : {"/healthz", "/nothing", "/?%zz"}) {
    EXPECT_THAT(
        exchange("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n", "192.0.2.1"),
        ContainsRegex("\r\nDate: [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} 20[0-9]{2} "
                      "[0-9]{2}:[0-9]{2}:[0-9]{2} GMT\r\n"))
        << target;
  }
}

TEST_F(AppTest, RoutesEachPathAndNothingElse) {
  EXPECT_EQ(get("/api/v1/index?x=1").status, 400);
  for (const std::string_view path : ServedSite::routes()) {
    EXPECT_NE(get(std::string(path) + "?q=x").status, 404) << path;
    EXPECT_EQ(get(std::string(path) + "x").status, 404) << path;
  }
  EXPECT_EQ(get("/moby-search_js").status, 404);
  EXPECT_EQ(get("/search#fragment").status, 404);
  EXPECT_EQ(get("/sear%63h?q=lighthouse?").status, 200);
}

TEST_F(AppTest, ThePageIgnoresWhatItDoesNotKnowAndTheApiRefusesIt) {
  const std::string plain = get("/search?q=lighthouse").body;
  for (const char* more :
       {"&utm_source=a&utm_source=b", "&fbclid=x", "&ref=y", "&limit=ten", "&offset=-1", "&sort=up",
        "&prefix=x", "&facets=hats", "&format=pdf", "&has=hats", "&year=x", "&explain=7"}) {
    const Answer page = get("/search?q=lighthouse" + std::string(more));
    EXPECT_EQ(page.status, 200) << more;
    EXPECT_EQ(page.body, plain) << more;
    EXPECT_EQ(get("/api/v1/search?q=lighthouse" + std::string(more)).status, 400) << more;
    EXPECT_EQ(get("/search?format=atom&q=lighthouse" + std::string(more)).status, 400) << more;
  }
  EXPECT_THAT(get("/search?q=lighthouse&offset=99999").body, HasSubstr("past the last one"));
}

TEST_F(AppTest, AReadersErrorsArePages) {
  const std::string too_long(3000, 'a');
  const std::vector<std::string> targets = {"/search?q=" + too_long, "/search/?q=100%",
                                            "/search?q=100%"};
  for (const std::string& target : targets) {
    const Answer page = get(target);
    EXPECT_EQ(page.status, 400);
    EXPECT_EQ(header_of(page, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(header_of(page, "Cache-Control"), "no-store");
    EXPECT_EQ(header_of(page, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header_of(page, "Content-Security-Policy"),
              header_of(get("/search?q=x"), "Content-Security-Policy"));
    EXPECT_THAT(page.body, HasSubstr("<h1>This search cannot be read</h1>"));
    EXPECT_THAT(page.body, HasSubstr("<form"));
  }
  EXPECT_EQ(get("/search?q=" + std::string(8000, 'a')).status, 414);
  EXPECT_THAT(get("/search?q=" + std::string(8000, 'a')).body, HasSubstr("<form"));
  const std::string endless = "GET /search?q=" + std::string(9000, 'a');
  EXPECT_THAT(app().refuse(front_head(endless), {431, "too long"}, "192.0.2.1"),
              HasSubstr("<h1>This search cannot be read</h1>"));
  EXPECT_THAT(get("/search?format=atom&q=100%").body, HasSubstr("bad_request"));
  EXPECT_THAT(get("/search?format=atom&limit=900").body, HasSubstr("invalid_parameter"));
}

TEST_F(AppTest, AReaderWhoAsksTooOftenOrTooEarlySeesAPage) {
  options_.rate_limit = 1;
  Answer page = get("/search?q=lighthouse");
  for (int i = 0; i < 10 && page.status != 429; ++i) page = get("/search?q=lighthouse");
  EXPECT_EQ(page.status, 429);
  EXPECT_EQ(header_of(page, "Retry-After"), "1");
  EXPECT_THAT(page.body, HasSubstr("Too many searches at once"));
  EXPECT_THAT(page.body, HasSubstr("– Test")) << "the blog's name";
  EXPECT_THAT(get("/api/v1/search?q=x").body, HasSubstr("rate_limited"));
  options_.rate_limit = 0;
  options_.dbs = {dir_ / "none.mobydb"};
  app_.reset();
  page = get("/search?q=lighthouse");
  EXPECT_EQ(page.status, 503);
  EXPECT_EQ(header_of(page, "Retry-After"), "1");
  EXPECT_THAT(page.body, HasSubstr("The search is not ready"));
  EXPECT_THAT(get("/api/v1/search?q=x").body, HasSubstr("no_index"));
  const std::string refused = app().refuse(
      parse_head("GET /search?q=x HTTP/1.1\r\nHost: x\r\n\r\n"), {503, "many wait"}, "");
  EXPECT_THAT(refused, HasSubstr("\r\nContent-Type: text/html; charset=utf-8\r\n"));
  EXPECT_THAT(refused, HasSubstr("<h1>The search is not ready</h1>"));
}

TEST_F(AppTest, ASlashBehindThePageLeadsToItAndNowhereElse) {
  const std::pair<const char*, const char*> cases[] = {
      {"/search/", "/search"},
      {"/search/?q=a%20b&tag=x", "/search?q=a%20b&tag=x"},
      {"/search/?//evil.example", "/search?//evil.example"},
      {"/search/?q=%0d%0aSet-Cookie:x", "/search?q=%0d%0aSet-Cookie:x"}};
  for (const auto& [target, location] : cases) {
    const Answer moved = get(target);
    EXPECT_EQ(moved.status, 308) << target;
    EXPECT_EQ(header_of(moved, "Location"), location);
  }
  for (const char* other : {"//evil.example/search/", "/search//", "/search/x"}) {
    EXPECT_EQ(get(other).status, 404) << other;
  }
}

TEST_F(AppTest, ShowsTheSearchBoxInTheFrameOfABlog) {
  const std::string page = get("/").body;
  EXPECT_THAT(page, HasSubstr("<title>The blog</title>"));
  EXPECT_THAT(page, HasSubstr("<moby-search"));
  EXPECT_THAT(page, HasSubstr("<h1>This page has the search box in it</h1>"));
  EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST_F(AppTest, ServesThePostsToo) {
  options_.serve_posts = true;
  EXPECT_THAT(get("/").body, HasSubstr("First lighthouse"));
  EXPECT_THAT(get("/2020/01/02/first.html").body, HasSubstr("All about the lighthouse"));
  EXPECT_EQ(get("/2020/01/02/second.html").status, 404);
}

TEST_F(AppTest, CountsRoutesByTheirPath) {
  get("/healthz");
  get("/nothing");
  const std::string metrics = get("/metrics").body;
  EXPECT_THAT(metrics, HasSubstr("requests_total{route=\"/healthz\",status=\"200\"} 1\n"));
  EXPECT_THAT(metrics, HasSubstr("requests_total{route=\"other\",status=\"404\"} 1\n"));
}

struct Asked {
  const char* peer;
  const char* headers;
  const char* base_url;
};

class PublicAddress : public AppTest {
 protected:
  std::string described(const Asked& asked) {
    return exchange("GET /opensearch.xml HTTP/1.1\r\n" + std::string(asked.headers) + "\r\n",
                    asked.peer);
  }
};

TEST_F(PublicAddress, FollowsTrustedProxiesAndNobodyElse) {
  proxies_.proxies = *TrustedProxies::parse({"127.0.0.1"});
  const Asked cases[] = {
      {"192.0.2.1", "Host: s.example:8080\r\n", "http://s.example:8080"},
      {"127.0.0.1", "Host: s.example\r\nX-Forwarded-Proto: https\r\n", "https://s.example"},
      {"unix", "Host: s.example\r\nX-Forwarded-Proto: https\r\n", "https://s.example"},
      {"192.0.2.1", "Host: s.example\r\nX-Forwarded-Proto: https\r\n", "http://s.example"},
      {"127.0.0.1", "Host: a\"><b>\r\nX-Forwarded-Proto: javascript\r\n", "http://localhost"},
  };
  for (const Asked& asked : cases) {
    EXPECT_THAT(described(asked),
                HasSubstr("template=\"" + std::string(asked.base_url) + "/search?q={searchTerms}"))
        << asked.peer << " " << asked.headers;
  }
}

TEST_F(PublicAddress, IsAsConfigured) {
  options_.public_url = "https://search.example";
  EXPECT_THAT(described({"192.0.2.1", "Host: evil.example\r\n", ""}),
              HasSubstr("template=\"https://search.example/search?q="));
}

TEST_F(PublicAddress, LimitsWhoAsksAndNotWhomTheyName) {
  options_.rate_limit = 1;
  proxies_.proxies = *TrustedProxies::parse({"127.0.0.1"});
  const auto status = [&](const std::string& peer, const std::string& forwarded) {
    return exchange(
               "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + forwarded + "\r\n\r\n",
               peer)
        .substr(9, 3);
  };
  int limited = 0;
  for (int i = 0; i < 10; ++i) {
    limited += status("192.0.2.1", "10.0.0." + std::to_string(i)) == "429" ? 1 : 0;
    limited += status("127.0.0.1", "10.0.0." + std::to_string(i) + ", 192.0.2.2") == "429" ? 1 : 0;
  }
  EXPECT_GE(limited, 16);
  EXPECT_EQ(status("127.0.0.1", "192.0.2.3"), "200");
}

}  // namespace
}  // namespace mobysearch::testing
