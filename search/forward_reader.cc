// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/forward_reader.h"

#include <utility>

#include "common/schema.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMostKept = 1 << 20;

}  // namespace

ForwardPost ForwardReader::read(std::uint32_t docid) const {
  if (const auto found = kept_.find(docid); found != kept_.end()) return found->second->post(docid);
  if (docid == 0) return {};
  auto block = ForwardBlock::decode(database_.get_metadata(forward_key(docid - 1)), docid, 1);
  if (!block) throw Xapian::DatabaseCorruptError(block.error().message);
  if (kept_bytes_ > kMostKept) {
    kept_.clear();
    kept_bytes_ = 0;
  }
  kept_bytes_ += (*block)->bytes();
  return kept_.emplace(docid, std::move(*block)).first->second->post(docid);
}

}  // namespace mobysearch
