// SPDX-License-Identifier: GPL-2.0-or-later
// Request → response without sockets.
#include "server/app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/indexer.h"
#include "server/httplib_responder.h"
#include "server/pages/assets.h"
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
    options_.db = dir_ / "blog.mobydb";
    options_.query_stats = true;
    options_.query_stats_min_count = 1;
    index();
  }
  void index() const {
    IndexerOptions indexer;
    indexer.source = dir_ / "blog";
    indexer.db = options_.db;
    ASSERT_TRUE(run_indexer(indexer));
  }
  App& app() {
    if (!app_) app_ = std::make_unique<App>(options_, kTemplate, log_);
    return *app_;
  }
  HttpResponse get(const std::string& target, std::string if_none_match = {}) {
    RequestTarget parsed;
    EXPECT_EQ(parse_target(target, parsed), "");
    HttpRequest request;
    request.method = "GET";
    request.path = parsed.path;
    request.params = parsed.params;
    request.headers = {{"host", "search.example"}};
    request.secure = true;
    if (!if_none_match.empty()) {
      request.headers.emplace_back("if-none-match", std::move(if_none_match));
    }
    return app().respond(request);
  }
  static std::string header(const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }
  std::string etag(const std::string& target) { return header(get(target), "ETag"); }

  TempDir dir_;
  ServerOptions options_;
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
  EXPECT_THAT(app().searches().query_stats().to_json(QueryStats::Clock::now()),
              HasSubstr(R"("queries":[{"query":"lighthouse","count":4,"without_results":0},)"
                        R"({"query":"zeppelins","count":2,"without_results":2}])"));
  EXPECT_EQ(app().metrics().zero_results, 2U);
}

TEST_F(AppTest, TagsDependOnAllThatTheAnswerDoes) {
  const std::string page = "/search?q=lighthouse";
  const std::string feed = page + "&format=atom";
  const std::string json = "/api/v1/search?q=lighthouse";
  const std::string before = etag(page);
  EXPECT_NE(before, etag(feed));
  EXPECT_NE(before, etag(json));
  EXPECT_NE(etag(json), etag(json + "&limit=5"));
  EXPECT_EQ(get(page, before).status, 304);
  app().searches().use_template("new " + std::string(kTemplate));
  const HttpResponse after = get(page, before);
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
  EXPECT_THAT(header(get("/search?q=x"), "Content-Security-Policy"),
              Not(HasSubstr("blog.example")));
  options_.template_file = "own.html";
  app_.reset();
  const std::string policy = header(get("/search?q=x"), "Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("style-src 'self' https://blog.example;"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
}

TEST_F(AppTest, CompressesItsFilesAndRevalidatesThem) {
  for (const char* path : {"/", "/moby-search.js", "/moby-search.css", "/openapi.json"}) {
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    const std::string plain = app().respond(request).body;
    request.headers = {{"accept-encoding", "gzip, br"}};
    const HttpResponse packed = app().respond(request);
    EXPECT_EQ(header(packed, "Content-Encoding"), "br") << path;
    EXPECT_LT(packed.body.size(), plain.size()) << path;
    EXPECT_EQ(header(packed, "Vary"), "Accept-Encoding") << path;
    EXPECT_EQ(get(path, header(packed, "ETag")).status, 304) << path;
  }
}

TEST_F(AppTest, RefusesWhatComesWhileTooManyWaitSoThatTheOtherOriginCanReadIt) {
  options_.cors_origins = {"https://blog.example"};
  HttplibResponder responder(app(), {});
  HeadError error;
  RequestHead head =
      parse_head("HEAD / HTTP/1.1\r\nHost: x\r\nOrigin: https://blog.example\r\n\r\n", error);
  for (const char* method : {"GET", "HEAD"}) {
    head.method = method;
    const std::string answer = responder.respond(head, {503, "too many wait"}, "192.0.2.1", false);
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
  HttplibResponder responder(app(), {});
  HeadError error;
  for (const char* target : {"/healthz", "/nothing", "/?%zz"}) {
    const RequestHead head =
        parse_head("GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n", error);
    EXPECT_THAT(responder.respond(head, error, "192.0.2.1", true),
                ContainsRegex("\r\nDate: [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} 20[0-9]{2} "
                              "[0-9]{2}:[0-9]{2}:[0-9]{2} GMT\r\n"))
        << target;
  }
}

struct Asked {
  const char* peer;
  const char* headers;
  const char* base_url;
};

class PublicAddress : public AppTest {
 protected:
  std::string described(const Frontage& frontage, const Asked& asked) {
    HttplibResponder responder(app(), frontage);
    HeadError error;
    const RequestHead head =
        parse_head("GET /opensearch.xml HTTP/1.1\r\n" + std::string(asked.headers) + "\r\n", error);
    return responder.respond(head, error, asked.peer, true);
  }
};

TEST_F(PublicAddress, FollowsTrustedProxiesAndNobodyElse) {
  const Frontage frontage{*TrustedProxies::parse({"127.0.0.1"}), "x-forwarded-for"};
  const Asked cases[] = {
      {"192.0.2.1", "Host: s.example:8080\r\n", "http://s.example:8080"},
      {"127.0.0.1", "Host: s.example\r\nX-Forwarded-Proto: https\r\n", "https://s.example"},
      {"unix", "Host: s.example\r\nX-Forwarded-Proto: https\r\n", "https://s.example"},
      {"192.0.2.1", "Host: s.example\r\nX-Forwarded-Proto: https\r\n", "http://s.example"},
      {"127.0.0.1", "Host: a\"><b>\r\nX-Forwarded-Proto: javascript\r\n", "http://localhost"},
  };
  for (const Asked& asked : cases) {
    EXPECT_THAT(described(frontage, asked),
                HasSubstr("template=\"" + std::string(asked.base_url) + "/search?q={searchTerms}"))
        << asked.peer << " " << asked.headers;
  }
}

TEST_F(PublicAddress, IsAsConfigured) {
  const Frontage frontage;
  options_.public_url = "https://search.example";
  EXPECT_THAT(described(frontage, {"192.0.2.1", "Host: evil.example\r\n", ""}),
              HasSubstr("template=\"https://search.example/search?q="));
}

TEST_F(PublicAddress, LimitsWhoAsksAndNotWhomTheyName) {
  options_.rate_limit = 1;
  HttplibResponder responder(app(), {*TrustedProxies::parse({"127.0.0.1"}), "x-forwarded-for"});
  const auto status = [&](const std::string& peer, const std::string& forwarded) {
    HeadError error;
    const RequestHead head = parse_head(
        "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + forwarded + "\r\n\r\n", error);
    return responder.respond(head, error, peer, true).substr(9, 3);
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
