// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// A piece of a query: a word, a phrase or a sign.
struct Lexeme {
  enum class Kind { kText, kQuoted, kOpen, kClose, kAnd, kOr, kNot, kMinus } kind = Kind::kText;
  std::string text;
  std::string field;        ///< "title" for `title:text`; empty for no field
  std::size_t begin = 0;    ///< of the text in the query
  bool is_open = false;     ///< a phrase whose closing quotation mark is missing
  bool ends_query = false;  ///< nothing stands behind it, not even a blank
};

/// The pieces of a query (docs/query_syntax.md), in their order. Any bytes are accepted.
std::vector<Lexeme> lex_query(std::string_view query);

}  // namespace mobysearch
