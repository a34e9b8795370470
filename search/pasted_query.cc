// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pasted_query.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/schema.h"
#include "common/text/unicode.h"
#include "search/query_lexer.h"
#include "search/query_plan.h"
#include "search/typed_run.h"

namespace mobysearch {
namespace {

using LexemeKind = Lexeme::Kind;
using Texts = std::vector<std::string>;

constexpr std::size_t kMaxTitledPosts = 20;  ///< with one title or heading, of which any is as good

/// What in the query may exclude posts, as it stands there, case-folded.
Texts excluding_texts(std::string_view query) {
  Texts texts;
  bool after_minus = false;
  for (const Lexeme& lexeme : lex_query(query)) {
    std::string text = lexeme.kind == LexemeKind::kQuoted ? std::string() : lexeme.text;
    if (!lexeme.field.empty()) text.insert(0, lexeme.field + ':');
    if (after_minus) text.insert(0, "-");
    if (after_minus || !lexeme.field.empty() || lexeme.kind == LexemeKind::kNot)
      texts.push_back(fold_case(text));
    after_minus = lexeme.kind == LexemeKind::kMinus;
  }
  return texts;
}

bool contains_all(std::string_view text, const Texts& wanted) {
  const std::string folded = fold_case(text);
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
    return folded.find(each) != std::string::npos;
  });
}

/// Whether the title or a heading of the post has all the texts.
bool is_called_so(std::uint32_t docid, const Texts& texts, const IndexReader& reader) {
  const auto stored = reader.stored_post(docid);
  if (!stored) return false;
  const PostView& post = (*stored)->view;
  return contains_all(post.title, texts) ||
         std::any_of(post.sections.begin(), post.sections.end(), [&](const SectionView& section) {
           return contains_all(section.heading, texts);
         });
}

bool is_pasted(std::string_view query, IndexReader& reader) {
  const Texts texts = excluding_texts(query);
  if (texts.empty()) return false;
  ExactPhrase phrase;
  add_exact_phrase(query, reader, phrase);
  for (const std::string& term : phrase.terms) {
    for (const std::uint32_t docid : reader.database.posts_with(term, kMaxTitledPosts))
      if (is_called_so(docid, texts, reader)) return true;
  }
  return false;
}

}  // namespace

QueryNode read_query(const SearchRequest& request, IndexReader& reader) {
  if (is_pasted(request.query, reader)) return parse_text(request.query, request.prefix);
  return parse_query(request.query, request.prefix, reader.languages.stop_words());
}

}  // namespace mobysearch
