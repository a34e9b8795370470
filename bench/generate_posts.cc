// SPDX-License-Identifier: GPL-2.0-or-later
// Makes many posts of a folder's real ones: as many paragraphs as a real post has, drawn from all
// of them. Each is drawn once before any is drawn again, so that ten times the posts have ten times
// the text, however unequal the real ones are. Each has an author, a category and some tags, of
// which few are common and most rare. The same seed makes the same posts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// Cards that are drawn in random order, and shuffled again when all are drawn.
template <class T>
class Deck {
 public:
  void add(T card) {
    cards_.push_back(std::move(card));
    drawn_ = cards_.size();
  }
  bool empty() const { return cards_.empty(); }
  const T& draw(std::mt19937& random) {
    if (drawn_ == cards_.size()) {
      for (std::size_t i = cards_.size(); i > 1; --i)
        std::swap(cards_[i - 1], cards_[random() % i]);
      drawn_ = 0;
    }
    return cards_[drawn_++];
  }

 private:
  std::vector<T> cards_;
  std::size_t drawn_ = 0;
};

struct Corpus {
  Deck<std::string> paragraphs;  ///< headings among them
  Deck<std::string> headings;
  Deck<std::size_t> lengths;  ///< paragraphs of each post
};

std::string body_of(const fs::path& path) {
  std::ostringstream all;
  all << std::ifstream(path, std::ios::binary).rdbuf();
  std::string text = all.str();
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  const std::size_t end = text.rfind("---", 0) == 0 ? text.find("\n---", 3) : std::string::npos;
  return end == std::string::npos ? text : text.substr(end + 4);
}

void add_post(Corpus& corpus, const std::string& body) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.size(), body.find("\n\n", at));
    const std::string paragraph = body.substr(at, end - at);
    at = end + 2;
    if (paragraph.size() < 3) continue;
    if (paragraph.rfind("## ", 0) == 0) {
      corpus.headings.add(paragraph.substr(3, paragraph.find('\n') - 3));
    }
    corpus.paragraphs.add(paragraph);
    ++count;
  }
  if (count != 0) corpus.lengths.add(count);
}

Corpus read_corpus(const std::string& source) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Corpus corpus;
  for (const auto& file : files) add_post(corpus, body_of(file));
  return corpus;
}

std::string quoted(std::string text) {
  std::erase_if(text, [](char c) { return c == '"' || c == '\\'; });
  return '"' + text + '"';
}

/// A number below `count`, the small ones more often: half of the draws are below its square root.
std::size_t draw_common(std::size_t count, std::mt19937& random) {
  const double share = std::generate_canonical<double, 32>(random);
  return static_cast<std::size_t>(std::pow(static_cast<double>(count), share)) - 1;
}

std::string labels(std::size_t number) {
  constexpr std::size_t kAuthors = 400, kCategories = 20, kTags = 4000, kMostTags = 4;
  std::mt19937 random(static_cast<std::mt19937::result_type>(number));
  std::string tags;
  for (std::size_t left = random() % (kMostTags + 1); left > 0; --left)
    tags += fmt::format("{}tag-{}", tags.empty() ? "" : ", ", draw_common(kTags, random));
  return fmt::format("author: Writer {}\ncategories: [section-{}]\ntags: [{}]\n",
                     draw_common(kAuthors, random), draw_common(kCategories, random), tags);
}

void write_post(Corpus& corpus, const fs::path& out, std::size_t number, std::mt19937& random) {
  const auto day = 1 + number % 28;
  const auto month = 1 + number / 28 % 12;
  const auto year = 2000 + number / 336 % 25;
  const fs::path directory = out / "_posts" / std::to_string(year);
  fs::create_directories(directory);
  std::ofstream file(directory /
                     fmt::format("{:04}-{:02}-{:02}-post-{}.md", year, month, day, number));
  file << "---\ntitle: " << quoted(corpus.headings.draw(random)) << '\n'
       << labels(number) << "---\n";
  for (std::size_t left = corpus.lengths.draw(random); left > 0; --left) {
    file << corpus.paragraphs.draw(random) << "\n\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: generate_posts SOURCE OUT COUNT SEED\n");
    return 2;
  }
  Corpus corpus = read_corpus(argv[1]);
  if (corpus.headings.empty()) {
    fmt::print(stderr, "generate_posts: {}: no Markdown with headings\n", argv[1]);
    return 4;
  }
  const fs::path out = argv[2];
  fs::create_directories(out);
  std::ofstream(out / "_config.yml") << "title: Generated\n";
  std::mt19937 random(static_cast<std::mt19937::result_type>(std::strtoul(argv[4], nullptr, 10)));
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  for (std::size_t i = 0; i < count; ++i) write_post(corpus, out, i, random);
  return 0;
}
