// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_parser.h"

#include <utility>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr int kMaxWords = 64;
constexpr int kMaxBrackets = 16;
constexpr int kMaxOperators = 8;
constexpr std::size_t kMinPrefixBytes = 3;

struct Lexeme {
  enum class Kind { kText, kQuoted, kOpen, kClose, kAnd, kOr, kNot, kMinus } kind = Kind::kText;
  std::string text;
  std::string field;      ///< "title" for `title:text`; empty for no field
  std::size_t begin = 0;  ///< of the text in the query
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Length of a quotation mark (straight or curly) at `at`, or 0.
std::size_t quote_length(std::string_view text, std::size_t at) {
  if (text[at] == '"') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "\u201C" || three == "\u201D" || three == "\u201E" ? 3 : 0;
}

bool is_query_field(std::string_view name) {
  return field_by_name(name) != nullptr || name == "date" || name == "before" || name == "after";
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Lexeme> run() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else {
        next();
      }
    }
    return std::move(lexemes_);
  }

 private:
  using Kind = Lexeme::Kind;

  bool at_end_or_blank(std::size_t at) const { return at >= text_.size() || is_blank(text_[at]); }

  /// The text from `begin` up to where the lexer stands.
  void push(Kind kind, std::size_t begin, std::string field = {}) {
    lexemes_.push_back(
        {kind, std::string(text_.substr(begin, at_ - begin)), std::move(field), begin});
  }

  void push_sign(Kind kind) {
    ++at_;
    push(kind, at_ - 1);
  }

  void next() {
    const char c = text_[at_];
    if (c == '(') return push_sign(Kind::kOpen);
    if (c == ')') return push_sign(Kind::kClose);
    const bool begins_word = at_ == 0 || is_blank(text_[at_ - 1]) || text_[at_ - 1] == '(';
    if (c == '-' && begins_word && !at_end_or_blank(at_ + 1) && text_[at_ + 1] != '-') {
      return push_sign(Kind::kMinus);
    }
    if (quote_length(text_, at_) > 0) return quoted({});
    word();
  }

  void quoted(std::string field) {
    at_ += quote_length(text_, at_);
    const std::size_t begin = at_;
    while (at_ < text_.size() && quote_length(text_, at_) == 0) ++at_;
    push(Kind::kQuoted, begin, std::move(field));
    if (at_ < text_.size()) at_ += quote_length(text_, at_);
  }

  void word() {
    const std::size_t begin = at_;
    for (; !at_end_or_blank(at_) && text_[at_] != '(' && text_[at_] != ')'; ++at_) {
      if (quote_length(text_, at_) > 0) break;
      if (text_[at_] != ':' || at_end_or_blank(at_ + 1)) continue;
      const std::string name = fold_case(text_.substr(begin, at_ - begin));
      if (is_query_field(name)) return field_value(name);
    }
    const std::string_view text = text_.substr(begin, at_ - begin);
    push(text == "AND"   ? Kind::kAnd
         : text == "OR"  ? Kind::kOr
         : text == "NOT" ? Kind::kNot
                         : Kind::kText,
         begin);
  }

  void field_value(const std::string& name) {
    ++at_;
    if (quote_length(text_, at_) > 0) return quoted(name);
    const std::size_t begin = at_;
    while (!at_end_or_blank(at_) && text_[at_] != ')') ++at_;
    push(Kind::kText, begin, name);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
};

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

class Parser {
 public:
  Parser(std::string_view query, bool prefix) : lexemes_(Lexer(query).run()) {
    const bool goes_on = prefix && !query.empty() && !is_blank(query.back());
    if (goes_on && query.back() != '"' && at_kind(lexemes_.size() - 1, Kind::kText) &&
        lexemes_.back().field.empty()) {
      unfinished_ = &lexemes_.back();
    }
    limit();
  }

  QueryNode run() {
    QueryNode top;
    while (at_ < lexemes_.size()) {
      if (take(Kind::kClose)) continue;  // one too many
      add(any(), top);
    }
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
    if (node.text.empty() || ++words_ > kMaxWords) return false;
    if (!lexeme.field.empty()) {
      field_leaf(lexeme, node);
      return true;
    }
    node.kind = node.quoted ? QueryNode::Kind::kPhrase : QueryNode::Kind::kWord;
    node.unfinished = &lexeme == unfinished_;
    if (!has_prefix_ && !node.quoted && is_prefix(node.text)) {
      has_prefix_ = true;  // one wildcard a query
      node.kind = QueryNode::Kind::kPrefix;
      node.text.pop_back();
    }
    return true;
  }

  static void field_leaf(const Lexeme& lexeme, QueryNode& node) {
    if (const FieldSpec* spec = field_by_name(lexeme.field)) {
      node.kind = QueryNode::Kind::kField;
      node.field = spec->field;
    } else if (const auto dates = date_range(lexeme.field, lexeme.text)) {
      node.kind = QueryNode::Kind::kDate;
      node.dates = *dates;
    } else {
      node.kind = QueryNode::Kind::kWord;  // no date: text after all
    }
  }

  std::vector<Lexeme> lexemes_;
  const Lexeme* unfinished_ = nullptr;
  std::size_t at_ = 0;
  int words_ = 0;
  bool has_prefix_ = false;
};

}  // namespace

QueryNode parse_query(std::string_view query, bool prefix) { return Parser(query, prefix).run(); }

}  // namespace mobysearch
