// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever is asked, the parts of an answer agree with each other, and answers to questions that
// are near each other agree too: draws queries from the posts of a real blog (of the sample blog
// where the corpora are missing) and checks what must hold for each. A failure names the query.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "common/index/analyzer.h"
#include "common/text/ascii.h"
#include "common/text/tokenizer.h"
#include "common/text/unicode.h"
#include "search/index_parts.h"
#include "search/post_reader.h"
#include "tests/support/drawn_requests.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using Ids = std::vector<std::string>;

constexpr std::size_t kQueries = 200;
constexpr int kPage = 20;

/// A blog, indexed once for all tests.
class Blog {
 public:
  static Blog& shared() {
    static Blog blog;
    return blog;
  }

  SearchResponse ask(const SearchRequest& request) { return blog_.search(request); }
  /// What all pages list, in their order.
  Ids ask_all(SearchRequest request) {
    Ids ids;
    request.limit = kPage;
    for (request.offset = 0; request.offset <= SearchRequest::kMaxOffset; request.offset += kPage) {
      const SearchResponse page = ask(request);
      for (const Hit& hit : page.hits) ids.push_back(hit.id);
      if (page.hits.empty()) break;
    }
    return ids;
  }
  const std::map<std::string, Post>& posts() const { return posts_; }
  bool has_word(const std::string& word) {
    return blog_.index()->parts().vocabulary.frequency_of(word) > 0;
  }
  const Post& draw_post(Random& random) const {
    return std::next(posts_.begin(), static_cast<std::ptrdiff_t>(random() % posts_.size()))->second;
  }

 private:
  Blog() {
    const auto read =
        for_each_post(*blog_.index(), [&](const Post& post) { posts_[post.path] = post; });
    EXPECT_TRUE(read.has_value());
  }

  MiniBlog blog_{real_blog()};
  std::map<std::string, Post> posts_;
};

// Drawn from this blog.
std::string draw_word(Random& random) { return testing::draw_word(Blog::shared().posts(), random); }
std::string draw_run(std::size_t count, Random& random) {
  return testing::draw_run(count, Blog::shared().posts(), random);
}
SearchRequest draw_plain(Random& random) {
  return draw_plain_request(Blog::shared().posts(), random);
}
SearchRequest draw(Random& random) { return draw_request(Blog::shared().posts(), random); }

/// Asks `check` about each of some drawn requests, which it may change.
template <class Draw, class Check>
void for_drawn(Draw draw_one, Check check) {
  Random random(1);
  for (std::size_t i = 0; i < kQueries; ++i) {
    const SearchRequest request = draw_one(random);
    SCOPED_TRACE(fmt::format("query '{}'{}", request.query, request.prefix ? ", unfinished" : ""));
    check(request, random);
  }
}

SearchRequest with_query(SearchRequest request, std::string query) {
  request.query = std::move(query);
  return request;
}

/// Also what asks for the newest posts.
bool is_stop_word(std::string_view word) {
  static const Analyzer english("en");
  if (fold_case(word) == "latest" || fold_case(word) == "newest") return true;
  Tokenizer tokenizer;
  tokenizer.tokenize(word, false);
  return std::all_of(tokenizer.tokens().begin(), tokenizer.tokens().end(),
                     [&](const Token& token) { return english.is_stop_word(token.word); });
}

/// Whether two neighbours are one word in some post, which is then as good.
bool may_be_joined(const std::vector<std::string_view>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (Blog::shared().has_word(fold_case(std::string(words[i]) + std::string(words[i + 1]))))
      return true;
  return false;
}

/// As draw_plain(), with a word at least that says something.
SearchRequest draw_telling(Random& random) {
  for (;;) {
    SearchRequest request = draw_plain(random);
    const auto words = split_words(request.query);
    if (!may_be_joined(words) && !std::all_of(words.begin(), words.end(), is_stop_word))
      return request;
  }
}

/// The posts with all the words of a plain query that say something.
Ids ask_strictly(const SearchRequest& request) {
  std::string query;
  const SearchResponse response = Blog::shared().ask(request);
  const std::string text = response.corrected_query.value_or(request.query);
  for (const std::string_view word : split_words(text)) {
    if (!is_stop_word(word)) query += (query.empty() ? "" : " AND ") + std::string(word);
  }
  SearchRequest strict = with_query(request, query);
  strict.sort = SortOrder::kNewest;  // which leaves out what has only parts of a word
  return Blog::shared().ask(strict).all_words ? Blog::shared().ask_all(strict) : Ids();
}

TEST(Agreement, PagesListEachPostOnceAndAsManyAsTheTotalSays) {
  for_drawn(draw, [](const SearchRequest& request, Random&) {
    const SearchResponse response = Blog::shared().ask(request);
    const Ids ids = Blog::shared().ask_all(request);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    EXPECT_GE(response.total, static_cast<std::int64_t>(response.hits.size()));
    if (response.total_is_exact) {
      EXPECT_EQ(response.total, static_cast<std::int64_t>(ids.size()));
    }
  });
}

TEST(Agreement, AFacetCountsWhatItsFilterFinds) {
  for_drawn(draw, [](SearchRequest request, Random&) {
    for (const Field field : kFilters) request.facets.emplace_back(field_spec(field).name);
    const SearchResponse response = Blog::shared().ask(request);
    for (const auto& [name, values] : response.facets) {
      for (std::size_t i = 0; i < std::min<std::size_t>(2, values.size()); ++i) {
        SearchRequest filtered = request;
        filtered.facets.clear();
        filtered.filters[field_by_name(name)->field] = {values[i].value};
        EXPECT_EQ(values[i].count, Blog::shared().ask(filtered).total)
            << name << " " << values[i].value;
      }
    }
  });
}

/// The first `count`, in any order.
std::set<std::string> first_of(const Ids& ids, std::size_t count) {
  return {ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()))};
}

bool newest_first(Ids::const_iterator begin, Ids::const_iterator end) {
  const auto time = [](const std::string& id) { return Blog::shared().posts().at(id).timestamp; };
  return std::is_sorted(begin, end,
                        [&](const auto& a, const auto& b) { return time(a) > time(b); });
}

TEST(Agreement, PostsWithAllTheWordsComeFirst) {
  for_drawn(draw_telling, [](const SearchRequest& request, Random&) {
    const Ids ids = Blog::shared().ask_all(request);
    const Ids all = ask_strictly(request);
    const SearchResponse page = Blog::shared().ask(request);
    if (!ids.empty()) {
      EXPECT_EQ(page.all_words, all.size() >= page.hits.size());
      EXPECT_EQ(page.with_all_words, std::min(all.size(), page.hits.size()));
    }
    EXPECT_EQ(first_of(ids, all.size()), first_of(all, all.size()));
  });
}

TEST(Agreement, TheNewestWithAllTheWordsComeFirst) {
  for_drawn(draw_telling, [](SearchRequest request, Random&) {
    const Ids all = ask_strictly(request);
    request.sort = SortOrder::kNewest;
    const Ids ids = Blog::shared().ask_all(request);
    EXPECT_EQ(first_of(ids, all.size()), first_of(all, all.size()));
    const auto some = ids.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), ids.size()));
    EXPECT_TRUE(newest_first(ids.begin(), some));
    EXPECT_TRUE(newest_first(some, ids.end()));
  });
}

TEST(Agreement, AFilterThatAllHitsPassChangesNothing) {
  for_drawn(draw, [](const SearchRequest& request, Random&) {
    const Ids ids = Blog::shared().ask_all(request);
    SearchRequest filtered = request;
    for (const auto& [path, post] : Blog::shared().posts()) {
      auto& langs = filtered.filters[Field::kLang];
      if (std::find(langs.begin(), langs.end(), post.lang) == langs.end())
        langs.push_back(post.lang);
    }
    EXPECT_EQ(Blog::shared().ask_all(filtered), ids);
    EXPECT_EQ(Blog::shared().ask_all(with_query(request, "after:1990 " + request.query)), ids);
  });
}

TEST(Agreement, NotWantingWhatNoPostHasChangesNothing) {
  for_drawn(draw, [](const SearchRequest& request, Random&) {
    const Ids ids = Blog::shared().ask_all(request);
    EXPECT_EQ(Blog::shared().ask_all(with_query(request, "-zyzzyva " + request.query)), ids);
  });
}

TEST(Agreement, NotWantingAWordRemovesThePostsWithIt) {
  for_drawn(draw_telling, [](const SearchRequest& request, Random& random) {
    std::string unwanted = draw_word(random);
    // Neither stop words are excluded nor letters, which may be the options of a command.
    while (unwanted.size() == 1 || is_stop_word(unwanted)) unwanted = draw_word(random);
    const Ids having = Blog::shared().ask_all(with_query(request, unwanted));
    Ids expected = Blog::shared().ask_all(request);
    std::erase_if(expected, [&](const std::string& id) {
      return std::find(having.begin(), having.end(), id) != having.end();
    });
    const Ids ids = Blog::shared().ask_all(with_query(request, request.query + " -" + unwanted));
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()),
              std::set<std::string>(expected.begin(), expected.end()))
        << unwanted;
  });
}

TEST(Agreement, AnAddedPhraseOnlyRemoves) {
  for_drawn(draw_telling, [](const SearchRequest& request, Random& random) {
    const Ids ids = Blog::shared().ask_all(request);
    const std::set<std::string> found(ids.begin(), ids.end());
    const std::string phrase = " \"" + draw_run(2, random) + '"';
    for (const std::string& id :
         Blog::shared().ask_all(with_query(request, request.query + phrase)))
      EXPECT_TRUE(found.contains(id)) << phrase << " adds " << id;
  });
}

/// Its texts as a snippet shows them, on one line.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const std::string_view word : split_words(text)) line += std::string(word) + " ";
  return line;
}

std::string shown_texts(const Post& post) {
  std::string texts;
  for (const std::string& text : {post.title, post.excerpt, post.summary})
    texts += on_one_line(text) + "\n";
  for (const Section& section : post.sections) {
    texts += on_one_line(section.heading) + "\n" + on_one_line(section.text) + "\n";
    for (const Media& media : section.media) texts += on_one_line(media.title) + "\n";
  }
  return texts;
}

std::vector<Highlight> highlights_of(const Hit& hit) {
  std::vector<Highlight> all = {hit.title_highlight, hit.snippet};
  for (const SectionHit& section : hit.sections) {
    all.push_back(section.heading_highlight);
    all.push_back(section.snippet);
  }
  return all;
}

TEST(Agreement, WhatIsShownStandsInThePost) {
  for_drawn(draw, [](const SearchRequest& request, Random&) {
    for (const Hit& hit : Blog::shared().ask(request).hits) {
      const std::string texts = shown_texts(Blog::shared().posts().at(hit.id));
      for (const Highlight& highlight : highlights_of(hit)) {
        std::string text = join(highlight);
        for (const char* cut : {"… ", " …"})
          if (text.starts_with(cut)) text.erase(0, std::string_view(cut).size());
        if (text.ends_with(" …")) text.resize(text.size() - std::string_view(" …").size());
        const std::string line(trim(on_one_line(text)));
        EXPECT_NE(texts.find(line), std::string::npos) << hit.id << ": " << line;
      }
    }
  });
}

TEST(Agreement, MarksBeginAndEndWithWords) {
  for_drawn(draw, [](const SearchRequest& request, Random&) {
    for (const Hit& hit : Blog::shared().ask(request).hits) {
      for (const Highlight& highlight : highlights_of(hit)) {
        const std::string text = join(highlight);
        Tokenizer tokenizer;
        tokenizer.tokenize(text, false);
        std::set<std::size_t> inside;  // of words, their ends left out
        for (const Token& token : tokenizer.tokens())
          for (std::size_t at = token.begin + 1; at < token.end; ++at) inside.insert(at);
        std::size_t at = 0;
        for (std::size_t i = 0; i < highlight.size(); ++i) {
          EXPECT_FALSE(inside.contains(at)) << "at " << at << " of " << text;
          at += highlight[i].size();
        }
      }
    }
  });
}

}  // namespace
}  // namespace mobysearch::testing
