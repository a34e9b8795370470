// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/index/forward_index.h"
#include "common/index/post_codec.h"
#include "common/index/text_reader.h"
#include "search/explainer.h"
#include "search/languages.h"
#include "search/occurrences.h"
#include "search/post_cache.h"
#include "search/query_plan.h"
#include "search/ranker.h"
#include "search/search_response.h"
#include "search/snippet.h"

namespace mobysearch {

/// Makes a hit of a ranked post: reads its record, chooses sections, cuts snippets. Not
/// thread-safe; reuse one. Throws Xapian::Error.
class HitBuilder {
 public:
  HitBuilder(const Index::Parts& parts, const Xapian::Database& database, Languages& languages)
      : parts_(parts), database_(database), languages_(languages) {}

  /// `explainer` may be null: the hit is not explained.
  Result<Hit> build(RankedPost ranked, const QueryPlan& plan, const OccurrenceFinder& finder,
                    const Explainer* explainer);

 private:
  void describe(Hit& hit) const;
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
  PostCache::Post post_;  ///< of which the hit is made
  ForwardPost forward_;
  TextReader text_;
  std::vector<Occurrence> found_;
  Highlighter highlighter_;
  Tokenizer tokenizer_;
};

}  // namespace mobysearch
