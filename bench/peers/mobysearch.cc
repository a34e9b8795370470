// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <stdexcept>

#include "bench/peers/contender.h"
#include "common/version.h"
#include "indexer/indexer.h"
#include "search/index.h"
#include "search/response_json.h"
#include "search/searcher.h"

namespace mobysearch::bench {
namespace {

class MobysearchContender : public Contender {
 public:
  std::string version() const override { return std::string(mobysearch::version()); }
  std::string settings() const override {
    return "from the Markdown files, all cores; answers with sections and snippets as JSON text";
  }

  void index(const std::string& source, const std::vector<Document>&,
             const std::string& path) override {
    IndexerOptions options;
    options.source = source;
    options.db = path;
    const auto report = run_indexer(options);
    if (!report) throw std::runtime_error(report.error().message);
  }

  void open(const std::string& path) override {
    auto index = Index::open(path);
    if (!index) throw std::runtime_error(index.error().message);
    auto searcher = Searcher::open(*index);
    if (!searcher) throw std::runtime_error(searcher.error().message);
    searcher_.emplace(std::move(*searcher));
  }

  std::vector<std::string> search(const Query& query, int limit) override {
    SearchRequest request;
    request.query = query.text;
    request.limit = limit;
    request.prefix = query.prefix;
    const auto response = searcher_->search(request);
    if (!response) throw std::runtime_error(response.error().message);
    if (to_json(*response).empty()) throw std::runtime_error("an empty answer");
    std::vector<std::string> ids;
    for (const Hit& hit : response->hits) ids.push_back(hit.id);
    return ids;
  }

 private:
  std::optional<Searcher> searcher_;
};

}  // namespace

std::unique_ptr<Contender> make_mobysearch() { return std::make_unique<MobysearchContender>(); }

}  // namespace mobysearch::bench
