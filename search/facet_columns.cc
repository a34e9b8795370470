// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_columns.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace mobysearch {
namespace {

constexpr std::uint32_t kPostsOfASet = 8;  ///< at the mean, for it to be counted by

}  // namespace

bool FacetColumn::add(std::string_view set) {
  const std::size_t next = sets_.size();
  return sets_.number_of(std::string(set)) == next;
}

void FacetColumn::finish_sets(std::uint32_t posts) {
  sets_.finish();
  end_ = std::size_t{posts} + 1;
  counts_sets_ = sets_.size() <= posts / kPostsOfASet;
  if (bytes_of_number() == 4) numbers_ = Numbers<std::uint32_t>();
  if (bytes_of_number() == 2) numbers_ = Numbers<std::uint16_t>();
  std::visit(
      [&](auto& numbers) {
        numbers.reserve(end_);
        numbers.push_back(0);  // there is no docid 0
      },
      numbers_);
}

bool FacetColumn::take_numbers(std::size_t posts, std::string_view& bytes) {
  const std::string_view own = bytes.substr(0, posts * bytes_of_number());
  bytes.remove_prefix(own.size());
  return std::visit(
      [&](auto& numbers) {
        const std::size_t before = numbers.size();
        numbers.resize(before + posts);
        std::memcpy(&numbers[before], own.data(), own.size());
        return std::ranges::all_of(std::span(numbers).subspan(before),
                                   [&](auto number) { return number < sets_.size(); });
      },
      numbers_);
}

void FacetColumn::finish() {
  if (counts_sets_) return;
  std::visit(
      [&](const auto& numbers) {
        rows_ = FacetRows(numbers.size(), sets_.counters(),
                          [&](std::size_t docid) { return sets_.counted_by(numbers[docid]); });
      },
      numbers_);
  numbers_ = {};
  sets_.forget_sets();
}

std::vector<std::uint32_t> FacetColumn::counters() const {
  return std::vector<std::uint32_t>(counts_sets_ ? sets_.size() : sets_.counters() + 1);
}

void FacetColumn::count(std::span<const Xapian::docid> docids,
                        std::span<std::uint32_t> counters) const {
  if (std::ranges::any_of(docids, [&](Xapian::docid docid) { return docid >= end_; }))
    throw Xapian::DatabaseCorruptError("a term is in a post that is not there");
  if (!counts_sets_) return rows_.count(docids, counters);
  std::visit(
      [&](const auto& numbers) {
        for (const Xapian::docid docid : docids) ++counters[numbers[docid]];
      },
      numbers_);
}

std::vector<FacetValue> FacetColumn::most_frequent(std::span<const std::uint32_t> counters) const {
  if (!counts_sets_) return sets_.most_frequent(counters);
  std::vector<std::uint32_t> of_values(sets_.counters());
  for (std::size_t set = 0; set < counters.size(); ++set) {
    if (counters[set] == 0) continue;
    for (const std::uint32_t counter : sets_.counted_by(set)) of_values[counter] += counters[set];
  }
  return sets_.most_frequent(of_values);
}

FacetColumns::FacetColumns(std::uint32_t last_docid) : left_(last_docid) {
  for (const Field field : kFilters) columns_.push_back(FacetColumn(field));
}

Result<void> FacetColumns::add_sets(std::string_view block) {
  bool are_new = true;
  const auto take = [&](std::size_t filter, std::string_view set) {
    are_new = columns_[filter].add(set) && are_new;
  };
  if (auto read = read_facet_sets(block, take); !read) return read;
  if (!are_new) return facets_damaged();
  return {};
}

Result<void> FacetColumns::add_numbers(std::string_view block) {
  if (!std::exchange(has_all_sets_, true))
    for (FacetColumn& column : columns_) column.finish_sets(left_);
  const std::uint32_t posts = std::min(left_, kFacetPosts);
  std::size_t bytes = 0;
  for (const FacetColumn& column : columns_) bytes += posts * column.bytes_of_number();
  if (block.size() != bytes) return facets_damaged();
  left_ -= posts;
  for (FacetColumn& column : columns_)
    if (!column.take_numbers(posts, block)) return facets_damaged();
  if (left_ == 0)
    for (FacetColumn& column : columns_) column.finish();
  return {};
}

const FacetColumn& FacetColumns::operator[](Field field) const {
  return columns_[place_of_filter(field)];
}

}  // namespace mobysearch
