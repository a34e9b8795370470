// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "common/file_descriptor.h"
#include "common/index/forward_index.h"

namespace mobysearch {

/// The words of a post in the order of its text, each as the number of its term in a lexicon: a
/// ForwardPost whose fingerprints are not known yet.
struct PostWords {
  struct Compound {
    std::uint32_t first = 0;  ///< number of its first token
    std::uint32_t count = 0;  ///< tokens
    std::uint32_t term = 0;
  };
  std::vector<std::uint32_t> tokens;
  std::vector<Compound> compounds;
  std::vector<std::uint32_t> bounds;  ///< as of a ForwardPost
  std::vector<std::uint32_t> terms;   ///< that the post is found by, each once
  std::vector<std::uint32_t> wdfs;    ///< of these

  void end_part() { bounds.push_back(static_cast<std::uint32_t>(tokens.size())); }
  void clear();
};

/// Keeps the words of posts in a temporary file until all terms of the index are counted, and so
/// their fingerprints and the posts' mean length known. In memory it holds a block of the forward
/// index at a time. Throws Xapian::DatabaseError where the file fails. Not thread-safe.
class WordSpool {
 public:
  /// The file has no name once it is open, and takes no room once this is gone. A block is of
  /// `block_posts` docids.
  WordSpool(const std::string& path, std::uint32_t block_posts);

  /// Adds a post to the open block, in ascending order of docid. `length` is Xapian's: the sum of
  /// all wdfs of the post.
  void add(std::uint32_t docid, const PostWords& words, std::uint32_t length);
  /// Ends a block, of its number in the forward index; it may have no posts.
  void end_block(std::uint32_t number);

  /// Visits the blocks as the forward index stores them, in the order in which they were ended,
  /// and each post on the way. `fingerprints` are those of the terms, by number.
  using Visit = std::function<void(std::uint32_t number, std::string block)>;
  using VisitPost = std::function<void(std::uint32_t docid, std::uint32_t length,
                                       std::span<const std::uint32_t> terms,
                                       std::span<const std::uint32_t> wdfs)>;
  void for_each_block(std::span<const std::uint16_t> fingerprints, const Visit& visit,
                      const VisitPost& visit_post) const;

 private:
  struct Block {
    std::uint32_t number = 0;
    std::size_t size = 0;  ///< numbers in the file
  };

  const std::uint32_t block_posts_;
  FileDescriptor file_;
  std::vector<std::uint32_t> block_;  ///< the posts of the open block, as the file will have them
  std::vector<Block> blocks_;         ///< that are in the file
};

}  // namespace mobysearch
