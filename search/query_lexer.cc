// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_lexer.h"

#include <utility>

#include "common/schema.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

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

/// Whether the word behind a minus can only be an option of a command that readers paste, such as
/// `-g`, `-Zbuild-std` or `-std=c++17`: nobody means posts without it.
bool is_option(std::string_view word) {
  if (word.size() == 1) return true;
  if (word.find('=') != std::string_view::npos) return true;
  return word.size() > 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'a' && word[1] <= 'z' &&
         word.find('-') != std::string_view::npos;
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
    if (!lexemes_.empty()) lexemes_.back().ends_query = !is_blank(text_.back());
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
    if (c == '-' && is_minus()) return push_sign(Kind::kMinus);
    if (quote_length(text_, at_) > 0) return quoted({});
    word();
  }

  bool is_minus() const {
    const bool begins_word = at_ == 0 || is_blank(text_[at_ - 1]) || text_[at_ - 1] == '(';
    if (!begins_word || at_end_or_blank(at_ + 1) || text_[at_ + 1] == '-') return false;
    const auto end = text_.find_first_of(" \t\n\r()\"", at_ + 1);
    return !is_option(text_.substr(at_ + 1, end - (at_ + 1)));
  }

  void quoted(std::string field) {
    at_ += quote_length(text_, at_);
    const std::size_t begin = at_;
    while (at_ < text_.size() && quote_length(text_, at_) == 0) ++at_;
    push(Kind::kQuoted, begin, std::move(field));
    lexemes_.back().is_open = at_ == text_.size();
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

}  // namespace

std::vector<Lexeme> lex_query(std::string_view query) { return Lexer(query).run(); }

}  // namespace mobysearch
