// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever letters, numbers and signs a word is typed with: which posts are found, and what is
// marked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/searcher.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;

std::string post(const std::string& title, const std::string& lang, const std::string& body) {
  return "---\ntitle: '" + title + "'\nlang: " + lang + "\n---\n" + body + "\n";
}

const Files kWorld = {
    {"_posts/2020-01-01-en.md",
     "---\ntitle: Interview\nauthor: Jérôme Dupré\n---\nWith André about a cliché and a résumé.\n"},
    {"_posts/2020-01-02-names.md", post("Names", "en", "Łódź, Ørsted, Æsir, Đà Nẵng, Þór.")},
    {"_posts/2020-01-03-de.md", post("Köln", "de", "Größe und Häuser. Neue Bauer sind aktuell.")},
    {"_posts/2020-01-04-pt.md", post("Nota", "pt", "A instalação rápida tem opções avançadas.")},
    {"_posts/2020-01-05-tr.md", post("İstanbul", "tr", "Işık açık. ılık.")},
    {"_posts/2020-01-06-da.md", post("Århus", "da", "Smørrebrød i byen.")},
    {"_posts/2020-01-07-ja.md",
     post("記事", "ja", "日本語の検索。日と本。ﾄﾞｯｶｰとＤｏｃｋｅｒ入門。")},
    {"_posts/2020-01-08-he.md", post("שלום", "he", "שָׁלוֹם")},
    {"_posts/2020-01-09-emoji.md",
     post("Whale", "en", "Run compose🐳 and say hello 🎉 world 👍🏽.")},
    {"_posts/2020-01-10-rocket.md", post("🚀", "en", "Nothing else.")},
};

const Files kNumbers = {
    {"_posts/2020-01-01-four.md", post("Release 4.0.0", "en", "It is v4.0.0 now.")},
    {"_posts/2020-01-02-fourfour.md", post("Release 4.4.0", "en", "Of 4.4.0, 4 and 0.")},
    {"_posts/2020-01-03-two.md", post("Release 2.4.0", "en", "After v2.4.0-rc.1.")},
    {"_posts/2020-01-04-many.md", post("Pulls", "en", "We had 1,000,000 pulls.")},
    {"_posts/2020-01-05-more.md", post("Stars", "en", "And 1000000 stars.")},
    {"_posts/2020-01-06-cpp.md", post("Standard", "en", "What C++17 has, and C#7.")},
    {"_posts/2020-01-07-c.md", post("Old", "en", "What C has, since 17 years.")},
};

std::string marked(const Highlight& pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    text += i % 2 == 0 ? pieces[i] : "[" + pieces[i] + "]";
  return text;
}

std::string names_of(const SearchResponse& response) {
  std::string names;
  for (const Hit& hit : response.hits) {
    const std::string name = hit.id.substr(hit.id.rfind('/') + 12);
    names += (names.empty() ? "" : " ") + name.substr(0, name.find('.'));
  }
  return names;
}

struct LettersCase {
  std::string query, posts;
};

void expect_found(const Files& files, const std::vector<LettersCase>& cases) {
  MiniBlog blog(files);
  for (const LettersCase& c : cases) {
    const SearchResponse response = blog.search(c.query);
    EXPECT_EQ(names_of(response), c.posts) << c.query;
    EXPECT_FALSE(response.corrected_query) << c.query;
  }
}

TEST(Letters, AreFoundByTheOnesThatPeopleType) {
  expect_found(kWorld, {
                           {"jerome dupre", "en"},
                           {"author:\"jerome dupre\"", "en"},
                           {"andre", "en"},
                           {"cliche", "en"},
                           {"resume", "en"},
                           {"résumé", "en"},
                           {"jero*", "en"},
                           {"lodz", "names"},
                           {"orsted", "names"},
                           {"aesir", "names"},
                           {"\"da nang\"", "names"},
                           {"koln", "de"},
                           {"koeln", "de"},
                           {"groesse", "de"},
                           {"haeuser", "de"},
                           {"neue bauer", "de"},
                           {"instalacao", "pt"},
                           {"\"instalacao rapida\"", "pt"},
                           {"opcoes", "pt"},
                           {"istanbul", "tr"},
                           {"ISTANBUL", "tr"},
                           {"ışık", "tr"},
                           {"arhus", "da"},
                           {"aarhus", "da"},
                           {"smoerrebroed", "da"},
                           {"title:記事", "ja"},
                           {"title:事記", ""},
                           {"ドッカー", "ja"},
                           {"docker", "ja"},
                           {"Docker入門", "ja"},
                           {"語", "ja"},
                           {"שלום", "he"},
                       });
}

TEST(Letters, OfEmojiAreFoundAndPartNothing) {
  expect_found(kWorld, {
                           {"🐳", "emoji"},
                           {"🎉 compose", "emoji"},
                           {"👍", "emoji"},
                           {"🚀", "rocket"},
                           {"🐳🎉", "emoji"},
                           {"\"hello world\"", "emoji"},
                           {"\"hello 🎉 world\"", "emoji"},
                           {"compose🐳", "emoji"},
                           {"🎉world🐳", "emoji"},
                       });
  MiniBlog blog(kWorld);
  EXPECT_FALSE(blog.search("compose🚀").all_words) << "an emoji beside a word is asked for too";
}

TEST(Letters, OfVersionsAndNumbersMeanThemselves) {
  expect_found(kNumbers, {
                             {"4.0", "four"},
                             {"v4.0.0", "four"},
                             {"V4.0", "four"},
                             {"2.4", "two"},
                             {"2.4.0", "two"},
                             {"4.4", "fourfour"},
                             {"4.0.0.1", ""},
                             {"1000000", "more many"},
                             {"1,000,000", "more many"},
                             {"1'000'000", "more many"},
                             {"c++", "cpp"},
                             {"c#", "cpp"},
                             {"c++17", "cpp"},
                         });
  MiniBlog blog(kNumbers);
  for (const char* typed : {"1", "1,", "1,0", "1,000", "1,000,", "1,000,0"}) {
    SearchRequest request;
    request.query = typed;
    request.prefix = true;
    EXPECT_NE(names_of(blog.search(request)).find("many"), std::string::npos) << typed;
  }
}

TEST(Letters, AreMarkedAsTheyWereFound) {
  MiniBlog world(kWorld);
  MiniBlog numbers(kNumbers);
  const struct {
    MiniBlog& blog;
    std::string query, snippet;
  } cases[] = {
      {world, "日本語", "[日本語]の検索。日と本。ﾄﾞｯｶｰとＤｏｃｋｅｒ入門。"},
      {world, "docker入門", "日本語の検索。日と本。ﾄﾞｯｶｰと[Ｄｏｃｋｅｒ入門]。"},
      {world, "🎉", "Run compose🐳 and say hello [🎉] world 👍🏽."},
      {world, "compose🐳", "Run [compose🐳] and say hello 🎉 world 👍🏽."},
      {world, "\"hello world\"", "Run compose🐳 and say [hello 🎉 world] 👍🏽."},
      {numbers, "4.0", "It is [v4.0].0 now."},
      {numbers, "1000000 pulls", "We had [1,000,000] [pulls]."},
      {numbers, "c++", "What [C++]17 has, and C#7."},
  };
  for (const auto& c : cases) {
    const SearchResponse response = c.blog.search(c.query);
    ASSERT_FALSE(response.hits.empty()) << c.query;
    ASSERT_FALSE(response.hits[0].sections.empty()) << c.query;
    EXPECT_EQ(marked(response.hits[0].sections[0].snippet), c.snippet) << c.query;
  }
}

}  // namespace
}  // namespace mobysearch
