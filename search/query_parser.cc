// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_parser.h"

#include <algorithm>
#include <utility>

#include "common/text/unicode.h"
#include "search/query_lexer.h"
#include "search/stray_operators.h"

namespace mobysearch {
namespace {

constexpr int kMaxQueryWords = 64;
constexpr int kMaxBrackets = 16;
constexpr int kMaxOperators = 8;
constexpr std::size_t kMinPrefixBytes = 3;

/// `beginning*`, long enough that not too many words begin so.
bool is_prefix(std::string_view text) {
  if (!text.ends_with('*') || text.find('*') != text.size() - 1) return false;
  return fold_case(text.substr(0, text.size() - 1)).size() >= kMinPrefixBytes;
}

QueryNode node_of(QueryNode::Kind kind, QueryNode child) {
  QueryNode node;
  node.kind = kind;
  node.children.push_back(std::move(child));
  return node;
}

/// A minus and a letter: the option of a command, or the beginning of what is not wanted.
bool is_begun_option(const QueryNode& node) {
  return node.unfinished && !node.quoted && node.text.size() == 2 && node.text[0] == '-';
}

bool is_empty_group(const QueryNode& node) {
  return node.kind == QueryNode::Kind::kAll && node.children.empty();
}

/// Adds a part, or the items of a group that only holds them together: an aside in a sentence
/// demands no more than the words around it.
void add(QueryNode part, QueryNode& group) {
  const bool is_loose = part.kind == QueryNode::Kind::kAll && !part.strict;
  if (!is_loose) return group.children.push_back(std::move(part));
  for (QueryNode& child : part.children) group.children.push_back(std::move(child));
}

bool holds_a_character_of_words(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode_utf8(text);
    if (char_class(c.value) != CharClass::kOther || is_pictograph(c.value)) return true;
    text.remove_prefix(c.length);
  }
  return false;
}

/// Whether the tree asks for something, and not only that something be missing.
bool asks_for_something(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  if (node.kind == Kind::kNot) return false;
  if (node.kind == Kind::kWord) return holds_a_character_of_words(node.text);
  if (node.kind != Kind::kAll && node.kind != Kind::kAny) return true;
  return std::any_of(node.children.begin(), node.children.end(), asks_for_something);
}

/// Whether posts are not asked for by it, but left out.
bool is_restriction(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  return node.kind == Kind::kNot || node.kind == Kind::kDate ||
         (node.kind == Kind::kField && !field_spec(node.field).words);
}

void mark_lone_word(std::vector<QueryNode>& nodes) {
  QueryNode* word = nullptr;
  for (QueryNode& node : nodes) {
    if (is_restriction(node)) continue;
    if (word || node.kind != QueryNode::Kind::kWord) return;
    word = &node;
  }
  if (word) word->alone = true;
}

class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, bool prefix) : lexemes_(std::move(lexemes)), prefix_(prefix) {
    limit();
  }

  QueryNode run() {
    QueryNode top;
    while (at_ < lexemes_.size()) {
      if (take(Kind::kClose)) continue;  // one too many
      add(any(), top);
    }
    mark_lone_word(top.children);
    return top;
  }

 private:
  using Kind = Lexeme::Kind;

  /// Makes text of operators and brackets beyond the limits.
  void limit() {
    int operators = 0;
    int brackets = 0;
    for (Lexeme& lexeme : lexemes_) {
      if (lexeme.kind == Kind::kText || lexeme.kind == Kind::kQuoted) continue;
      const bool is_bracket = lexeme.kind == Kind::kOpen || lexeme.kind == Kind::kClose;
      const bool is_too_many = is_bracket ? ++brackets > kMaxBrackets : ++operators > kMaxOperators;
      if (is_too_many) lexeme.kind = Kind::kText;
    }
  }

  bool at_kind(std::size_t at, Kind kind) const {
    return at < lexemes_.size() && lexemes_[at].kind == kind;
  }
  bool at_kind(Kind kind) const { return at_kind(at_, kind); }
  bool take(Kind kind) {
    const bool is_there = at_kind(kind);
    if (is_there) ++at_;
    return is_there;
  }
  bool ends_group() const { return at_ >= lexemes_.size() || at_kind(Kind::kClose); }

  /// a OR b OR c
  QueryNode any() {
    QueryNode left = all();
    if (!at_kind(Kind::kOr)) return left;
    QueryNode group = node_of(QueryNode::Kind::kAny, std::move(left));
    group.strict = true;
    while (take(Kind::kOr) && !ends_group()) group.children.push_back(all());
    std::erase_if(group.children, is_empty_group);
    if (group.children.empty()) return {};
    if (group.children.size() == 1) return std::move(group.children.front());
    for (QueryNode& child : group.children) child.strict = true;
    return group;
  }

  /// a b AND c -d
  QueryNode all() {
    QueryNode group;
    while (!ends_group() && !at_kind(Kind::kOr)) {
      if (take(Kind::kAnd)) {
        if (!group.children.empty() && at_ < lexemes_.size()) group.strict = true;
      } else {
        item(group);
      }
    }
    if (group.children.size() == 1 && group.children[0].kind != QueryNode::Kind::kNot) {
      return std::move(group.children[0]);
    }
    return group;
  }

  /// A word, a field's value, a phrase or a group in brackets, perhaps negated.
  void item(QueryNode& group) {
    const bool negated = take(Kind::kNot) || take(Kind::kMinus);
    if (negated && (ends_group() || at_kind(Kind::kOr) || at_kind(Kind::kAnd))) return;
    QueryNode node;
    if (take(Kind::kOpen)) {
      node = any();
      take(Kind::kClose);
    } else if (!leaf(lexemes_[at_++], node)) {
      return;
    }
    if (!negated) return add(std::move(node), group);
    if (is_empty_group(node)) return;
    node.strict = node.strict || node.kind == QueryNode::Kind::kAll;
    add(node_of(QueryNode::Kind::kNot, std::move(node)), group);
  }

  bool leaf(const Lexeme& lexeme, QueryNode& node) {
    node.text = lexeme.text;
    node.begin = lexeme.begin;
    node.quoted = lexeme.kind == Kind::kQuoted;
    node.unfinished = prefix_ && lexeme.ends_query && (!node.quoted || lexeme.is_open);
    if (node.text.empty() || (words_ > 0 && is_begun_option(node))) return false;
    if (++words_ > kMaxQueryWords) return false;
    if (!lexeme.field.empty()) return field_leaf(lexeme, node);
    node.kind = node.quoted ? QueryNode::Kind::kPhrase : QueryNode::Kind::kWord;
    if (!has_prefix_ && !node.quoted && is_prefix(node.text)) {
      has_prefix_ = true;  // one wildcard a query
      node.kind = QueryNode::Kind::kPrefix;
      node.text.pop_back();
    }
    return true;
  }

  /// Returns whether the field asks for something already.
  static bool field_leaf(const Lexeme& lexeme, QueryNode& node) {
    if (const FieldSpec* spec = field_by_name(lexeme.field)) {
      node.kind = QueryNode::Kind::kField;
      node.field = spec->field;
    } else if (const auto dates = date_range(lexeme.field, lexeme.text)) {
      node.kind = QueryNode::Kind::kDate;
      node.dates = *dates;
    } else {
      node.kind = QueryNode::Kind::kWord;  // no date: text after all
      return !node.unfinished;
    }
    return true;
  }

  std::vector<Lexeme> lexemes_;
  bool prefix_;
  std::size_t at_ = 0;
  int words_ = 0;
  bool has_prefix_ = false;
};

}  // namespace

QueryNode parse_query(std::string_view query, bool prefix, const StopWordCheck& is_stop_word) {
  std::vector<Lexeme> lexemes = lex_query(query);
  read_stray_operators(lexemes, is_stop_word);
  const bool is_begun = prefix && lexemes.size() == 1 && lexemes[0].ends_query;
  if (is_begun) read_operators_as_text(lexemes);  // ORCHESTRATION
  QueryNode top = Parser(lexemes, prefix).run();
  if (top.children.empty() || asks_for_something(top)) return top;
  read_operators_as_text(lexemes);
  return Parser(std::move(lexemes), prefix).run();
}

QueryNode parse_text(std::string_view query, bool prefix) {
  std::vector<Lexeme> lexemes = lex_query(query);
  read_operators_as_text(lexemes);
  read_fields_as_text(lexemes);
  return Parser(std::move(lexemes), prefix).run();
}

}  // namespace mobysearch
