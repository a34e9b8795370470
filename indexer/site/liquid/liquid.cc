// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/liquid.h"

#include <algorithm>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "indexer/site/liquid/branches.h"
#include "indexer/site/liquid/expression.h"
#include "indexer/site/liquid/media_tags.h"

namespace mobysearch {
namespace {

constexpr int kMaxDepth = 20;
constexpr int kMaxIncludes = 500;  ///< in a document
constexpr std::size_t kMaxIncludedBytes = 1U << 20;
constexpr std::size_t kMaxVariables = 1000;

/// The inside of a tag such as `{%- assign a = b -%}`, whose dashes strip blanks around it.
std::string_view without_dashes(std::string_view inside) {
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  return trim(inside);
}

/// The parameters of an include that a reader may see: all but addresses, names for machines, and
/// switches.
std::string visible_texts(const Value& parameters) {
  constexpr std::string_view kInvisible =
      "align class color file height href icon id image img lang link path source src style type "
      "uri url width";
  std::string text;
  for (const auto& [name, value] : parameters.map) {
    const bool is_sentence = value.text.find(' ') != std::string::npos;
    const bool is_address = !is_sentence && value.text.find('/') != std::string::npos;
    const bool is_invisible = !is_sentence && in_word_list(name, kInvisible);
    if (!value.is_string() || is_address || is_invisible) continue;
    text += (text.empty() ? "" : " ") + value.text;
  }
  return text;
}

class Resolver {
 public:
  Resolver(std::string_view body, const LiquidContext& context)
      : rest_(body), scope_{context, {}} {}

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
      text = trim_left(text);
      if (text.empty()) return;
      strip_next_ = false;
    }
    if (branches_.is_shown()) out_ += text;
  }

  /// Resolves another text with the variables of this moment.
  std::string resolved(std::string_view text) {
    if (depth_ >= kMaxDepth) return std::string(text);
    ++depth_;
    const auto rest = std::exchange(rest_, text);
    auto out = std::exchange(out_, {});
    auto branches = std::exchange(branches_, {});
    std::string result = run();
    --depth_;
    rest_ = rest;
    out_ = std::move(out);
    branches_ = std::move(branches);
    return result;
  }

  /// Takes `{% … %}` or `{{ … }}` off the rest. Its inside; nullopt when it is not closed.
  std::optional<std::string_view> take(std::string_view close) {
    const auto end = rest_.find(close, 2);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = rest_.substr(2, end - 2);
    rest_.remove_prefix(end + 2);
    if (inside.starts_with('-')) out_.resize(trim_right(out_).size());
    if (inside.ends_with('-')) strip_next_ = true;
    return without_dashes(inside);
  }

  bool output() {
    const auto inside = take("}}");
    if (!inside) return false;
    if (const LiquidValue value = evaluate_liquid(*inside, scope_); value.value.is_list()) {
      for (const Value& item : value.value.list) emit(item.text);
    } else {
      emit(value.text());
    }
    return true;
  }

  /// Text up to `{% endNAME %}`, which is taken off too; all of the rest when there is none.
  std::string_view block_until_end(std::string_view name) {
    const std::string end_name = "end" + std::string(name);
    for (auto at = rest_.find("{%"); at != std::string_view::npos; at = rest_.find("{%", at + 2)) {
      const auto close = rest_.find("%}", at);
      if (close == std::string_view::npos) break;
      if (without_dashes(rest_.substr(at + 2, close - at - 2)) != end_name) continue;
      const std::string_view text = rest_.substr(0, at);
      rest_.remove_prefix(close + 2);
      return text;
    }
    return std::exchange(rest_, {});
  }

  bool tag() {
    const auto inside = take("%}");
    if (!inside) return false;
    const std::string_view name = inside->substr(0, inside->find_first_of(kAsciiBlanks));
    const std::string_view argument = trim(inside->substr(name.size()));
    if (name == "raw") {
      emit(block_until_end(name));
    } else if (name == "comment") {
      block_until_end(name);
    } else if (!branch(name, argument) && branches_.is_shown()) {
      text_tag(name, argument);
    }
    return true;
  }

  bool branch(std::string_view name, std::string_view argument) {
    if (name == "if") {
      branches_.open(liquid_condition(argument, scope_));
    } else if (name == "unless") {
      const auto condition = liquid_condition(argument, scope_);
      branches_.open(condition ? std::optional(!*condition) : std::nullopt);
    } else if (name == "case") {
      branches_.open_case(std::string(argument), evaluate_liquid(argument, scope_).known);
    } else if (branches_.empty()) {
      return false;
    } else if (in_word_list(name, "endif endunless endcase")) {
      branches_.close();
    } else if (name == "elsif") {
      branches_.next(liquid_condition(argument, scope_));
    } else if (name == "when") {
      branches_.next(matches_subject(argument));
    } else if (name == "else") {
      branches_.next(true);
    } else {
      return false;
    }
    return true;
  }

  std::optional<bool> matches_subject(std::string_view values) {
    for (std::string_view value : split_unquoted(values, ',')) {
      const auto same = liquid_condition(branches_.subject() + " == " + std::string(value), scope_);
      if (!same || *same) return same;
    }
    return false;
  }

  void text_tag(std::string_view name, std::string_view argument) {
    const LiquidContext& context = scope_.context;
    if (name == "highlight") {
      const std::string code = resolved(block_until_end(name));
      const auto begin = std::min(code.find_first_not_of("\r\n"), code.size());
      emit("<figure class=\"highlight\"><pre><code>" + escape_html(code.substr(begin)) +
           "</code></pre></figure>");
    } else if (name == "link" && context.link) {
      emit(context.baseurl + context.link(resolved(argument)));
    } else if (name == "post_url" && context.post_url) {
      emit(context.baseurl + context.post_url(argument));
    } else if (const std::string media = media_tag_html(name, resolved(argument)); !media.empty()) {
      emit(media);
    } else if (name == "assign") {
      assign(argument);
    } else if (name == "capture") {
      set_variable(argument, known_text(resolved(block_until_end(name))));
    } else if (name == "for") {
      set_variable(argument.substr(0, argument.find(' ')), {});
    } else if (name.starts_with("include")) {
      include(argument);
    }
  }

  void set_variable(std::string_view name, LiquidValue value) {
    if (scope_.variables.size() >= kMaxVariables) return;
    scope_.variables.insert_or_assign(std::string(trim(name)), std::move(value));
  }

  void assign(std::string_view argument) {
    const auto equals = argument.find('=');
    if (equals == std::string_view::npos) return;
    set_variable(argument.substr(0, equals),
                 evaluate_liquid(trim(argument.substr(equals + 1)), scope_));
  }

  /// `file.html name="text" other=page.value`.
  void include(std::string_view argument) {
    const auto name_end = argument.starts_with("{{") ? argument.find("}}") : 0;
    const auto file_end =
        std::min(argument.find(' ', std::min(name_end, argument.size())), argument.size());
    const std::string file = resolved(argument.substr(0, file_end));
    const auto words = split_unquoted(argument.substr(file_end), ' ');
    Value parameters(Value::Kind::kMap);
    for (std::string_view word : words) {
      const auto equals = word.find('=');
      if (equals == std::string_view::npos) continue;
      LiquidValue value = evaluate_liquid(word.substr(equals + 1), scope_);
      if (value.known) parameters.set(word.substr(0, equals), std::move(value.value));
    }
    if (++includes_ > kMaxIncludes || included_bytes_ > kMaxIncludedBytes) return;
    const auto text = scope_.context.include ? scope_.context.include(file) : std::nullopt;
    if (!text) return emit(visible_texts(parameters));
    included_bytes_ += text->size();
    const Value* outer = std::exchange(scope_.include, &parameters);
    emit(resolved(*text));
    scope_.include = outer;
  }

  std::string_view rest_;
  LiquidScope scope_;
  std::string out_;
  LiquidBranches branches_;
  int depth_ = 0;  ///< of nested texts
  int includes_ = 0;
  std::size_t included_bytes_ = 0;
  bool strip_next_ = false;
};

}  // namespace

std::string resolve_liquid(std::string_view body, const LiquidContext& context) {
  return Resolver(body, context).run();
}

}  // namespace mobysearch
