// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/index/forward_index.h"
#include "common/index/post_codec.h"
#include "common/index/text_reader.h"
#include "search/explainer.h"
#include "search/highlighter.h"
#include "search/languages.h"
#include "search/occurrences.h"
#include "search/post_cache.h"
#include "search/query_plan.h"
#include "search/ranker.h"
#include "search/search_response.h"

namespace mobysearch {

/// Makes hits from ranked posts: reads a post's record, chooses its sections, cuts their snippets.
/// Not thread-safe; reuse one.
class HitBuilder {
 public:
  /// All of these must outlive it.
  HitBuilder(const Index::Parts& parts, const Xapian::Database& database, Languages& languages)
      : parts_(parts), database_(database), languages_(languages) {}

  /// `explainer` may be null: the hit is not explained. Fails with kIndexDamaged; throws
  /// Xapian::Error.
  Result<Hit> build(RankedPost ranked, const QueryPlan& plan, const OccurrenceFinder& finder,
                    const Explainer* explainer);

 private:
  Result<void> load(RankedPost& ranked, const OccurrenceFinder& finder);
  void describe(Hit& hit) const;
  Result<void> add_sections(Hit& hit, const QueryPlan& plan, Analyzer& analyzer);
  Result<SectionHit> section_hit(std::size_t number, const Hit& hit, const QueryPlan& plan,
                                 Analyzer& analyzer);
  Result<Highlight> snippet_of(std::size_t number, const QueryPlan& plan, Analyzer& analyzer);
  double media_score(const MediaView& media, const QueryPlan& plan, Analyzer& analyzer);
  bool has_wanted_media(const SectionView& section, const WantedMedia& wanted) const;
  std::vector<std::size_t> choose_sections(const QueryPlan& plan) const;
  std::vector<Media> media_of(std::size_t number, const QueryPlan& plan, Analyzer& analyzer);
  std::vector<std::string> path_of(std::size_t number) const;

  const Index::Parts& parts_;
  const Xapian::Database& database_;
  Languages& languages_;
  // The post that the hit is made from, and what of the query it has.
  PostCache::Post post_;
  ForwardPost forward_;
  TextReader text_;
  std::vector<Occurrence> found_;
  Highlighter highlighter_;
  Tokenizer tokenizer_;
};

}  // namespace mobysearch
