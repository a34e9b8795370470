// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/drawn_requests.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "common/text/ascii.h"
#include "common/text/tokenizer.h"
#include "common/text/unicode.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {

Files real_blog() {
  namespace fs = std::filesystem;
  const std::string corpora = corpora_directory();
  const fs::path root = corpora.empty() ? fs::path(MOBYSEARCH_SOURCE_DIR) / "examples/blog"
                                        : fs::path(corpora) / "sites/18f";
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const bool is_text = entry.path().extension() == ".md" || entry.path().extension() == ".yml";
    if (entry.is_regular_file() && is_text)
      files[fs::relative(entry.path(), root).string()] = read_file(entry.path().string());
  }
  return files;
}

std::string draw_run(std::size_t count, const Posts& posts, Random& random) {
  for (;;) {
    const Post& post =
        std::next(posts.begin(), static_cast<std::ptrdiff_t>(random() % posts.size()))->second;
    if (post.sections.empty()) continue;
    const std::string& text = post.sections[random() % post.sections.size()].text;
    Tokenizer tokenizer;
    tokenizer.tokenize(text, false);
    const auto& tokens = tokenizer.tokens();
    if (tokens.size() < count) continue;
    const std::size_t first = random() % (tokens.size() - count + 1);
    const std::string run =
        text.substr(tokens[first].begin, tokens[first + count - 1].end - tokens[first].begin);
    // Signs of the query language, and those by which it knows a sentence.
    const auto words = split_words(run);
    const bool has_operator = std::any_of(words.begin(), words.end(), [](std::string_view word) {
      return word == "AND" || word == "OR" || word == "NOT";
    });
    const bool has_curly_quote =
        run.find("\u201C") != std::string::npos || run.find("\u201D") != std::string::npos;
    if (!has_operator && !has_curly_quote &&
        run.find_first_of("\n\":;()*-,.!?") == std::string::npos)
      return run;
  }
}

std::string draw_word(const Posts& posts, Random& random) { return draw_run(1, posts, random); }

std::string draw_words(std::size_t count, const Posts& posts, Random& random) {
  std::string words = draw_word(posts, random);
  while (--count > 0) words += " " + draw_word(posts, random);
  return words;
}

std::string misspelt(std::string word, Random& random) {
  if (word.size() < 2 || !is_ascii(word)) return word;
  const std::size_t at = random() % (word.size() - 1);
  std::swap(word[at], word[at + 1]);
  return word;
}

/// Words that a post may lack some of.
SearchRequest draw_plain_request(const Posts& posts, Random& random) {
  SearchRequest request;
  switch (random() % 5) {
    case 0:
      request.query = draw_word(posts, random);
      break;
    case 1:
      request.query = draw_words(2, posts, random);
      break;
    case 2:
      request.query = draw_words(3, posts, random);
      break;
    case 3:
      request.query = draw_run(2 + random() % 4, posts, random);
      break;
    default:
      request.query = misspelt(draw_word(posts, random), random) + " " + draw_word(posts, random);
  }
  return request;
}

SearchRequest draw_request(const Posts& posts, Random& random) {
  constexpr const char* kVersions[] = {"1.0", "v2",     "2.0.1", "3.8.3",
                                       "508", "how-to", "e.g.",  "c++"};
  SearchRequest request = draw_plain_request(posts, random);
  switch (random() % 10) {
    case 0:
      request.query = '"' + draw_run(2 + random() % 3, posts, random) + '"';
      break;
    case 1:
      request.query += " -" + draw_word(posts, random);
      break;
    case 2:
      request.query = draw_word(posts, random) + " NOT " + draw_word(posts, random);
      break;
    case 3:
      request.query = "title:" + draw_word(posts, random) + " " + draw_word(posts, random);
      break;
    case 4:
      request.query = draw_word(posts, random) + " OR " + draw_word(posts, random) + " " +
                      draw_word(posts, random);
      break;
    case 5:
      request.query = kVersions[random() % std::size(kVersions)];
      break;
    case 6:  // two words, since one alone is completed by stop words too
      request.query = draw_words(2, posts, random);
      request.query = clip_utf8(request.query, request.query.size() - random() % 2);
      request.prefix = true;
      break;
    case 7:
      request.query += " \"" + draw_run(2, posts, random) + '"';
      break;
    default:
      break;
  }
  return request;
}

}  // namespace mobysearch::testing
