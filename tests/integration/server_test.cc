// SPDX-License-Identifier: GPL-2.0-or-later
// The real server, asked by raw sockets: the interface.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

using Server = ServerTest;

TEST_F(Server, AnswersEveryRoute) {
  index_and_start();
  struct Case {
    std::string target;
    int status;
    std::string says;
  };
  const Case cases[] = {
      {"/api/v1/search?q=lighthouse", 200, "\"total\":1"},
      {"/api/v1/search?q=lighthouse&facets=year,has", 200,
       "\"year\":[{\"value\":\"2020\",\"count\":1}]"},
      {"/api/v1/search?q=", 200, "\"total\":0"},
      {"/api/v1/search?q=foo+AND", 200, "\"hits\":[]"},
      {"/api/v1/search?q=%22lighthouse", 200, "\"total\":1"},
      {"/api/v1/search?q=x&limit=900", 400, "limit must be between 1 and 100, not 900"},
      {"/api/v1/search?q=x&limit=ten", 400, "\"param\":\"limit\""},
      {"/api/v1/search?q=x&q=y", 400, "q is given twice"},
      {"/api/v1/search?q=x&offset=1001", 400, "\"param\":\"offset\""},
      {"/api/v1/search?q=x&sort=up", 400, "\"param\":\"sort\""},
      {"/api/v1/search?q=x&has=hats", 400, "\"param\":\"has\""},
      {"/api/v1/search?q=x&facets=hats", 400, "\"param\":\"facets\""},
      {"/api/v1/search?q=x&colour=red", 400, "\"param\":\"colour\""},
      {"/api/v1/search?q=%ff", 400, "bad_request"},
      {"/api/v1/suggest?q=ligh", 200, "\"suggestions\":[{\"text\":\"First lighthouse\""},
      {"/api/v1/suggest?q=ligh&format=opensearch", 200, "[\"ligh\",["},
      {"/api/v1/index", 200, "\"posts\":1"},
      {"/search?q=lighthouse", 200, "<title>lighthouse – Test</title>"},
      {"/search?q=lighthuose", 200,
       "Showing results for <a href=\"/search?q=lighthouse\"><bdi>lighthouse</bdi></a>"},
      {"/search?q=%3Cscript%3E", 200, "&lt;script&gt;"},
      {"/search?q=lighthouse&format=atom", 200, "<feed xmlns="},
      {"/opensearch.xml", 200, "OpenSearchDescription"},
      {"/openapi.json", 200, "\"openapi\""},
      {"/moby-search.js", 200, "customElements.define"},
      {"/moby-search.css", 200, "--ms-text"},
      {"/results.css", 200, "@media print"},
      {"/", 200, "<moby-search"},
      {"/healthz", 200, "ok"},
      {"/readyz", 200, "\"ready\":true"},
      {"/metrics", 200, "mobysearch_requests_total{route=\"/search\",status=\"200\"}"},
      {"/nothing", 404, "not_found"},
  };
  for (const auto& c : cases) {
    const Answer answer = get(port_, c.target);
    EXPECT_EQ(answer.status, c.status) << c.target;
    EXPECT_THAT(answer.body, HasSubstr(c.says)) << c.target;
    EXPECT_THAT(answer.head, HasSubstr("X-Content-Type-Options: nosniff")) << c.target;
  }
  EXPECT_THAT(get(port_, "/search?q=%3Cscript%3E").body, Not(HasSubstr("<script>")));
}

TEST_F(Server, QueryAndServerGiveTheSameResponse) {
  index_and_start();
  Json from_server = Json::parse(get(port_, "/api/v1/search?q=lighthouse&explain=1").body);
  Json from_cli =
      Json::parse(mobysearch({"query", "--db", db_, "--json", "--explain", "lighthouse"}).out);
  from_server.erase("took_us");
  from_cli.erase("took_us");
  EXPECT_EQ(from_server, from_cli);
}

TEST_F(Server, TagsCompressesAndAllowsOrigins) {
  index_and_start({"--cors-origin", "https://blog.example"});
  const std::string target = "/api/v1/search?q=lighthouse";
  const Answer plain = get(port_, target);
  const auto at = plain.head.find("ETag: ");
  ASSERT_NE(at, std::string::npos);
  const std::string etag = plain.head.substr(at + 6, plain.head.find("\r\n", at) - at - 6);
  EXPECT_EQ(get(port_, target, "If-None-Match: " + etag + "\r\n").status, 304);
  for (const char* encoding : {"gzip", "br"}) {
    const Answer packed = get(port_, target, std::string("Accept-Encoding: ") + encoding + "\r\n");
    EXPECT_THAT(packed.head, HasSubstr(std::string("Content-Encoding: ") + encoding));
    EXPECT_LT(packed.body.size(), plain.body.size());
  }
  EXPECT_THAT(get(port_, target, "Origin: https://blog.example\r\n").head,
              HasSubstr("Access-Control-Allow-Origin: https://blog.example\r\n"));
  const Answer other = get(port_, target, "Origin: https://evil.example\r\n");
  EXPECT_THAT(other.head, Not(HasSubstr("Access-Control-Allow-Origin")));
  EXPECT_THAT(other.head, HasSubstr("Vary: Origin"));
  EXPECT_THAT(get(port_, target, "Range: bytes=0-,0-,0-\r\n").head, HasSubstr("200 OK"));
}

TEST_F(Server, AnswersPipelinedRequestsInOrderAndHeadsWithoutBody) {
  index_and_start();
  RawConnection connection(port_);
  connection.send(
      "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nHEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
      "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(parse_answer(connection.read_answer()).body, "ok\n");
  const Answer head = parse_answer(connection.read_answer(true));
  EXPECT_EQ(head.status, 200);
  EXPECT_THAT(head.head, HasSubstr("Content-Length: 3"));
  EXPECT_EQ(parse_answer(connection.read_answer()).status, 404);
}

TEST_F(Server, HeadHasTheHeadersOfGetAndNoBody) {
  index_and_start();
  for (const char* target : {"/api/v1/search?q=lighthouse", "/search?q=lighthouse", "/api/v1/index",
                             "/moby-search.js", "/opensearch.xml", "/readyz", "/nothing"}) {
    const Answer got = get(port_, target);
    RawConnection connection(port_);
    connection.send("HEAD " + std::string(target) +
                    " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const std::string bytes = connection.read_answer(true);
    const Answer head = parse_answer(bytes);
    EXPECT_EQ(head.status, got.status) << target;
    EXPECT_EQ(header_of(head, "Content-Length"), std::to_string(got.body.size())) << target;
    EXPECT_EQ(header_of(head, "Content-Type"), header_of(got, "Content-Type")) << target;
    EXPECT_EQ(header_of(head, "ETag"), header_of(got, "ETag")) << target;
    EXPECT_EQ(connection.read_answer(), "") << target << ": no body";
  }
}

TEST_F(Server, AnyOriginMayAskWhenConfigured) {
  index_and_start({"--cors-origin", "*"});
  const Answer answer = get(port_, "/api/v1/search?q=x", "Origin: https://any.example\r\n");
  EXPECT_EQ(header_of(answer, "Access-Control-Allow-Origin"), "*");
  EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control-Allow-Credentials")));
  const Answer refused = get(port_, "/api/v1/search?limit=0", "Origin: https://any.example\r\n");
  EXPECT_EQ(header_of(refused, "Access-Control-Allow-Origin"), "*") << "errors can be read too";
}

TEST_F(Server, NoOriginMayAskUnlessConfigured) {
  index_and_start();
  EXPECT_THAT(get(port_, "/api/v1/search?q=x", "Origin: https://any.example\r\n").head,
              Not(HasSubstr("Access-Control")));
}

TEST_F(Server, PagesItsResultsWithFiltersMediaAndSections) {
  for (int i = 10; i < 35; ++i) {
    const std::string n = std::to_string(i);
    dir_.write(
        "blog/_posts/2020-01-" + n.substr(0, 1) + "1-post" + n + ".md",
        "---\ntitle: Post " + n + "\ntags: [tag" + std::to_string(i % 2) +
            "]\n---\n## Talk\n\nlighthouse [video](https://www.youtube.com/watch?v=abcdefghij" +
            n.substr(0, 1) + ")\n");
  }
  index_and_start({"--log-level", "error"});
  const std::string first = get(port_, "/search?q=lighthouse").body;
  EXPECT_THAT(first, HasSubstr("<a rel=\"next\" href=\"/search?q=lighthouse&amp;offset=10\">"));
  EXPECT_THAT(first, HasSubstr("<link rel=\"next\" href=\"/search?q=lighthouse&amp;offset=10\">"));
  EXPECT_THAT(first, Not(HasSubstr("rel=\"prev\"")));
  EXPECT_THAT(first,
              HasSubstr("<a href=\"/search?q=lighthouse&amp;tag=tag1\"><bdi>tag1</bdi></a>"));
  EXPECT_THAT(first, HasSubstr("#talk\">Talk</a>"));
  EXPECT_THAT(first, HasSubstr("<li class=\"ms-video\">"));
  EXPECT_THAT(first, HasSubstr("href=\"https://blog.example/2020/01/"));
  const std::string second = get(port_, "/search?q=lighthouse&offset=10&tag=tag1").body;
  EXPECT_THAT(second, HasSubstr("rel=\"prev\" href=\"/search?q=lighthouse&amp;tag=tag1\""));
  EXPECT_THAT(second, HasSubstr("aria-current=\"true\""));
  const std::string beyond = get(port_, "/search?q=lighthouse&offset=1000").body;
  EXPECT_THAT(beyond, Not(HasSubstr("Nothing found")));
  EXPECT_THAT(beyond, HasSubstr("26 posts"));
}

}  // namespace
}  // namespace mobysearch::testing
