// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "common/schema.h"

namespace mobysearch {
namespace {

struct Facet {
  std::string name;
  const FacetColumn& column;
  std::vector<std::uint32_t> counters;
};

std::vector<Facet> facets_named(const std::vector<std::string>& names,
                                const FacetColumns& columns) {
  std::vector<Facet> facets;
  for (const std::string& name : names) {
    if (std::ranges::find(facets, name, &Facet::name) != facets.end()) continue;
    const FacetColumn& column = columns[field_by_name(name)->field];
    facets.push_back({name, column, column.counters()});
  }
  return facets;
}

}  // namespace

std::vector<std::pair<std::string, std::vector<FacetValue>>> count_facets(
    const PostDatabase& database, const FacetColumns& columns, const Xapian::Query& matching,
    const std::vector<std::string>& names) {
  std::vector<Facet> facets = facets_named(names, columns);
  database.visit(matching, [&](std::span<const Xapian::docid> docids) {
    for (Facet& facet : facets) facet.column.count(docids, facet.counters);
  });
  std::vector<std::pair<std::string, std::vector<FacetValue>>> counted;
  for (const Facet& facet : facets)
    counted.emplace_back(facet.name, facet.column.most_frequent(facet.counters));
  return counted;
}

}  // namespace mobysearch
