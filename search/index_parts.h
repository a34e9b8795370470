// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/byte_column.h"
#include "common/index/fingerprints.h"
#include "common/index/forward_index.h"
#include "common/index/index_info.h"
#include "common/index/opened_file.h"
#include "common/index/text_reader.h"
#include "common/index/title_starts.h"
#include "common/index/vocabulary.h"
#include "common/text/tokenizer.h"
#include "common/text/unicode.h"
#include "search/facet_columns.h"
#include "search/forward_reader.h"
#include "search/index.h"
#include "search/length_factors.h"
#include "search/post_ages.h"
#include "search/post_cache.h"
#include "search/post_database.h"
#include "search/query_terms.h"
#include "search/spelling.h"

namespace mobysearch {

/// What an open index is made of, for search/ alone. Immutable, but for the forward index and the
/// posts that are kept, which are thread-safe; shared by all searchers.
struct Index::Parts {
  explicit Parts(const KeptInMemory& keeps) : kept(keeps), posts(keeps.posts_bytes) {}

  const KeptInMemory kept;
  OpenedFile file;                 ///< of an index in one
  std::shared_ptr<Shards> shards;  ///< of an index in several; else nullptr
  IndexInfo info;
  Synonyms synonyms;                   ///< case-folded
  std::vector<std::string> languages;  ///< StoredInfo's
  bool has_positions = false;          ///< posting lists have
  Fingerprints fingerprints;
  ForwardIndex forward;  ///< empty when the index has positions
  TitleStarts title_starts;
  LengthFactors lengths;  ///< of an index in one file
  PostAges ages;
  FacetColumns facets;
  ByteColumn shard_numbers;  ///< only in shards
  Vocabulary vocabulary;
  std::optional<Spelling> spelling;  ///< over the vocabulary
  mutable PostCache posts;
};

/// An index as one searcher reads it. Not thread-safe.
struct IndexReader {
  /// `of` must outlive it. Of one that is in shards, a searcher has the database. Throws
  /// Xapian::Error.
  explicit IndexReader(const Index::Parts& of) : IndexReader(of, PostDatabase::open(of)) {}
  IndexReader(const Index::Parts& of, std::unique_ptr<PostDatabase> opened)
      : parts(of),
        owned(std::move(opened)),
        database(*owned),
        languages(of.languages, of.vocabulary, of.info.lang) {}
  IndexReader(const IndexReader&) = delete;
  IndexReader& operator=(const IndexReader&) = delete;

  /// Whether some post has one of the terms. Throws Xapian::Error.
  bool has_any(const std::vector<std::string>& terms) const {
    database.expect(terms);
    return std::any_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return database.has(term); });
  }

  /// A post as it is stored. Fails with kIndexDamaged. Throws Xapian::Error.
  Result<PostCache::Post> stored_post(std::uint32_t docid) const {
    return parts.posts.get(docid,
                           [&] { return database.read(PostDatabase::Stored::kRecord, docid); });
  }

  /// Signs beside the word do not matter, nor does the kind of its apostrophe: "which," is a stop
  /// word too.
  bool is_stop_word(std::string_view word) {
    if (languages.is_stop_word(fold_case(word))) return true;
    tokenizer.tokenize(word);
    const auto& tokens = tokenizer.tokens();
    return tokens.size() == 1 && tokenizer.compounds().empty() &&
           languages.is_stop_word(tokens[0].word);
  }

  const Index::Parts& parts;
  const std::unique_ptr<PostDatabase> owned;
  const PostDatabase& database;
  ForwardReader forward{parts.has_positions ? nullptr : &parts.forward, database};
  Languages languages;
  // For what is read or tokenized next; here, for their room to be used again.
  TextReader text;
  Tokenizer tokenizer;
};

/// Fills `parts` from a database's metadata: all that a remote database can give as well. Fails
/// with kIndexForeign, kIndexDamaged or kSchemaMismatch, and kUsage for a shard where `parts` has
/// no shards; `name` is what errors call it.
Result<void> load_parts(const Xapian::Database& database, const std::string& name,
                        Index::Parts& parts);

}  // namespace mobysearch
