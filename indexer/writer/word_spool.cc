// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/word_spool.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>

namespace mobysearch {
namespace {

constexpr std::size_t kHeadNumbers = 6;

[[noreturn]] void fail_with_errno() {
  throw Xapian::DatabaseError("cannot keep the words of posts in a temporary file", errno);
}

/// Takes `count` numbers from the front of `rest`.
std::span<const std::uint32_t> take(std::span<const std::uint32_t>& rest, std::size_t count) {
  const auto front = rest.first(count);
  rest = rest.subspan(count);
  return front;
}

/// The next post of a block, to `out` and `visit`.
void write_post(std::span<const std::uint32_t>& rest, std::span<const std::uint16_t> fingerprints,
                ForwardBlockBuilder& out, const WordSpool::VisitPost& visit) {
  const auto head = take(rest, kHeadNumbers);
  const auto bounds = take(rest, head[2]);
  const auto compounds = take(rest, 3 * std::size_t{head[3]});
  const auto tokens = take(rest, head[4]);
  const auto terms = take(rest, head[5]);
  visit(head[0], head[1], terms, take(rest, terms.size()));
  out.begin_post(head[0]);
  std::size_t token = 0;
  for (const std::uint32_t bound : bounds) {
    for (; token < bound; ++token) out.add_token(fingerprints[tokens[token]]);
    out.end_part();
  }
  for (std::size_t i = 0; i < compounds.size(); i += 3) {
    out.add_compound({compounds[i], static_cast<std::uint16_t>(compounds[i + 1]),
                      fingerprints[compounds[i + 2]]});
  }
  out.end_post();
}

}  // namespace

void PostWords::clear() {
  tokens.clear();
  compounds.clear();
  bounds.clear();
  terms.clear();
  wdfs.clear();
}

WordSpool::WordSpool(const std::string& path, std::uint32_t block_posts)
    : block_posts_(block_posts),
      file_(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (!file_ || ::unlink(path.c_str()) != 0) fail_with_errno();
}

void WordSpool::add(std::uint32_t docid, const PostWords& words, std::uint32_t length) {
  for (const std::size_t number : std::array<std::size_t, kHeadNumbers>{
           docid, length, words.bounds.size(), words.compounds.size(), words.tokens.size(),
           words.terms.size()}) {
    block_.push_back(static_cast<std::uint32_t>(number));
  }
  block_.insert(block_.end(), words.bounds.begin(), words.bounds.end());
  for (const PostWords::Compound& compound : words.compounds) {
    block_.insert(block_.end(), {compound.first, compound.count, compound.term});
  }
  block_.insert(block_.end(), words.tokens.begin(), words.tokens.end());
  block_.insert(block_.end(), words.terms.begin(), words.terms.end());
  block_.insert(block_.end(), words.wdfs.begin(), words.wdfs.end());
}

void WordSpool::end_block(std::uint32_t number) {
  if (block_.empty()) {
    // A block without posts would be taken for a missing one: it gets one without words.
    add(number * block_posts_ + 1, PostWords{{}, {}, {0, 0}, {}, {}}, 0);
  }
  if (!write_all(file_.get(), block_.data(), block_.size() * sizeof block_[0])) fail_with_errno();
  blocks_.push_back({number, block_.size()});
  block_.clear();
}

void WordSpool::for_each_block(std::span<const std::uint16_t> fingerprints, const Visit& visit,
                               const VisitPost& visit_post) const {
  off_t at = 0;
  std::vector<std::uint32_t> numbers;
  ForwardBlockBuilder builder;
  for (const Block& block : blocks_) {
    numbers.resize(block.size);
    const std::size_t bytes = block.size * sizeof numbers[0];
    if (!read_all_at(file_.get(), numbers.data(), bytes, at)) fail_with_errno();
    at += static_cast<off_t>(bytes);
    for (std::span<const std::uint32_t> rest = numbers; !rest.empty();)
      write_post(rest, fingerprints, builder, visit_post);
    visit(block.number, builder.take());
  }
}

}  // namespace mobysearch
