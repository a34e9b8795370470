// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/static_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

std::string header_of(const HttpResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

HttpRequest request_for(std::string path) {
  HttpRequest request;
  request.method = "GET";
  request.path = std::move(path);
  return request;
}

TEST(StaticFiles, AreTheFilesOfTheSource) {
  const StaticFiles files;
  EXPECT_EQ(files.answer(request_for("/moby-search.js")).body,
            testing::read_file(MOBYSEARCH_SOURCE_DIR "/web/moby-search.js"));
  EXPECT_EQ(files.answer(request_for("/openapi.json")).body,
            testing::read_file(MOBYSEARCH_SOURCE_DIR "/docs/openapi.json"));
  EXPECT_FALSE(files.has("/etc/passwd"));
}

TEST(StaticFiles, AreEncodedAsTheClientAccepts) {
  const StaticFiles files;
  HttpRequest request = request_for("/moby-search.js");
  const std::size_t plain = files.answer(request).body.size();
  request.headers = {{"accept-encoding", "gzip"}};
  const HttpResponse gzipped = files.answer(request);
  EXPECT_EQ(header_of(gzipped, "Content-Encoding"), "gzip");
  EXPECT_LT(gzipped.body.size(), plain);
}

TEST(StaticFiles, AreNotSentAgain) {
  const StaticFiles files;
  HttpRequest request = request_for("/moby-search.css");
  request.headers = {{"if-none-match", header_of(files.answer(request), "ETag")}};
  const HttpResponse again = files.answer(request);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST(StaticFiles, OnlyAPageSaysWhatItMayLoad) {
  const StaticFiles files;
  EXPECT_THAT(header_of(files.answer(request_for("/")), "Content-Security-Policy"),
              HasSubstr("default-src 'none'"));
  EXPECT_EQ(header_of(files.answer(request_for("/moby-search.js")), "Content-Security-Policy"), "");
  EXPECT_THAT(page_security_policy("https://blog.example"),
              HasSubstr("img-src 'self' https://blog.example;"));
}

TEST(StaticFiles, TheWidgetAndItsStyleStaySmall) {
  const StaticFiles files;
  HttpRequest request = request_for("/moby-search.js");
  request.headers = {{"accept-encoding", "gzip"}};
  const std::size_t script = files.answer(request).body.size();
  request.path = "/moby-search.css";
  EXPECT_LE(script + files.answer(request).body.size(), 10U * 1024);
}

}  // namespace
}  // namespace mobysearch
