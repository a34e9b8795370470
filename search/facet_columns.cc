// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_columns.h"

#include <algorithm>

namespace mobysearch {

FacetColumn::FacetColumn(const Xapian::Database& database, Field field) : sets_(field) {
  const Xapian::valueno slot = field_spec(field).slot;
  std::vector<std::uint32_t> numbers(std::size_t{database.get_lastdocid()} + 1);
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    if (it.get_docid() >= numbers.size())
      throw Xapian::DatabaseCorruptError("a post that is not there has a value");
    numbers[it.get_docid()] = sets_.number_of(*it);
  }
  sets_.finish();
  if (sets_.size() <= UINT8_MAX + 1) {
    numbers_ = Numbers<std::uint8_t>(numbers.begin(), numbers.end());
  } else if (sets_.size() <= UINT16_MAX + 1) {
    numbers_ = Numbers<std::uint16_t>(numbers.begin(), numbers.end());
  } else {
    numbers_ = std::move(numbers);
  }
}

void FacetColumn::count(std::span<const Xapian::docid> docids,
                        std::span<std::uint32_t> posts) const {
  std::visit(
      [&](const auto& numbers) {
        for (const Xapian::docid docid : docids) {
          if (docid >= numbers.size())
            throw Xapian::DatabaseCorruptError("a term is in a post that is not there");
          ++posts[numbers[docid]];
        }
      },
      numbers_);
}

FacetColumns::FacetColumns(const Xapian::Database& database) {
  for (const Field field : kFilters) columns_.emplace_back(database, field);
}

const FacetColumn& FacetColumns::operator[](Field field) const {
  const auto* const place = std::ranges::find(kFilters, field);
  return columns_[static_cast<std::size_t>(place - kFilters.begin())];
}

}  // namespace mobysearch
