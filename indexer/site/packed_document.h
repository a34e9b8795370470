// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "indexer/site/site_document.h"

namespace mobysearch {

/// A SiteDocument in one piece of memory. The strings and vectors of one with a few tags are some
/// two thousand bytes in some twenty pieces, and a site may have a million documents. Lives as long
/// as the memory that it is packed into.
class PackedDocument {
 public:
  PackedDocument(const SiteDocument& document, std::pmr::memory_resource& memory);
  SiteDocument unpack() const;

  std::string_view path() const;
  std::int64_t timestamp() const { return timestamp_; }

 private:
  std::int64_t timestamp_;
  const char* bytes_;
};

/// A site's documents in their order. Each that is handed out is unpacked for that.
struct SiteDocuments {
  class Iterator {
   public:
    using value_type = SiteDocument;
    using difference_type = std::ptrdiff_t;
    using Place = std::vector<PackedDocument>::const_iterator;

    Iterator() = default;
    explicit Iterator(Place place) : place_(place) {}
    SiteDocument operator*() const { return place_->unpack(); }
    Iterator& operator++() {
      ++place_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(place_++); }
    bool operator==(const Iterator&) const = default;

   private:
    Place place_;
  };

  std::vector<PackedDocument> packed;
  /// Of these alone (common/text/kept_text.h says why).
  std::unique_ptr<std::pmr::memory_resource> memory =
      std::make_unique<std::pmr::monotonic_buffer_resource>();

  void add(const SiteDocument& document) { packed.emplace_back(document, *memory); }
  std::size_t size() const { return packed.size(); }
  bool empty() const { return packed.empty(); }
  SiteDocument operator[](std::size_t number) const { return packed[number].unpack(); }
  Iterator begin() const { return Iterator(packed.begin()); }
  Iterator end() const { return Iterator(packed.end()); }
};

}  // namespace mobysearch
