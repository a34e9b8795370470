// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/liquid.h"

#include <map>
#include <vector>

#include "common/unicode.h"

namespace mobysearch {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

/// Splits at `separator` outside quotes.
std::vector<std::string_view> split_unquoted(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  char quote = '\0';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == separator) {
      parts.push_back(trimmed(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(begin)));
  return parts;
}

class Resolver {
 public:
  Resolver(std::string_view body, const LiquidContext& context) : rest_(body), context_(context) {}

  std::string run() {
    while (!rest_.empty()) {
      const auto open = rest_.find('{');
      if (open == std::string_view::npos || open + 1 >= rest_.size()) break;
      const char kind = rest_[open + 1];
      if (kind != '%' && kind != '{') {
        emit(rest_.substr(0, open + 1));
        rest_.remove_prefix(open + 1);
        continue;
      }
      emit(rest_.substr(0, open));
      rest_.remove_prefix(open);
      if (!(kind == '%' ? tag() : output())) break;
    }
    emit(rest_);
    return std::move(out_);
  }

 private:
  void emit(std::string_view text) {
    if (strip_next_) {
      const auto begin = text.find_first_not_of(" \t\r\n");
      if (begin == std::string_view::npos) return;
      text.remove_prefix(begin);
      strip_next_ = false;
    }
    out_ += text;
  }

  /// Takes `{% … %}` or `{{ … }}` off the rest; its inside, or nothing when it is not closed.
  bool take(std::string_view close, std::string_view& inside) {
    const auto end = rest_.find(close, 2);
    if (end == std::string_view::npos) return false;
    inside = rest_.substr(2, end - 2);
    rest_.remove_prefix(end + 2);
    if (!inside.empty() && inside.front() == '-') {
      inside.remove_prefix(1);
      while (!out_.empty() &&
             std::string_view(" \t\r\n").find(out_.back()) != std::string_view::npos) {
        out_.pop_back();
      }
    }
    if (!inside.empty() && inside.back() == '-') {
      inside.remove_suffix(1);
      strip_next_ = true;
    }
    inside = trimmed(inside);
    return true;
  }

  bool output() {
    std::string_view inside;
    if (!take("}}", inside)) return false;
    emit(evaluate(inside));
    return true;
  }

  /// Text up to `{% endNAME %}`, which is taken off too; all of the rest when there is none.
  std::string_view block_until_end(std::string_view name) {
    const std::string end_name = "end" + std::string(name);
    for (auto at = rest_.find("{%"); at != std::string_view::npos; at = rest_.find("{%", at + 2)) {
      const auto close = rest_.find("%}", at);
      if (close == std::string_view::npos) break;
      std::string_view inside = rest_.substr(at + 2, close - at - 2);
      if (!inside.empty() && inside.front() == '-') inside.remove_prefix(1);
      if (!inside.empty() && inside.back() == '-') inside.remove_suffix(1);
      if (trimmed(inside) != end_name) continue;
      const std::string_view text = rest_.substr(0, at);
      rest_.remove_prefix(close + 2);
      return text;
    }
    const std::string_view text = rest_;
    rest_ = {};
    return text;
  }

  bool tag() {
    std::string_view inside;
    if (!take("%}", inside)) return false;
    const std::string_view name = inside.substr(0, inside.find_first_of(" \t\r\n"));
    const std::string_view argument = trimmed(inside.substr(name.size()));
    if (name == "raw") {
      emit(block_until_end(name));
    } else if (name == "comment") {
      block_until_end(name);
    } else if (name == "highlight") {
      std::string_view code = block_until_end(name);
      while (!code.empty() && (code.front() == '\n' || code.front() == '\r')) code.remove_prefix(1);
      emit("<figure class=\"highlight\"><pre><code>" + escape_html(code) +
           "</code></pre></figure>");
    } else if (name == "link" && context_.link) {
      emit(context_.baseurl + context_.link(argument));
    } else if (name == "post_url" && context_.post_url) {
      emit(context_.baseurl + context_.post_url(argument));
    } else if (name == "assign") {
      assign(argument);
    } else if (name == "capture") {
      variables_[std::string(argument)] = std::string(trimmed(block_until_end(name)));
    }
    return true;
  }

  void assign(std::string_view argument) {
    const auto equals = argument.find('=');
    if (equals == std::string_view::npos || variables_.size() > 1000) return;
    variables_[std::string(trimmed(argument.substr(0, equals)))] =
        evaluate(trimmed(argument.substr(equals + 1)));
  }

  std::string evaluate(std::string_view expression) {
    const auto parts = split_unquoted(expression, '|');
    std::string value = operand(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) value = filtered(std::move(value), parts[i]);
    return value;
  }

  std::string operand(std::string_view text) const {
    const bool quoted =
        text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
    if (quoted) return std::string(text.substr(1, text.size() - 2));
    if (const auto found = variables_.find(std::string(text)); found != variables_.end()) {
      return found->second;
    }
    const bool number =
        !text.empty() && text.find_first_not_of("0123456789.-") == std::string_view::npos;
    if (number) return std::string(text);
    if (text.substr(0, 5) == "site.") return member(context_.site, text.substr(5));
    if (text.substr(0, 5) == "page.") return member(context_.page, text.substr(5));
    return {};
  }

  static std::string member(const Value* value, std::string_view path) {
    while (value != nullptr && !path.empty()) {
      const std::string_view key = path.substr(0, path.find('.'));
      path.remove_prefix(std::min(key.size() + 1, path.size()));
      value = value->get(key);
    }
    return value != nullptr && value->is_scalar() ? value->text : std::string();
  }

  std::string filtered(std::string value, std::string_view filter) const {
    const auto colon = filter.find(':');
    const std::string_view name = trimmed(filter.substr(0, colon));
    std::string argument;
    if (colon != std::string_view::npos) {
      argument = operand(split_unquoted(filter.substr(colon + 1), ',').front());
    }
    if (name == "relative_url") return value.find("://") == value.npos ? rooted(value) : value;
    if (name == "absolute_url") {
      return value.find("://") == value.npos ? context_.site_url + rooted(value) : value;
    }
    if (name == "prepend") return argument + value;
    if (name == "append") return value + argument;
    if (name == "downcase") return lower_case(value);
    if (name == "upcase") return upper_case(value);
    if (name == "escape" || name == "xml_escape") return escape_html(value);
    if (name == "strip") return std::string(trimmed(value));
    if (name == "default") return value.empty() ? argument : value;
    return value;
  }

  std::string rooted(const std::string& path) const {
    return context_.baseurl + (path.empty() || path[0] != '/' ? "/" : "") + path;
  }

  std::string_view rest_;
  const LiquidContext& context_;
  std::string out_;
  std::map<std::string, std::string> variables_;
  bool strip_next_ = false;
};

}  // namespace

std::string resolve_liquid(std::string_view body, const LiquidContext& context) {
  return Resolver(body, context).run();
}

}  // namespace mobysearch
