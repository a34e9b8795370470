// SPDX-License-Identifier: GPL-2.0-or-later
// What does a whole answer cost beside the bare search? Thread CPU time, warm, one thread, of a
// seeded mix of queries made from the index's own words: ten hits with sections and snippets as
// JSON text, and Enquire::get_mset of the same Xapian query on the same index for ten results, bare
// and with as exact a total as the answer has. Then an unfinished word, a misspelt one and a
// title while it is typed beside the whole, correct word.
//
//   cost_bench INDEX [QUERIES OF A KIND]
#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "bench/or_exit.h"
#include "common/index/analyzer.h"
#include "common/text/tokenizer.h"
#include "common/text/unicode.h"
#include "search/index_parts.h"
#include "search/post_reader.h"
#include "search/query_plan.h"
#include "search/ranker.h"
#include "search/ranking_weight.h"
#include "search/response_json.h"
#include "search/searcher.h"

using namespace mobysearch;

namespace {

constexpr int kRounds = 5;  ///< a query's cost is the median of them
constexpr int kHits = 10;
constexpr std::size_t kMinLetters = 4;

using Queries = std::vector<std::string>;

double thread_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double share_of(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(at, values.size() - 1)];
}

using Ask = std::function<void(const std::string&)>;

/// Median microseconds of each query in each way of asking, after one round that is not counted.
/// Every round goes through all ways: a machine is not as fast at any time.
std::vector<std::vector<double>> costs(const std::vector<std::pair<const Queries*, Ask>>& ways) {
  std::vector<std::vector<std::vector<double>>> rounds(ways.size());
  for (int round = 0; round <= kRounds; ++round) {
    for (std::size_t way = 0; way < ways.size(); ++way) {
      const auto& [queries, ask] = ways[way];
      rounds[way].resize(queries->size());
      for (std::size_t i = 0; i < queries->size(); ++i) {
        const double begin = thread_microseconds();
        ask((*queries)[i]);
        if (round > 0) rounds[way][i].push_back(thread_microseconds() - begin);
      }
    }
  }
  std::vector<std::vector<double>> medians(ways.size());
  for (std::size_t way = 0; way < ways.size(); ++way) {
    for (auto& each : rounds[way]) medians[way].push_back(share_of(std::move(each), 0.5));
  }
  return medians;
}

/// Draws words, titles and passages from an index.
class QuerySource {
 public:
  explicit QuerySource(const Index& index) : index_(index) {
    const auto kept = for_each_post(index, [&](const Post& post) {
      std::string text;
      for (const Section& section : post.sections) text += section.text + " ";
      posts_.push_back({words_of(post.title), words_of(text)});
    });
    if (!kept) throw std::runtime_error(kept.error().message);
    const Vocabulary& words = index.parts().vocabulary;
    const auto most = index.info().posts / 3;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words.word(i).size() >= kMinLetters && words.frequency(i) >= 20 &&
          words.frequency(i) <= most) {
        common_.emplace_back(words.word(i));
      }
    }
  }

  std::string words(std::size_t count) {
    std::string query;
    for (std::size_t i = 0; i < count; ++i) append(query, pick(common_));
    return query;
  }
  std::string title() {
    std::string query;
    for (const std::string& word : pick(posts_).title) append(query, word);
    return query;
  }
  /// `count` words that follow one another in a text, but for stop words.
  std::string passage(std::size_t count) {
    std::string query;
    const Texts& post = pick(posts_);
    const auto& text = post.text.size() > 2 * count ? post.text : post.title;
    if (text.empty()) return words(count);
    std::size_t at = random_() % text.size();
    for (std::size_t i = 0; i < 4 * count && count > 0 && at < text.size(); ++i, ++at) {
      if (english_.is_stop_word(text[at]) || text[at].size() < 3) continue;
      append(query, text[at]);
      --count;
    }
    return query;
  }
  std::string begun(const std::string& query) {
    return std::string(clip_utf8(query, 1 + random_() % std::max<std::size_t>(1, query.size())));
  }
  std::string misspelt(std::string word) {
    const std::size_t at = 1 + random_() % (word.size() - 2);
    word[at] =
        static_cast<char>('a' + (word[at] - 'a' + 1 + static_cast<int>(random_() % 24)) % 26);
    return word;
  }

 private:
  struct Texts {
    std::vector<std::string> title, text;
  };
  static std::vector<std::string> words_of(std::string_view text) {
    Tokenizer tokenizer;
    tokenizer.tokenize(text, false);
    std::vector<std::string> words;
    for (const Token& token : tokenizer.tokens()) words.emplace_back(token.word);
    return words;
  }
  static void append(std::string& query, const std::string& word) {
    query += (query.empty() ? "" : " ") + word;
  }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[random_() % from.size()];
  }

  const Index& index_;
  Analyzer english_{"en"};
  std::mt19937 random_{1};
  std::vector<Texts> posts_;
  std::vector<std::string> common_;
};

class Asker {
 public:
  explicit Asker(const std::shared_ptr<const Index>& index)
      : searcher_(bench::or_exit(Searcher::open(index))),
        reader_(index->parts()),
        database_(index->parts().file.database()) {}

  void completely(const std::string& query, bool prefix) {
    SearchRequest request;
    request.query = query;
    request.prefix = prefix;
    request.limit = kHits;
    const auto response = searcher_.search(request);
    if (!response) throw std::runtime_error(response.error().message);
    bytes_ += to_json(*response).size();
  }
  /// Plans first, out of the timing: `measured` is called with the search alone.
  std::function<void()> bare(const std::string& query, Xapian::doccount exact_total) {
    SearchRequest request;
    request.query = query;
    const QueryPlan plan = plan_query(request, reader_);
    const Xapian::Query asked = plan.any.empty() ? plan.all : plan.any;
    return [this, asked, exact_total] {
      Xapian::Enquire enquire(database_);
      enquire.set_query(asked);
      enquire.set_weighting_scheme(ranking_weight());
      bytes_ += enquire.get_mset(0, kHits, exact_total).size();
    };
  }
  std::size_t bytes() const { return bytes_; }

 private:
  Searcher searcher_;
  IndexReader reader_;
  Xapian::Database database_;
  std::size_t bytes_ = 0;
};

struct Costs {
  std::vector<double> bare, bare_with_total, complete;
  void add(const Costs& other) {
    bare.insert(bare.end(), other.bare.begin(), other.bare.end());
    bare_with_total.insert(bare_with_total.end(), other.bare_with_total.begin(),
                           other.bare_with_total.end());
    complete.insert(complete.end(), other.complete.begin(), other.complete.end());
  }
};

Costs compare(Asker& asker, const Queries& queries) {
  std::map<std::string, std::function<void()>> bare, bare_with_total;
  for (const std::string& query : queries) {
    bare.emplace(query, asker.bare(query, 0));
    bare_with_total.emplace(query, asker.bare(query, kExactTotal + 1));
  }
  auto found =
      costs({{&queries, [&](const std::string& query) { bare.at(query)(); }},
             {&queries, [&](const std::string& query) { bare_with_total.at(query)(); }},
             {&queries, [&](const std::string& query) { asker.completely(query, false); }}});
  return {std::move(found[0]), std::move(found[1]), std::move(found[2])};
}

void print(const std::string& kind, const Costs& costs) {
  const auto row = [&](double share) {
    const double bare = share_of(costs.bare, share);
    const double with_total = share_of(costs.bare_with_total, share);
    const double complete = share_of(costs.complete, share);
    return fmt::format("{:.0f} | {:.0f} | {:.0f} | {:.2f} | {:.2f}", bare, with_total, complete,
                       complete / bare, complete / with_total);
  };
  fmt::print("| {} | {} | {} |\n", kind, row(0.5), row(0.95));
}

void print_beside_whole(const char* kind, const std::vector<double>& whole,
                        const std::vector<double>& other) {
  const auto row = [&](double share) {
    return fmt::format("{:.0f} | {:.0f} | {:.2f}", share_of(whole, share), share_of(other, share),
                       share_of(other, share) / share_of(whole, share));
  };
  fmt::print("| {} | {} | {} |\n", kind, row(0.5), row(0.95));
}

void measure(const std::shared_ptr<const Index>& index, std::size_t each) {
  QuerySource source(*index);
  Asker asker(index);
  const auto make = [&](const std::function<std::string()>& one) {
    Queries queries(each);
    for (std::string& query : queries) query = one();
    return queries;
  };
  const char* columns = "bare | with total | whole answer | × bare | × with total |";
  fmt::print("| CPU µs | median: {} p95: {}\n", columns, columns);
  fmt::print("|---|---|---|---|---|---|---|---|---|---|---|\n");
  Costs all;
  const auto kind = [&](const std::string& name, const std::function<std::string()>& one) {
    const Costs found = compare(asker, make(one));
    print(name, found);
    all.add(found);
  };
  for (std::size_t count = 1; count <= 4; ++count) {
    kind(fmt::format("{} word{}", count, count == 1 ? "" : "s"),
         [&] { return source.words(count); });
  }
  kind("a title", [&] { return source.title(); });
  kind("words of a passage", [&] { return source.passage(5); });
  kind("a phrase", [&] { return '"' + source.passage(2) + '"'; });
  print("**all**", all);
  fmt::print("\n| CPU µs | whole word, median | it | ratio | whole word, p95 | it | ratio |\n");
  fmt::print("|---|---|---|---|---|---|---|\n");
  const Queries words = make([&] { return source.words(1); });
  Queries beginnings, misspelt;
  for (const std::string& word : words) {
    beginnings.push_back(word.substr(0, 2));
    misspelt.push_back(source.misspelt(word));
  }
  const Queries typed = make([&] { return source.begun(source.title()); });
  const Ask finished = [&](const std::string& query) { asker.completely(query, false); };
  const Ask unfinished = [&](const std::string& query) { asker.completely(query, true); };
  const auto found = costs({{&words, finished},
                            {&beginnings, unfinished},
                            {&misspelt, finished},
                            {&typed, unfinished},
                            {&words, unfinished}});
  print_beside_whole("its first 2 letters", found[0], found[1]);
  print_beside_whole("it, misspelt", found[0], found[2]);
  print_beside_whole("a title, typed up to some letter", found[0], found[3]);
  print_beside_whole("it, not ended by a blank", found[0], found[4]);
  const double slowest = *std::max_element(all.complete.begin(), all.complete.end());
  fmt::print("\nThe slowest of {} queries took {:.1f} ms.\n", all.complete.size(), slowest / 1000);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: cost_bench INDEX [QUERIES OF A KIND]\n");
    return 2;
  }
  const double begin = thread_microseconds();
  auto index = Index::open(argv[1]);
  const double opened = thread_microseconds() - begin;
  if (!index) {
    fmt::print(stderr, "{}\n", index.error().message);
    return 1;
  }
  fmt::print("{} posts, opened in {:.1f} ms\n\n", (*index)->info().posts, opened / 1000);
  try {
    measure(*index, argc == 3 ? std::stoul(argv[2]) : 100);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
