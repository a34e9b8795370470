// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/search_endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/http_exchange.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

class SearcherPoolTest : public ::testing::Test {
 protected:
  std::shared_ptr<const Index> open() { return *Index::open(blog_.db()); }
  const Searcher* used(const std::shared_ptr<const Index>& index) {
    return *pool_.with(index,
                       [](Searcher& searcher) -> Result<const Searcher*> { return &searcher; });
  }

  MiniBlog blog_{{{"a.md", post_file("A", "text")}}};
  SearcherPool pool_;
};

TEST_F(SearcherPoolTest, LendsASearcherAgainButToOneAtATime) {
  const auto index = open();
  pool_.set_current(index);
  const Searcher* first = used(index);
  EXPECT_EQ(used(index), first);
  pool_.with(index, [&](Searcher& searcher) -> Result<void> {
    EXPECT_EQ(&searcher, first);
    EXPECT_NE(used(index), first);
    return {};
  });
}

TEST_F(SearcherPoolTest, KeepsNoMoreThanItMay) {
  const auto index = open();
  SearcherPool pool(0);
  pool.set_current(index);
  const auto nothing = [](Searcher&) -> Result<void> { return {}; };
  const auto owners = index.use_count();
  ASSERT_TRUE(pool.with(index, nothing));
  EXPECT_EQ(index.use_count(), owners) << "a searcher that is kept would own it, too";
}

TEST_F(SearcherPoolTest, ClosesAFormerIndexWithTheLastAnswerFromIt) {
  auto old = open();
  const std::weak_ptr<const Index> watched = old;
  pool_.set_current(old);
  used(old);
  pool_.with(std::exchange(old, nullptr), [&](Searcher&) -> Result<void> {
    pool_.set_current(open());
    EXPECT_FALSE(watched.expired()) << "it is being answered from";
    return {};
  });
  EXPECT_TRUE(watched.expired());
}

using ::testing::HasSubstr;

class SearchEndpointTest : public ::testing::Test {
 protected:
  SearchEndpointTest() { options_.query_stats = true; }

  using Endpoint = void (SearchEndpoint::*)(const SiteRequest&, const SearchEndpoint::SharedIndex&,
                                            httplib::Response&);
  httplib::Response ask(Endpoint endpoint, const std::string& query, const MiniBlog& blog) {
    const auto request = request_for("/?" + query, {{"Host", "search.example"}});
    httplib::Response response;
    (endpoint_.*endpoint)({request, {}}, blog.index(), response);
    return response;
  }
  httplib::Response ask(Endpoint endpoint, const std::string& query) {
    return ask(endpoint, query, blog_);
  }
  std::string body(Endpoint endpoint, const std::string& query) {
    return body_of(ask(endpoint, query));
  }

  MiniBlog blog_{{{"_config.yml", "title: Harbour\nurl: https://h.example\n"},
                  {"_posts/2020-01-02-tides.md", post_file("Tides", "High and low.")}}};
  ServerOptions options_;
  ProxySettings proxies_;
  Metrics metrics_;
  ServerLog log_{{}};
  CachedAnswers answers_{options_.cache_mb << 20U, metrics_};
  SiteContext server_{options_, proxies_, metrics_, answers_, log_};
  SiteCounters counters_;
  SearchEndpoint endpoint_{server_, "", options_, counters_, "<{{main}}>"};
};

TEST_F(SearchEndpointTest, AnswersAsJsonPageAndFeed) {
  EXPECT_THAT(body(&SearchEndpoint::search, "q=tides"), HasSubstr("\"total\":1"));
  const std::string page = body(&SearchEndpoint::page, "q=tides");
  EXPECT_TRUE(page.starts_with('<')) << "the template's";
  EXPECT_THAT(page, HasSubstr("https://h.example/2020/01/02/tides.html"));
  EXPECT_THAT(body(&SearchEndpoint::page, "q=tides&format=atom"), HasSubstr("<feed"));
  EXPECT_THAT(body(&SearchEndpoint::suggest, "q=tid"), HasSubstr("Tides"));
}

TEST_F(SearchEndpointTest, CountsWhatReadersLookForAndDoNotFind) {
  for (const char* query :
       {"q=tides", "q=zeppelins", "q=zeppelins&prefix=1", "q=zeppelins&offset=10"}) {
    ask(&SearchEndpoint::search, query);
  }
  EXPECT_EQ(metrics_.zero_results, 1U);
  EXPECT_EQ(counters_.zero_results, 1U);
}

TEST_F(SearchEndpointTest, KeepsAnswersUntilTheTemplateOrTheIndexChanges) {
  const std::string first = body(&SearchEndpoint::page, "q=tides");
  EXPECT_EQ(body(&SearchEndpoint::page, "q=tides"), first);
  EXPECT_GT(answers_.bytes(), 0U);
  endpoint_.use_template("[{{main}}]");
  EXPECT_TRUE(body(&SearchEndpoint::page, "q=tides").starts_with('['));
  const MiniBlog other({{"_posts/2020-01-02-tides.md", post_file("Tides of another blog", "x")}});
  endpoint_.set_current(other.index());
  EXPECT_THAT(body_of(ask(&SearchEndpoint::page, "q=tides", other)), HasSubstr("of another blog"));
}

TEST_F(SearchEndpointTest, NamesTheParameterThatIsWrong) {
  const auto wrong = ask(&SearchEndpoint::search, "q=x&limit=900");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(body_of(wrong), HasSubstr("\"param\":\"limit\""));
  const auto unknown = ask(&SearchEndpoint::suggest, "q=x&tag=y");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_THAT(body_of(unknown), HasSubstr("\"param\":\"tag\""));
}

}  // namespace
}  // namespace mobysearch::testing
