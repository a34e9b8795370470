// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_parser.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr int kMaxWords = 64;
constexpr int kMaxBrackets = 16;
constexpr int kMaxOperators = 8;

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

/// First and last day that "2017", "2017-05" or "2017-05-08" names, as YYYYMMDD.
struct Days {
  std::string first, last;
};
std::optional<Days> days_of(std::string_view text) {
  int parts[3] = {0, 1, 1};
  int count = 0;
  for (std::size_t i = 0; i <= text.size() && count < 3;) {
    const std::size_t end = std::min(text.find('-', i), text.size());
    const std::string_view digits = text.substr(i, end - i);
    const std::size_t wanted = count == 0 ? 4 : 2;
    if (digits.empty() || digits.size() > wanted) return std::nullopt;
    if (count == 0 && digits.size() != 4) return std::nullopt;
    int value = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    parts[count++] = value;
    if (end == text.size()) break;
    i = end + 1;
    if (count == 3) return std::nullopt;
  }
  using namespace std::chrono;
  const year_month_day first{year{parts[0]}, month{static_cast<unsigned>(parts[1])},
                             day{static_cast<unsigned>(parts[2])}};
  if (count == 0 || !first.ok()) return std::nullopt;
  int last_month = parts[1];
  int last_day = parts[2];
  if (count == 1) last_month = 12;
  if (count < 3) {
    const year_month_day_last end{first.year(),
                                  month_day_last{month{static_cast<unsigned>(last_month)}}};
    last_day = static_cast<int>(static_cast<unsigned>(end.day()));
  }
  return Days{fmt::format("{:04}{:02}{:02}", parts[0], parts[1], parts[2]),
              fmt::format("{:04}{:02}{:02}", parts[0], last_month, last_day)};
}

std::optional<std::string> date_range(const std::string& field, const std::string& value) {
  const auto dots = value.find("..");
  if (field == "date" && dots != std::string::npos) {
    const auto from = days_of(std::string_view(value).substr(0, dots));
    const auto to = days_of(std::string_view(value).substr(dots + 2));
    const bool open_start = dots == 0;
    const bool open_end = dots + 2 == value.size();
    if ((!from && !open_start) || (!to && !open_end) || (open_start && open_end))
      return std::nullopt;
    return (from ? from->first : "") + ".." + (to ? to->last : "");
  }
  const auto days = days_of(value);
  if (!days) return std::nullopt;
  if (field == "date") return days->first + ".." + days->last;
  if (field == "after") return days->first + "..";
  return ".." + days->last;
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
    if (!node.quoted && node.text.size() > 3 && node.text.back() == '*' &&
        node.text.find('*') == node.text.size() - 1 && !has_prefix_) {
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
    auto range = date_range(lexeme.field, lexeme.text);
    if (range) {
      node.kind = QueryNode::Kind::kDate;
      node.text = std::move(*range);
    } else {
      node.kind = QueryNode::Kind::kWord;  // no date: text after all
    }
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
      return "date:" + node.text;
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
