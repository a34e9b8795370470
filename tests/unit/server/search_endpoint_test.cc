// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

class SearchEndpointTest : public ::testing::Test {
 protected:
  SearchEndpointTest() { options_.query_stats = true; }

  static HttpRequest asking(std::vector<std::pair<std::string, std::string>> params) {
    HttpRequest request;
    request.method = "GET";
    request.path = "/";
    request.params = std::move(params);
    request.headers = {{"host", "search.example"}};
    return request;
  }
  HttpResponse search(const std::string& query) {
    return endpoint_.search(asking({{"q", query}}), blog_.index());
  }

  MiniBlog blog_{{{"_config.yml", "title: Harbour\nurl: https://h.example\n"},
                  {"_posts/2020-01-02-tides.md", post_file("Tides", "High and low.")}}};
  ServerOptions options_;
  Metrics metrics_;
  ServerLog log_{{}};
  SearchEndpoint endpoint_{options_, "<{{main}}>", metrics_, log_};
};

TEST_F(SearchEndpointTest, AnswersAsJsonPageAndFeed) {
  EXPECT_THAT(search("tides").body, HasSubstr("\"total\":1"));
  const auto page = endpoint_.page(asking({{"q", "tides"}}), blog_.index());
  EXPECT_EQ(page.body.rfind('<', 0), 0U) << "the template's";
  EXPECT_THAT(page.body, HasSubstr("https://h.example/2020/01/02/tides.html"));
  const auto feed = endpoint_.page(asking({{"q", "tides"}, {"format", "atom"}}), blog_.index());
  EXPECT_THAT(feed.body, HasSubstr("<feed"));
  EXPECT_THAT(endpoint_.suggest(asking({{"q", "tid"}}), blog_.index()).body, HasSubstr("Tides"));
}

TEST_F(SearchEndpointTest, CountsWhatReadersLookForAndDoNotFind) {
  search("tides");
  search("zeppelins");
  endpoint_.search(asking({{"q", "zeppelins"}, {"prefix", "1"}}), blog_.index());
  endpoint_.search(asking({{"q", "zeppelins"}, {"offset", "10"}}), blog_.index());
  EXPECT_EQ(metrics_.zero_results, 1U);
}

TEST_F(SearchEndpointTest, KeepsAnswersUntilTheTemplateOrTheIndexChanges) {
  const auto page = [&](const std::shared_ptr<const Index>& index) {
    return endpoint_.page(asking({{"q", "tides"}}), index).body;
  };
  const std::string first = page(blog_.index());
  EXPECT_EQ(page(blog_.index()), first);
  EXPECT_GT(endpoint_.cache_bytes(), 0U);
  endpoint_.use_template("[{{main}}]");
  EXPECT_EQ(page(blog_.index()).rfind('[', 0), 0U);
  MiniBlog other({{"_posts/2020-01-02-tides.md", post_file("Tides of another blog", "x")}});
  endpoint_.keep(other.index());
  EXPECT_THAT(page(other.index()), HasSubstr("of another blog"));
}

TEST_F(SearchEndpointTest, NamesTheParameterThatIsWrong) {
  const auto wrong = endpoint_.search(asking({{"q", "x"}, {"limit", "900"}}), blog_.index());
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.body, HasSubstr("\"param\":\"limit\""));
  const auto unknown = endpoint_.suggest(asking({{"q", "x"}, {"tag", "y"}}), blog_.index());
  EXPECT_EQ(unknown.status, 400);
  EXPECT_THAT(unknown.body, HasSubstr("\"param\":\"tag\""));
}

}  // namespace
}  // namespace mobysearch::testing
