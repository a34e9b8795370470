// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/forward_reader.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace mobysearch {
namespace {

constexpr std::size_t kMostBytesKept = 1 << 20;

ForwardIndex::Block decoded(Result<ForwardIndex::Block> block) {
  if (!block) throw Xapian::DatabaseCorruptError(block.error().message);
  return std::move(*block);
}

}  // namespace

void ForwardReader::expect(std::span<const std::uint32_t> docids) const {
  if (shared_ != nullptr) return;
  std::vector<std::uint32_t> unread;
  std::copy_if(docids.begin(), docids.end(), std::back_inserter(unread),
               [&](std::uint32_t docid) { return docid != 0 && !kept_.contains(docid); });
  database_.expect(PostDatabase::Stored::kForward, unread);
}

ForwardPost ForwardReader::read(std::uint32_t docid) const {
  if (const auto found = kept_.find(docid); found != kept_.end()) return found->second->post(docid);
  if (docid == 0) return {};
  const std::string bytes = database_.read(PostDatabase::Stored::kForward, docid);
  if (bytes.empty()) return {};  // in a shard that is away
  auto block = decoded(ForwardBlock::decode(bytes, docid, 1));
  if (kept_bytes_ > kMostBytesKept) {
    kept_.clear();
    kept_bytes_ = 0;
  }
  kept_bytes_ += block->bytes();
  return kept_.emplace(docid, std::move(block)).first->second->post(docid);
}

const ForwardBlock& ForwardReader::read_shared(std::uint32_t docid) const {
  const std::uint32_t number = ForwardIndex::number_of(docid);
  const std::string bytes = database_.read(PostDatabase::Stored::kForward, docid);
  return shared_->keep(number, decoded(ForwardIndex::decode(number, bytes)));
}

}  // namespace mobysearch
