// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/facet_blocks.h"
#include "common/index/post_codec.h"
#include "common/post.h"
#include "common/text/tokenizer.h"
#include "indexer/writer/lexicon.h"
#include "indexer/writer/word_spool.h"

namespace mobysearch {

/// Turns posts into the documents of the index (common/schema.h). Not thread-safe; reuse one: it
/// remembers the words that it has met.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(bool with_positions = false) : with_positions_(with_positions) {}

  /// The post's terms and values.
  Xapian::Document build(const Post& post);

  /// Of the last post built: its words, in this builder's lexicon.
  const PostWords& post_words() const { return post_words_; }
  /// Of the last post built: what it has in each filter.
  const PostFacets& facets() const { return facets_; }
  /// Of the last post built: for encode_post().
  std::span<const Checkpoints> checkpoints() const { return checkpoints_; }
  /// Of all posts built so far: tokens of titles, headings and texts.
  std::int64_t words() const { return words_; }
  /// All words of all posts built so far.
  const Lexicon& lexicon() const { return lexicon_; }

 private:
  struct Part {
    std::uint32_t weight = 1;
    std::span<const TextRange> code = {};
    std::string_view prefix = {};  ///< of a field that has the part's words as well
    bool is_exact_phrase = false;  ///< all its words together are a term, too
    bool is_counted = false;       ///< among words()
    bool finds_post = true;        ///< the post is found by its words, too
  };
  void add_part(std::string_view text, const Part& part);
  void add_tokens(const Part& part);
  void add_compounds(const Part& part, std::uint32_t first);
  void count(LexiconTerm& term, const Part& part, bool is_code);
  void add_names(const Post& post);
  void add_section(const Section& section, Checkpoints& places);
  void add_media(const Media& media);
  void add_terms();
  void add_positions();

  const bool with_positions_;
  Lexicon lexicon_;
  Tokenizer tokenizer_;
  std::vector<Checkpoints> checkpoints_;
  std::int64_t words_ = 0;
  // Of the post being built.
  Xapian::Document document_;
  PostWords post_words_;
  PostFacets facets_;
};

}  // namespace mobysearch
