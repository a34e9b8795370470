// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_parser.h"

#include <algorithm>

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
  std::string field;  ///< `field:` before the text
  std::size_t begin = 0;
  bool glued = false;  ///< no blank before it
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
  void push(Lexeme::Kind kind, std::string text, std::size_t begin, std::string field = {}) {
    const bool glued = begin > 0 && !is_blank(text_[begin - 1]);
    lexemes_.push_back({kind, std::move(text), std::move(field), begin, glued});
  }

  void next() {
    const char c = text_[at_];
    const bool at_start = at_ == 0 || is_blank(text_[at_ - 1]) || text_[at_ - 1] == '(';
    if (c == '(' || c == ')') {
      push(c == '(' ? Lexeme::Kind::kOpen : Lexeme::Kind::kClose, std::string(1, c), at_);
      ++at_;
      return;
    }
    const bool minus = c == '-' && at_start && at_ + 1 < text_.size() &&
                       !is_blank(text_[at_ + 1]) && text_[at_ + 1] != '-';
    if (minus) {
      push(Lexeme::Kind::kMinus, "-", at_++);
      return;
    }
    if (quote_length(text_, at_) > 0) return quoted({});
    word();
  }

  void quoted(std::string field) {
    at_ += quote_length(text_, at_);
    const std::size_t begin = at_;
    while (at_ < text_.size() && quote_length(text_, at_) == 0) ++at_;
    push(Lexeme::Kind::kQuoted, std::string(text_.substr(begin, at_ - begin)), begin,
         std::move(field));
    if (at_ < text_.size()) at_ += quote_length(text_, at_);
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '(' && text_[at_] != ')' &&
           quote_length(text_, at_) == 0) {
      if (text_[at_] == ':') {
        const std::string name = fold_case(text_.substr(begin, at_ - begin));
        const bool value_follows = at_ + 1 < text_.size() && !is_blank(text_[at_ + 1]);
        if (is_query_field(name) && value_follows) return field_value(name);
      }
      ++at_;
    }
    const std::string text(text_.substr(begin, at_ - begin));
    Lexeme::Kind kind = Lexeme::Kind::kText;
    if (text == "AND") kind = Lexeme::Kind::kAnd;
    if (text == "OR") kind = Lexeme::Kind::kOr;
    if (text == "NOT") kind = Lexeme::Kind::kNot;
    push(kind, text, begin);
  }

  void field_value(const std::string& name) {
    ++at_;
    if (quote_length(text_, at_) > 0) return quoted(name);
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != ')') ++at_;
    push(Lexeme::Kind::kText, std::string(text_.substr(begin, at_ - begin)), begin, name);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
};

/// `beginning*`, long enough not to begin too many words.
bool is_prefix(std::string_view text) {
  if (!text.ends_with('*') || text.find('*') != text.size() - 1) return false;
  return fold_case(text.substr(0, text.size() - 1)).size() >= kMinPrefixBytes;
}

class Parser {
 public:
  Parser(std::string_view query, bool prefix) : lexemes_(Lexer(query).run()) {
    const bool open_end = !query.empty() && !is_blank(query.back()) && query.back() != '"';
    if (prefix && open_end && !lexemes_.empty() && lexemes_.back().kind == Lexeme::Kind::kText &&
        lexemes_.back().field.empty()) {
      unfinished_ = &lexemes_.back();
    }
    limit();
  }

  QueryNode run() {
    QueryNode top;
    while (at_ < lexemes_.size()) {
      if (lexemes_[at_].kind == Lexeme::Kind::kClose) {
        ++at_;  // one too many
        continue;
      }
      QueryNode part = any();
      if (part.kind == QueryNode::Kind::kAll && !part.strict) {
        for (QueryNode& child : part.children) top.children.push_back(std::move(child));
      } else {
        top.children.push_back(std::move(part));
      }
    }
    return top;
  }

 private:
  /// Operators and brackets beyond the limits are text or nothing.
  void limit() {
    int operators = 0;
    int brackets = 0;
    for (Lexeme& lexeme : lexemes_) {
      using Kind = Lexeme::Kind;
      const bool is_operator = lexeme.kind == Kind::kAnd || lexeme.kind == Kind::kOr ||
                               lexeme.kind == Kind::kNot || lexeme.kind == Kind::kMinus;
      const bool is_bracket = lexeme.kind == Kind::kOpen || lexeme.kind == Kind::kClose;
      if ((is_operator && ++operators > kMaxOperators) ||
          (is_bracket && ++brackets > kMaxBrackets)) {
        lexeme.kind = Kind::kText;
      }
    }
  }

  bool at_kind(Lexeme::Kind kind) const {
    return at_ < lexemes_.size() && lexemes_[at_].kind == kind;
  }
  bool ends_group() const { return at_ >= lexemes_.size() || at_kind(Lexeme::Kind::kClose); }

  /// a OR b OR c
  QueryNode any() {
    QueryNode left = all();
    if (!at_kind(Lexeme::Kind::kOr)) return left;
    QueryNode group;
    group.kind = QueryNode::Kind::kAny;
    group.strict = true;
    group.children.push_back(std::move(left));
    while (at_kind(Lexeme::Kind::kOr)) {
      ++at_;
      if (ends_group()) break;
      QueryNode right = all();
      if (right.kind != QueryNode::Kind::kAll || !right.children.empty()) {
        group.children.push_back(std::move(right));
      }
    }
    auto& children = group.children;
    children.erase(std::remove_if(children.begin(), children.end(),
                                  [](const QueryNode& child) {
                                    return child.kind == QueryNode::Kind::kAll &&
                                           child.children.empty();
                                  }),
                   children.end());
    if (children.size() == 1) return std::move(children.front());
    for (QueryNode& child : children) child.strict = true;
    return group;
  }

  /// a b AND c -d
  QueryNode all() {
    QueryNode group;
    while (!ends_group() && !at_kind(Lexeme::Kind::kOr)) {
      if (at_kind(Lexeme::Kind::kAnd)) {
        if (!group.children.empty() && at_ + 1 < lexemes_.size()) group.strict = true;
        ++at_;
        continue;
      }
      item(group);
    }
    if (group.children.size() == 1 && group.children[0].kind != QueryNode::Kind::kNot) {
      return std::move(group.children[0]);
    }
    return group;
  }

  void item(QueryNode& group) {
    const bool negated = at_kind(Lexeme::Kind::kNot) || at_kind(Lexeme::Kind::kMinus);
    if (negated) {
      ++at_;
      if (ends_group() || at_kind(Lexeme::Kind::kOr) || at_kind(Lexeme::Kind::kAnd)) return;
    }
    QueryNode node;
    bool made = false;
    if (at_kind(Lexeme::Kind::kOpen)) {
      ++at_;
      node = any();
      if (at_kind(Lexeme::Kind::kClose)) ++at_;
      made = node.kind != QueryNode::Kind::kAll || !node.children.empty();
      // An aside in a sentence demands no more than the words around it.
      if (node.kind == QueryNode::Kind::kAll && !node.strict && !negated) {
        for (QueryNode& child : node.children) group.children.push_back(std::move(child));
        return;
      }
      if (node.kind == QueryNode::Kind::kAll) node.strict = true;
    } else {
      made = leaf(lexemes_[at_++], node);
    }
    if (!made) return;
    if (negated) {
      QueryNode inverse;
      inverse.kind = QueryNode::Kind::kNot;
      inverse.children.push_back(std::move(node));
      node = std::move(inverse);
    }
    group.children.push_back(std::move(node));
  }

  bool leaf(const Lexeme& lexeme, QueryNode& node) {
    node.text = lexeme.text;
    node.begin = lexeme.begin;
    node.quoted = lexeme.kind == Lexeme::Kind::kQuoted;
    if (node.text.empty() || ++words_ > kMaxWords) return false;
    if (!lexeme.field.empty()) return field_leaf(lexeme, node);
    node.kind = node.quoted ? QueryNode::Kind::kPhrase : QueryNode::Kind::kWord;
    node.unfinished = &lexeme == unfinished_;
    if (!has_prefix_ && !node.quoted && is_prefix(node.text)) {
      has_prefix_ = true;  // one wildcard a query
      node.kind = QueryNode::Kind::kPrefix;
      node.text.pop_back();
    }
    return true;
  }

  static bool field_leaf(const Lexeme& lexeme, QueryNode& node) {
    if (const FieldSpec* spec = field_by_name(lexeme.field)) {
      node.kind = QueryNode::Kind::kField;
      node.field = spec->field;
      return true;
    }
    const auto dates = date_range(lexeme.field, lexeme.text);
    node.kind = dates ? QueryNode::Kind::kDate : QueryNode::Kind::kWord;  // no date: text after all
    node.dates = dates.value_or(DateRange());
    return true;
  }

  std::vector<Lexeme> lexemes_;
  const Lexeme* unfinished_ = nullptr;
  std::size_t at_ = 0;
  int words_ = 0;
  bool has_prefix_ = false;
};

}  // namespace

QueryNode parse_query(std::string_view query, bool prefix) { return Parser(query, prefix).run(); }

std::string to_string(const QueryNode& node) {
  const auto group = [&](std::string_view name) {
    std::string out = "(" + std::string(name);
    for (const QueryNode& child : node.children) out += " " + to_string(child);
    return out + ")";
  };
  using Kind = QueryNode::Kind;
  switch (node.kind) {
    case Kind::kWord:
      return node.text + (node.unfinished ? "…" : "");
    case Kind::kPrefix:
      return node.text + "*";
    case Kind::kPhrase:
      return "\"" + node.text + "\"";
    case Kind::kField:
      return std::string(field_spec(node.field).name) + ":" +
             (node.quoted ? "\"" + node.text + "\"" : node.text);
    case Kind::kDate:
      return "date:" + to_string(node.dates);
    case Kind::kAll:
      return group(node.strict ? "and" : "all");
    case Kind::kAny:
      return group("or");
    case Kind::kNot:
      return group("not");
  }
  return {};
}

}  // namespace mobysearch
