// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/reading/blog.h"

#include <algorithm>
#include <set>

#include "bench/or_exit.h"
#include "bench/words.h"
#include "common/text/ascii.h"
#include "search/index_parts.h"
#include "search/post_reader.h"

namespace mobysearch::bench {
namespace {

constexpr int kBetweenTexts = -1;

/// Of a text, without the white space around them.
std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  for (std::string_view line : split(text, '\n')) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      if (line[i + 1] != ' ' || std::string_view(".!?").find(line[i]) == std::string_view::npos)
        continue;
      sentences.push_back(trim(line.substr(begin, i + 1 - begin)));
      begin = i + 1;
    }
    sentences.push_back(trim(line.substr(begin)));
  }
  return sentences;
}

bool has_quotes(std::string_view text) {
  for (const char* quote : {"\"", "\u201C", "\u201D", "\u201E"})
    if (text.find(quote) != std::string_view::npos) return true;
  return false;
}

}  // namespace

Blog::Blog(const std::string& path)
    : searcher_(or_exit(Searcher::open(or_exit(Index::open(path))))),
      analyzer_(searcher_.index().info().lang.empty() ? "en" : searcher_.index().info().lang) {
  or_exit(for_each_post(searcher_.index(), [&](const Post& post) {
    posts_.push_back(post);
    number_words(post);
  }));
}

SearchResponse Blog::ask(std::string query, int limit, bool prefix) {
  SearchRequest request;
  request.query = std::move(query);
  request.limit = limit;
  request.prefix = prefix;
  return or_exit(searcher_.search(request));
}

const Vocabulary& Blog::vocabulary() const { return searcher_.index().parts().vocabulary; }

bool Blog::has(const std::string& word) {
  return vocabulary().frequency_of(word) > 0 || stems_.contains(stem(word));
}

std::vector<std::pair<std::string, std::size_t>> Blog::stems() {
  std::vector<std::pair<std::string, std::size_t>> sorted;
  for (const auto& [stem, word] : stems_) {
    if (!is_stop_word(word.first)) sorted.push_back(word);
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

int Blog::number_of(std::string_view word) {
  const auto found = numbers_.find(word);
  if (found != numbers_.end()) return found->second;
  return numbers_.emplace(word, static_cast<int>(numbers_.size())).first->second;
}

void Blog::number_words(const Post& post) {
  std::vector<int>& numbers = numbered_.emplace_back();
  std::set<std::string> seen;
  const auto add = [&](std::string_view text) {
    for (const std::string& word : words_of(text)) {
      numbers.push_back(number_of(word));
      auto& [commonest, posts] = stems_[stem(word)];
      if (vocabulary().frequency_of(word) > vocabulary().frequency_of(commonest)) commonest = word;
      if (seen.insert(stem(word)).second) ++posts;
    }
    numbers.push_back(kBetweenTexts);
  };
  add(post.title);
  for (const Section& section : post.sections) {
    add(section.heading);
    add(section.text);
  }
}

std::vector<Run> Blog::draw_runs(std::size_t count, std::size_t length, std::size_t content,
                                 std::mt19937& random) {
  std::vector<Run> runs;
  for (const Post& post : posts_) {
    for (const Section& section : post.sections) {
      for (const std::string_view sentence : sentences_of(section.text)) {
        const auto words = split_words(sentence);
        for (std::size_t i = 0; i + length <= words.size(); ++i) {
          const auto* const end = words[i + length - 1].data() + words[i + length - 1].size();
          const std::string_view text(words[i].data(),
                                      static_cast<std::size_t>(end - words[i].data()));
          if (!has_quotes(text)) runs.push_back({post.path, std::string(text)});
        }
      }
    }
  }
  std::shuffle(runs.begin(), runs.end(), random);
  std::vector<Run> chosen;
  for (Run& run : runs) {
    if (chosen.size() == count) break;
    const auto words = words_of(run.text);
    const auto stop = std::count_if(words.begin(), words.end(),
                                    [&](const std::string& word) { return is_stop_word(word); });
    if (words.size() < length || words.size() - static_cast<std::size_t>(stop) < content) continue;
    for (const std::string& word : words) run.words.push_back(number_of(word));
    chosen.push_back(std::move(run));
  }
  return chosen;
}

bool Blog::is_elsewhere(const Run& run) const {
  for (std::size_t i = 0; i < posts_.size(); ++i) {
    if (posts_[i].path == run.post) continue;
    const auto& words = numbered_[i];
    const auto found = std::search(words.begin(), words.end(), run.words.begin(), run.words.end());
    if (found != words.end()) return true;
  }
  return false;
}

}  // namespace mobysearch::bench
