// SPDX-License-Identifier: GPL-2.0-or-later
// The contenders that are C++: `peers_native run SPEC.json` prints one JSON result, as
// bench/peers/contender.mjs does for those from npm; `peers_native extract SOURCE DB OUT.jsonl`
// indexes a folder and writes the text that all contenders get.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bench/measured.h"
#include "bench/peers/contender.h"
#include "indexer/indexer.h"
#include "search/index.h"
#include "search/post_reader.h"

namespace mobysearch::bench {
namespace {

using nlohmann::json;

void extract(const std::string& source, const std::string& db, const std::string& out_path) {
  IndexerOptions options;
  options.source = source;
  options.db = db;
  const auto report = run_indexer(options);
  if (!report) throw std::runtime_error(report.error().message);
  const auto index = Index::open(db);
  if (!index) throw std::runtime_error(index.error().message);
  std::ofstream out(out_path);
  const auto read = for_each_post(**index, [&](const Post& post) {
    std::string body;
    for (const Section& section : post.sections) {
      if (!section.heading.empty()) body += section.heading + "\n";
      body += section.text + "\n";
    }
    out << json{{"id", post.path}, {"title", post.title}, {"body", body}}.dump() << "\n";
  });
  if (!read) throw std::runtime_error(read.error().message);
}

std::vector<Document> read_documents(const std::string& path) {
  std::vector<Document> documents;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const json record = json::parse(line);
    documents.push_back({record.at("id"), record.at("title"), record.at("body")});
  }
  return documents;
}

std::vector<Query> read_queries(const std::string& path) {
  std::vector<Query> queries;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const json record = json::parse(line);
    queries.push_back({record.at("id"), record.at("text"), record.value("prefix", false)});
  }
  return queries;
}

// Of the largest process of those that indexed.
std::int64_t peak_bytes() {
  rusage self{};
  rusage children{};
  ::getrusage(RUSAGE_SELF, &self);
  ::getrusage(RUSAGE_CHILDREN, &children);
  return static_cast<std::int64_t>(std::max(self.ru_maxrss, children.ru_maxrss)) * 1024;
}

// Each query once to warm up, then `runs` rounds over all of them; a query's time is its median.
json ask(Contender& contender, const std::vector<Query>& queries, int limit, int runs) {
  json answers = json::array();
  for (const Query& query : queries) {
    answers.push_back({{"id", query.id}, {"hits", contender.search(query, limit)}});
  }
  std::vector<std::vector<double>> taken(queries.size());
  for (int run = 0; run < runs; ++run) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      taken[i].push_back(seconds_of([&] { (void)contender.search(queries[i], limit); }) * 1e6);
    }
  }
  for (std::size_t i = 0; i < queries.size() && runs > 0; ++i) {
    std::sort(taken[i].begin(), taken[i].end());
    answers[i]["us"] = taken[i][taken[i].size() / 2];
  }
  return answers;
}

std::unique_ptr<Contender> make(const std::string& name) {
  static const std::map<std::string, std::unique_ptr<Contender> (*)()> makers = {
      {"mobysearch", make_mobysearch}, {"xapian", make_xapian}, {"fts5", make_fts5}};
  return makers.at(name)();
}

json run(const json& spec) {
  const auto contender = make(spec.at("contender"));
  const std::string path = spec.at("index");
  std::filesystem::remove_all(path);
  json result = {
      {"version", contender->version()}, {"settings", contender->settings()}, {"snippets", true}};
  {
    const bool from_text = spec.at("contender") != "mobysearch";
    const auto documents =
        from_text ? read_documents(spec.at("documents")) : std::vector<Document>{};
    result["index_seconds"] =
        seconds_of([&] { contender->index(spec.at("source"), documents, path); });
    result["peak_bytes"] = peak_bytes();
    result["index_bytes"] = bytes_at(path);
  }
  contender->open(path);
  for (const json& set : spec.at("sets")) {
    result["answers"].push_back(
        ask(*contender, read_queries(set.at("queries")), set.at("limit"), set.at("runs")));
  }
  return result;
}

}  // namespace
}  // namespace mobysearch::bench

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  try {
    if (words.size() == 2 && words[0] == "run") {
      std::ifstream in(words[1]);
      fmt::print("{}\n", mobysearch::bench::run(nlohmann::json::parse(in)).dump());
      return 0;
    }
    if (words.size() == 4 && words[0] == "extract") {
      mobysearch::bench::extract(words[1], words[2], words[3]);
      return 0;
    }
    fmt::print(stderr, "usage: peers_native run SPEC | extract SOURCE DB OUT\n");
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "peers_native: {}\n", error.what());
    return 1;
  }
}
