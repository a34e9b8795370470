// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_rows.h"

#include <algorithm>

namespace mobysearch {
namespace {

constexpr std::size_t kMostWidth = 8;

}  // namespace

FacetRows::FacetRows(std::size_t end, std::size_t counters, const CountersOf& counters_of)
    : goes_on_(static_cast<std::uint32_t>(counters)) {
  std::size_t longest = 0;
  for (std::size_t docid = 0; docid < end; ++docid)
    longest = std::max(longest, counters_of(docid).size());
  width_ = std::min(longest, kMostWidth);
  if (counters > UINT16_MAX) rows_ = std::vector<std::uint32_t>();
  std::visit(
      [&]<class Number>(std::vector<Number>& rows) {
        rows.resize(end * width_);
        for (std::size_t docid = 0; docid < end; ++docid) {
          const auto of_post = counters_of(docid);
          const bool goes_on = of_post.size() > width_;
          const auto here = of_post.first(goes_on ? width_ - 1 : of_post.size());
          const auto row = rows.begin() + static_cast<std::ptrdiff_t>(docid * width_);
          std::ranges::transform(
              here, row, [](std::uint32_t counter) { return static_cast<Number>(counter); });
          if (!goes_on) continue;
          *(row + static_cast<std::ptrdiff_t>(here.size())) = static_cast<Number>(goes_on_);
          const auto rest = of_post.subspan(here.size());
          rest_[static_cast<Xapian::docid>(docid)].assign(rest.begin(), rest.end());
        }
      },
      rows_);
}

void FacetRows::count(std::span<const Xapian::docid> docids,
                      std::span<std::uint32_t> counters) const {
  if (width_ == 0) return;
  std::visit(
      [&](const auto& rows) {
        for (const Xapian::docid docid : docids) {
          const auto* const row = &rows[docid * width_];
          for (std::size_t i = 0; i < width_; ++i) ++counters[row[i]];
          if (row[width_ - 1] != goes_on_) continue;
          for (const std::uint32_t counter : rest_.at(docid)) ++counters[counter];
        }
      },
      rows_);
}

}  // namespace mobysearch
