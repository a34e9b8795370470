// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/liquid.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "indexer/site/liquid/blank_blocks.h"
#include "indexer/site/liquid/branches.h"
#include "indexer/site/liquid/expression.h"
#include "indexer/site/liquid/loops.h"
#include "indexer/site/liquid/media_tags.h"
#include "indexer/site/liquid/plugin_tags.h"
#include "indexer/site/liquid/tags.h"
#include "indexer/site/liquid/value_text.h"

namespace mobysearch {
namespace {

constexpr int kMaxDepth = 20;
constexpr int kMaxIncludes = 500;  ///< in a document
constexpr std::size_t kMaxIncludedBytes = 1U << 20;
constexpr std::size_t kMaxVariables = 1000;
constexpr std::size_t kRoundWork = 150;  ///< what a round of a loop costs at least

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
        copy(rest_.substr(0, open + 1));
        rest_.remove_prefix(open + 1);
        continue;
      }
      copy(rest_.substr(0, open));
      rest_.remove_prefix(open);
      if (!(kind == '%' ? tag() : output())) break;
      if (jump_ != Jump::kNone) return std::move(out_);
    }
    copy(rest_);
    return std::move(out_);
  }

 private:
  /// Text of the template: the dashes of the tags on both sides of it strip its blanks, and no
  /// others.
  void copy(std::string_view text) {
    if (std::exchange(strip_next_, false)) text = trim_left(text);
    copied_from_ = out_.size();
    emit(text);
  }

  void emit(std::string_view text) {
    scope_.work += text.size();
    if (branches_.is_shown() && scope_.work <= kMaxLiquidWork) out_ += text;
  }

  /// Whether what is put out now stands in a heading.
  bool is_in_heading() const {
    const bool continues_line = out_.find('\n') == std::string::npos;
    return (continues_line && is_nested_in_heading_) || stands_in_heading(out_, rest_);
  }

  /// Marks a heading whose text is not wholly known.
  void note_unknown() {
    if (!branches_.is_shown()) return;
    ++unknown_;
    if (is_in_heading()) out_ += kUnknownMark;
  }

  /// Resolves another text with the variables of this moment.
  std::string resolved(std::string_view text) {
    if (depth_ >= kMaxDepth) return std::string(text);
    scope_.work += text.size();
    if (scope_.work > kMaxLiquidWork) return {};
    const bool in_heading = std::exchange(is_nested_in_heading_, is_in_heading());
    const bool doubt = std::exchange(is_doubtful_, !is_certain());
    const bool strips = std::exchange(strip_next_, false);
    const std::size_t copied_from = std::exchange(copied_from_, 0);
    ++depth_;
    const auto rest = std::exchange(rest_, text);
    auto out = std::exchange(out_, {});
    auto branches = std::exchange(branches_, {});
    std::string result = run();
    --depth_;
    is_nested_in_heading_ = in_heading;
    is_doubtful_ = doubt;
    strip_next_ = strips;
    copied_from_ = copied_from;
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
    if (inside.starts_with('-')) {
      const std::string_view copied = std::string_view(out_).substr(copied_from_);
      out_.resize(copied_from_ + trim_right(copied).size());
    }
    strip_next_ = inside.ends_with('-');
    return without_dashes(inside);
  }

  bool output() {
    const auto inside = take("}}");
    if (!inside) return false;
    if (!branches_.is_shown()) return true;
    const LiquidValue value = evaluate_liquid(*inside, scope_);
    if (!value.known) note_unknown();
    emit(liquid_output(value.value));
    return true;
  }

  /// Text up to `{% endNAME %}`, which is taken off too; all of the rest when there is none.
  LiquidBlock block_until_end(std::string_view name) {
    auto block = take_block(rest_, name);
    if (!block) return {std::exchange(rest_, {}), {}, false};
    const bool is_kept = name == "raw";  // not even its own dashes strip it
    if (strip_next_ && !is_kept) block->text = trim_left(block->text);
    strip_next_ = block->strips_next || (strip_next_ && is_kept);
    return *block;
  }

  bool tag() {
    const auto inside = take("%}");
    if (!inside) return false;
    const std::string_view name = tag_name(*inside);
    const std::string_view argument = trim(inside->substr(name.size()));
    if (name == "raw") {
      emit(block_until_end(name).text);
    } else if (name == "comment") {
      block_until_end(name);
    } else if (name == "for" || name == "tablerow") {
      const LiquidBlock block = block_until_end(name);
      if (branches_.is_shown()) loop(read_loop_header(argument), block);
    } else if (!branch(name, argument) && branches_.is_shown()) {
      text_tag(name, argument);
    }
    return true;
  }

  bool branch(std::string_view name, std::string_view argument) {
    if (name == "if") {
      open(liquid_condition(argument, scope_));
    } else if (name == "unless") {
      const auto condition = liquid_condition(argument, scope_);
      open(condition ? std::optional(!*condition) : std::nullopt);
    } else if (name == "case") {
      branches_.open_case(std::string(argument), evaluate_liquid(argument, scope_).known);
    } else if (branches_.empty()) {
      return false;
    } else if (in_word_list(name, "endif endunless endcase")) {
      branches_.close();
    } else if (name == "elsif") {
      branches_.next(liquid_condition(argument, scope_));
    } else if (name == "when") {
      branches_.next(liquid_case(branches_.subject(), argument, scope_));
    } else if (name == "else") {
      branches_.next(true);
    } else {
      return false;
    }
    return true;
  }

  void open(std::optional<bool> condition) {
    if (!condition) note_unknown();
    branches_.open(condition);
  }

  void text_tag(std::string_view name, std::string_view argument) {
    const LiquidContext& context = scope_.context;
    if (name == "highlight") {
      code(block_until_end(name));
    } else if (name == "link" && context.link) {
      emit_address(context.link(resolved(argument)));
    } else if (name == "post_url" && context.post_url) {
      emit_address(context.post_url(argument));
    } else if (name == "assign") {
      assign(argument);
    } else if (name == "capture") {
      capture(trim(argument, "\"'"));
    } else if (name == "break" || name == "continue") {
      if (is_certain()) jump_ = name == "break" ? Jump::kBreak : Jump::kContinue;
    } else if (name == "increment" || name == "decrement") {
      count(argument, name == "increment");
    } else if (name == "cycle") {
      cycle(argument);
    } else if (name.starts_with("include")) {
      include(argument);
    } else {
      plugin_tag(name, argument);
    }
  }

  void code(const LiquidBlock& block) {
    const std::string text = resolved(block.text);
    const auto begin = std::min(text.find_first_not_of("\r\n"), text.size());
    emit("<figure class=\"highlight\"><pre><code>" + escape_html(text.substr(begin)) +
         "</code></pre></figure>");
  }

  /// Without the target, a build fails: there is no address.
  void emit_address(const std::string& url) {
    if (!url.empty()) emit(scope_.context.baseurl + url);
  }

  void plugin_tag(std::string_view name, std::string_view argument) {
    if (name.starts_with("end")) return;
    std::string shown = media_tag_html(name, with_values(resolved(argument), scope_));
    if (shown.empty()) shown = shown_by_tag(name, argument);
    if (shown.empty()) note_unknown();
    emit(shown);
    if (!is_code_block_tag(name)) return;
    if (const auto block = take_block(rest_, name)) {
      code(*block);
      strip_next_ = block->strips_next;
    }
  }

  void count(std::string_view name, bool up) {
    int& counter = counters_[std::string(name)];
    emit(std::to_string(up ? counter++ : --counter));
  }

  void cycle(std::string_view argument) {
    const auto colon = find_unquoted(argument, 0, {":"});
    const std::string group(argument.substr(0, colon));
    const auto values =
        split_unquoted(colon == argument.npos ? argument : argument.substr(colon + 1), ',');
    const auto turn = static_cast<std::size_t>(cycles_[group]++);
    emit(liquid_output(liquid_operand(values[turn % values.size()], scope_).value));
  }

  /// Whether all conditions around this place are decided.
  bool is_certain() const { return !is_doubtful_ && branches_.are_known(); }

  void set_variable(std::string_view name, LiquidValue value) {
    if (scope_.variables.size() >= kMaxVariables) return;
    value.known = value.known && is_certain();
    scope_.variables.insert_or_assign(std::string(trim(name)), std::move(value));
  }

  void assign(std::string_view argument) {
    const auto equals = argument.find('=');
    if (equals == std::string_view::npos) return;
    set_variable(argument.substr(0, equals),
                 evaluate_liquid(trim(argument.substr(equals + 1)), scope_));
  }

  void capture(std::string_view name) {
    const int unknown = unknown_;
    LiquidValue value = known_text(resolved(block_until_end("capture").text));
    value.known = unknown == unknown_;
    set_variable(name, std::move(value));
  }

  /// nullopt when they are not known.
  std::optional<std::vector<Value>> loop_items(const LoopHeader& header) {
    const LiquidValue list = liquid_operand(header.list, scope_);
    scope_.work += weight_of(list.value);
    if (!list.known || header.list.empty()) return std::nullopt;
    std::vector<Value> items = items_of(list.value);
    const auto number = [&](std::string_view expression, std::size_t otherwise) {
      const std::string text = liquid_operand(expression, scope_).text();
      const long long value = std::strtoll(text.c_str(), nullptr, 10);
      return text.empty() ? otherwise : static_cast<std::size_t>(std::max(value, 0LL));
    };
    std::size_t& continued = offsets_[std::string(header.item) + "-" + std::string(header.list)];
    std::size_t offset = header.offset == "continue" ? continued : number(header.offset, 0);
    offset = std::min(offset, items.size());
    items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(offset));
    items.resize(std::min(items.size(), number(header.limit, items.size())));
    continued = offset + items.size();
    if (header.is_reversed) std::reverse(items.begin(), items.end());
    return items;
  }

  void loop(const LoopHeader& header, const LiquidBlock& block) {
    const std::string item(header.item);
    const auto outer_item = variable(item);
    const auto outer_loop = variable("forloop");
    const auto items = loop_items(header);
    if (!items) {
      note_unknown();
      scope_.variables[item] = {};
      const bool doubt = std::exchange(is_doubtful_, true);
      emit(resolved(block.text));
      is_doubtful_ = doubt;
    } else if (items->empty()) {
      emit(resolved(block.otherwise));
    } else {
      rounds(item, *items, block.text);
    }
    restore(item, outer_item);
    restore("forloop", outer_loop);
  }

  void rounds(const std::string& item, const std::vector<Value>& items, std::string_view text) {
    for (std::size_t i = 0; i < items.size() && scope_.work <= kMaxLiquidWork; ++i) {
      scope_.work += kRoundWork + weight_of(items[i]);
      scope_.variables[item] = {true, items[i]};
      scope_.variables["forloop"] = {true, round_values(i, items.size())};
      emit(resolved(text));
      if (std::exchange(jump_, Jump::kNone) == Jump::kBreak) return;
    }
  }

  std::optional<LiquidValue> variable(const std::string& name) const {
    const auto found = scope_.variables.find(name);
    if (found == scope_.variables.end()) return std::nullopt;
    return found->second;
  }

  void restore(const std::string& name, const std::optional<LiquidValue>& before) {
    if (before) {
      scope_.variables[name] = *before;
    } else {
      scope_.variables.erase(name);
    }
  }

  void include(std::string_view argument) {
    const IncludeCall call = read_include(argument);
    const std::string file = resolved(call.file);
    Value parameters(Value::Kind::kMap);
    std::set<std::string, std::less<>> unknown;
    for (const IncludeCall::Parameter& parameter : call.parameters) {
      LiquidValue value = parameter.is_text ? known_text(parameter.value)
                                            : evaluate_liquid(parameter.value, scope_);
      if (!value.known) unknown.emplace(parameter.name);
      parameters.set(parameter.name, std::move(value.value));
    }
    if (++includes_ > kMaxIncludes || included_bytes_ > kMaxIncludedBytes) return;
    const auto text = scope_.context.include ? scope_.context.include(file) : std::nullopt;
    if (!text) {
      // Files end with a line end, which the dash of the tag does not strip.
      return emit(shown_by_include(file, parameters) + (strip_next_ ? "\n" : ""));
    }
    included_bytes_ += text->size();
    const Value* outer = std::exchange(scope_.include, &parameters);
    const auto* outer_unknown = std::exchange(scope_.unknown_parameters, &unknown);
    emit(resolved(without_blank_blocks(*text)));
    scope_.include = outer;
    scope_.unknown_parameters = outer_unknown;
  }

  enum class Jump { kNone, kBreak, kContinue };

  std::string_view rest_;
  LiquidScope scope_;
  std::string out_;
  LiquidBranches branches_;
  int depth_ = 0;  ///< of nested texts
  int includes_ = 0;
  std::size_t included_bytes_ = 0;
  bool strip_next_ = false;            ///< the blanks that text begins with
  std::size_t copied_from_ = 0;        ///< where in `out_` the text before the current tag begins
  Jump jump_ = Jump::kNone;            ///< out of the round of a loop
  bool is_nested_in_heading_ = false;  ///< the text around this one ends in a heading
  bool is_doubtful_ = false;           ///< a condition around this text is not decided
  int unknown_ = 0;                    ///< how many unknown values were met
  std::map<std::string, int> counters_, cycles_;
  std::map<std::string, std::size_t> offsets_;  ///< where the loops over a list ended
};

}  // namespace

std::string resolve_liquid(std::string_view body, const LiquidContext& context) {
  const std::string visible = without_blank_blocks(body);
  return Resolver(visible, context).run();
}

}  // namespace mobysearch
