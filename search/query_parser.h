// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "search/date_range.h"
#include "search/stop_word_check.h"

namespace mobysearch {

/// A parsed query (docs/query_syntax.md). Words that should all match are the items of the topmost
/// kAll; AND and OR make strict groups inside it, parentheses only hold those together.
struct QueryNode {
  enum class Kind {
    kWord,    ///< one word as typed, perhaps several tokens: `moby/moby#32925`
    kPrefix,  ///< `word*`
    kPhrase,  ///< text between quotes
    kField,   ///< `field:value`; the field's words, or its whole value
    kDate,    ///< `date:value`, `before:value` or `after:value`
    kAll,     ///< all of the children (at the top: preferably)
    kAny,     ///< one of the children
    kNot,     ///< none of the one child
  };
  Kind kind = Kind::kAll;
  std::string text;
  Field field = Field::kTitle;  ///< of a kField
  DateRange dates = {};         ///< of a kDate
  bool quoted = false;          ///< a field's value, or phrase: no typo tolerance
  bool unfinished = false;      ///< what is still being typed: its last word may go on
  bool alone = false;           ///< the query has nothing but this word, or only restricts it
  bool strict = false;          ///< a group whose children are all required
  std::size_t begin = 0;        ///< where `text` stands in the query, for corrections
  std::vector<QueryNode> children;
};

/// Never fails: what makes no sense as syntax is text (operators inside a sentence, minuses when
/// there is nothing else), and what goes beyond the limits (64 words, 16 brackets, 8 operators) is
/// left out or read as text. `prefix`: the query is unfinished unless a blank, a bracket or a
/// closing quotation mark ends it.
QueryNode parse_query(std::string_view query, bool prefix, const StopWordCheck& is_stop_word = {});

/// Reads all operators and fields as text; of the syntax, quotation marks remain.
QueryNode parse_text(std::string_view query, bool prefix);

}  // namespace mobysearch
