// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expected.h"

#include <string>
#include <vector>

#include "common/schema.h"
#include "search/query_terms.h"
#include "search/typed_run.h"

namespace mobysearch {

void expect_terms(const SearchRequest& request, IndexReader& reader) {
  if (!reader.database.is_far()) return;
  std::vector<std::string> terms = exact_phrase_terms(request.query, reader);
  reader.tokenizer.tokenize(request.query);
  std::vector<std::string> words;
  for (const Token& token : reader.tokenizer.tokens()) words.emplace_back(token.word);
  for (const Compound& compound : reader.tokenizer.compounds()) words.emplace_back(compound.word);
  for (const std::string& word : words) {
    for (const std::string& term : reader.languages.terms_of(word)) {
      append_unique(terms, {term});
      if (words.size() == 1)
        append_unique(terms, {prefixed_term(field_spec(Field::kTitle).prefix, term)});
    }
  }
  reader.database.expect(terms);
}

void expect_posts(const std::vector<RankedPost>& page, const IndexReader& reader) {
  std::vector<std::uint32_t> docids, unread;
  for (const RankedPost& post : page) {
    docids.push_back(post.docid);
    if (!reader.parts.posts.has(post.docid)) unread.push_back(post.docid);
  }
  reader.database.expect(PostDatabase::Stored::kRecord, unread);
  reader.forward.expect(docids);
}

}  // namespace mobysearch
