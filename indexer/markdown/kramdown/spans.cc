// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/spans.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mobysearch::kramdown {
namespace {

/// What an element costs, in bytes read: elements of a reading that came to nothing stay in memory.
constexpr std::size_t kElementCost = 16;

constexpr SpanRule kSpanRules[] = {
    {"emphasis", "*|_", parse_emphasis},
    {"codespan", "`", parse_codespan},
    {"autolink", "<", parse_autolink},
    {"span_html", "<", parse_span_html},
    {"footnote_marker", "[", parse_footnote_marker},
    {"link", "[|![", parse_link},
    {"smart_quotes", "\"|'", parse_smart_quotes},  // or a character before a quote
    {"inline_math", "$", parse_inline_math},
    {"span_extensions", "{:", parse_span_extensions},
    {"html_entity", "&", parse_html_entity},
    {"typographic_syms", "--|...|\\<<|\\>>| <<| >>|<<|>>", parse_typographic_syms},
    {"line_break", "  \n|\\\\\n", parse_line_break},
    {"escaped_chars", "\\", parse_escaped_chars},
    {"strikethrough", "~~", parse_strikethrough},
};

/// Whether `fits` holds for one of the texts that the rule's spans may begin with.
template <typename Fits>
constexpr bool any_start(const SpanRule& rule, Fits fits) {
  for (std::string_view rest = rule.starts; !rest.empty();) {
    const std::string_view start = rest.substr(0, rest.find('|'));
    if (fits(start)) return true;
    rest.remove_prefix(std::min(start.size() + 1, rest.size()));
  }
  return false;
}

constexpr SpanRules bit_of(std::size_t rule) { return static_cast<SpanRules>(1U << rule); }

constexpr SpanRules named(std::string_view name) {
  std::size_t rule = 0;
  while (kSpanRules[rule].name != name) ++rule;
  return bit_of(rule);
}

constexpr SpanRules kLineBreak = named("line_break");
constexpr SpanRules kTypographicSyms = named("typographic_syms");
constexpr SpanRules kStrikethrough = named("strikethrough");
constexpr SpanRules kSmartQuotes = named("smart_quotes");
constexpr SpanRules kAllRules = bit_of(std::size(kSpanRules)) - 1;

/// For each character, the rules whose spans may have it at `place`.
using RulesByChar = std::array<SpanRules, 256>;
constexpr RulesByChar rules_by_char(std::size_t place) {
  RulesByChar rules{};
  for (std::size_t c = 0; c < rules.size(); ++c) {
    for (std::size_t i = 0; i < std::size(kSpanRules); ++i) {
      const bool fits = any_start(kSpanRules[i], [=](std::string_view start) {
        return place >= start.size() || start[place] == static_cast<char>(c);
      });
      if (fits) rules[c] |= bit_of(i);
    }
  }
  return rules;
}
constexpr RulesByChar kByFirst = rules_by_char(0);
constexpr RulesByChar kBySecond = rules_by_char(1);

/// Whether a span of one of the `rules` may begin at `place`.
bool may_begin(const SpanState& state, std::size_t place) {
  const auto first = static_cast<unsigned char>(state.source.at(place));
  SpanRules rules = kByFirst[first] & state.rules;
  if (rules == 0) return false;
  rules &= kBySecond[static_cast<unsigned char>(state.source.at(place + 1))];
  for (std::size_t rule = 0; rules >> rule != 0; ++rule) {
    const bool begins =
        (rules & bit_of(rule)) != 0 && any_start(kSpanRules[rule], [&](std::string_view start) {
          return state.source.starts(place, start);
        });
    if (begins) return true;
  }
  return false;
}

/// Where the next mark may be; npos when there is none.
std::size_t next_mark(const SpanState& state, bool may_end) {
  const std::size_t from = state.source.pos;
  const std::string_view text = state.source.text();
  for (std::size_t i = from; i < text.size(); ++i) {
    if (!may_begin(state, i) && !(may_end && text[i] == ']')) continue;
    // A quote is read together with the character before it.
    return is_quote(text[i]) && i > from ? state.source.before(i) : i;
  }
  return npos;
}

/// False: what is here is text.
bool parse_span(SpanState& state) {
  const auto first = static_cast<unsigned char>(state.source.at(state.source.pos));
  const SpanRules rules = (kByFirst[first] | kSmartQuotes) & state.rules;
  for (std::size_t rule = 0; rules >> rule != 0; ++rule) {
    if ((rules & bit_of(rule)) != 0 && kSpanRules[rule].parse(state)) return true;
  }
  return false;
}

}  // namespace

std::span<const SpanRule> span_rules() { return kSpanRules; }

SpanRules rules_named(std::initializer_list<std::string_view> names) {
  SpanRules rules = 0;
  for (const std::string_view name : names) rules |= named(name);
  return rules;
}

SpanRules allowed_rules(const Options& options) {
  SpanRules rules = kAllRules;
  if (options.gfm && options.hard_wrap) rules &= ~kLineBreak;
  if (!options.auto_typographic) rules &= ~kTypographicSyms;
  if (!options.gfm) rules &= ~kStrikethrough;
  return rules;
}

bool SpanState::spend(std::size_t bytes) {
  const bool enough = bytes <= budget;
  budget -= enough ? bytes : budget;
  return enough;
}

bool SpanState::inside(ElementKind kind) const {
  return std::ranges::find(open, kind, &Element::kind) != open.end();
}

void add_text(SpanState& state, std::size_t end) {
  state.spend(end - state.source.pos + kElementCost);
  state.document.add_text(state.tree(), state.source.take_until(end));
}

Element& add_span(SpanState& state, ElementKind kind, std::string_view value) {
  state.spend(kElementCost);
  Element* element = state.document.make(kind, value);
  state.tree().children.push_back(element);
  return *element;
}

bool parse_spans(SpanState& state, Element& element, const SpanEnd& is_end) {
  Scanner& source = state.source;
  state.open.push_back(&element);
  bool ended = false;
  while (!source.at_end() && !ended) {
    const std::size_t mark = next_mark(state, is_end != nullptr);
    if (mark == npos) {
      if (is_end == nullptr) add_text(state, source.size());
      if (is_end != nullptr) state.spend(source.size() - source.pos);
      break;
    }
    add_text(state, mark);
    ended = is_end != nullptr && is_end(element);
    if (!ended && !parse_span(state))
      add_text(state, mark + decode_utf8(source.rest_from(mark)).length);
  }
  state.open.pop_back();
  return ended;
}

std::vector<Element*> parse_spans_of(Document& document, std::string_view text,
                                     std::initializer_list<std::string_view> names) {
  std::size_t budget = 1'000'000 + text.size() * 16;
  Element* root = document.make(ElementKind::kRoot);
  SpanState state{document, budget, Scanner(text), rules_named(names)};
  parse_spans(state, *root);
  return std::move(root->children);
}

}  // namespace mobysearch::kramdown
