// SPDX-License-Identifier: GPL-2.0-or-later
// Makes many posts of a folder's real ones: as many paragraphs as a real post has, drawn from all
// of them. The same seed makes the same posts.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Corpus {
  std::vector<std::string> paragraphs;  ///< headings among them
  std::vector<std::string> headings;
  std::vector<std::size_t> lengths;  ///< paragraphs of each post
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
      corpus.headings.push_back(paragraph.substr(3, paragraph.find('\n') - 3));
    }
    corpus.paragraphs.push_back(paragraph);
    ++count;
  }
  if (count != 0) corpus.lengths.push_back(count);
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

void write_post(const Corpus& corpus, const fs::path& out, std::size_t number, std::mt19937& rng) {
  const auto pick = [&](const auto& list) -> const auto& { return list[rng() % list.size()]; };
  const auto day = 1 + number % 28;
  const auto month = 1 + number / 28 % 12;
  const auto year = 2000 + number / 336 % 25;
  const fs::path directory = out / "_posts" / std::to_string(year);
  fs::create_directories(directory);
  std::ofstream file(directory /
                     fmt::format("{:04}-{:02}-{:02}-post-{}.md", year, month, day, number));
  file << "---\ntitle: " << quoted(pick(corpus.headings)) << "\n---\n";
  for (std::size_t left = pick(corpus.lengths); left > 0; --left) {
    file << pick(corpus.paragraphs) << "\n\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: generate_posts SOURCE OUT COUNT SEED\n");
    return 2;
  }
  const Corpus corpus = read_corpus(argv[1]);
  if (corpus.headings.empty()) {
    fmt::print(stderr, "generate_posts: {}: no Markdown with headings\n", argv[1]);
    return 4;
  }
  const fs::path out = argv[2];
  fs::create_directories(out);
  std::ofstream(out / "_config.yml") << "title: Generated\n";
  std::mt19937 rng(static_cast<std::mt19937::result_type>(std::strtoul(argv[4], nullptr, 10)));
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  for (std::size_t i = 0; i < count; ++i) write_post(corpus, out, i, rng);
  return 0;
}
