// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/relative_link_scanner.h"

#include <algorithm>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxPart = 1000;  ///< of a link: its path, fragment or title
constexpr auto kNone = std::string_view::npos;

}  // namespace

std::optional<RelativeLink> RelativeLinkScanner::next() {
  while (at_ < text_.size()) {
    const bool begins_line = at_ == 0 || text_[at_ - 1] == '\n';
    std::optional<RelativeLink> found;
    if (text_[at_] == '[') found = inline_link(at_);
    if (!found && begins_line) found = definition(at_);
    if (found) {
      at_ = static_cast<std::size_t>(found->whole.data() - text_.data()) + found->whole.size();
      return found;
    }
    const std::size_t next = text_.find_first_of("[\n", at_ + (text_[at_] == '\n' ? 0 : 1));
    at_ = next == kNone ? text_.size() : next + (text_[next] == '\n' ? 1 : 0);
  }
  return std::nullopt;
}

std::optional<RelativeLink> RelativeLinkScanner::inline_link(std::size_t at) {
  if (at < no_inline_before_) return std::nullopt;
  auto found = link(at, at, true);
  if (!found) no_inline_before_ = std::min(text_.find('\n', at), text_.size());
  return found;
}

/// Of the blanks at the beginning of several lines, the first are looked at.
std::optional<RelativeLink> RelativeLinkScanner::definition(std::size_t at) {
  if (at < no_definition_before_) return std::nullopt;
  const std::size_t bracket = std::min(text_.find_first_not_of(kAsciiBlanks, at), text_.size());
  if (bracket < text_.size() && text_[bracket] == '[') {
    if (auto found = link(at, bracket, false)) return found;
  }
  no_definition_before_ = bracket;
  return std::nullopt;
}

/// The link whose text begins at `bracket`, and ends on its line, as early as what follows fits.
std::optional<RelativeLink> RelativeLinkScanner::link(std::size_t begin, std::size_t bracket,
                                                      bool is_inline) {
  const std::string_view mark = is_inline ? "](" : "]: ";
  const std::string_view line = text_.substr(0, text_.find('\n', bracket));
  for (std::size_t at = line.find(mark, bracket + 1); at != kNone; at = line.find(mark, at + 1)) {
    const auto rest = tail(at + mark.size(), is_inline);
    if (!rest) continue;
    return RelativeLink{is_inline,
                        text_.substr(begin, rest->end - begin),
                        text_.substr(bracket + 1, at - bracket - 1),
                        rest->path,
                        rest->fragment,
                        rest->title};
  }
  return std::nullopt;
}

/// What begins with the path at `from`, which is as short as what follows lets it be.
std::optional<RelativeLinkScanner::Tail> RelativeLinkScanner::tail(std::size_t from,
                                                                   bool is_inline) const {
  const char path_ends_at = is_inline ? ')' : '\n';
  const std::size_t last = std::min(text_.size(), from + kMaxPart);
  bool tries_fragment = true;  // a later sign of the same line fits nothing that the first does not
  for (std::size_t at = from; at < last && text_[at] != path_ends_at;) {
    if (text_[at++] == '\n') tries_fragment = true;
    std::optional<Tail> found;
    if (tries_fragment && at < text_.size() && text_[at] == '#') {
      tries_fragment = false;
      found = after_fragment(at, is_inline);
    }
    if (!found) found = after_path(at, is_inline);
    if (!found) continue;
    found->path = text_.substr(from, at - from);
    return found;
  }
  return std::nullopt;
}

std::optional<RelativeLinkScanner::Tail> RelativeLinkScanner::after_fragment(std::size_t sign,
                                                                             bool is_inline) const {
  const std::size_t last = std::min(text_.size(), sign + kMaxPart);
  for (std::size_t at = sign + 1; at < last && text_[at] != '\n';) {
    auto found = after_path(++at, is_inline);
    if (!found) continue;
    found->fragment = text_.substr(sign, at - sign);
    return found;
  }
  return std::nullopt;
}

/// A title or none, and the end.
std::optional<RelativeLinkScanner::Tail> RelativeLinkScanner::after_path(std::size_t at,
                                                                         bool is_inline) const {
  const bool may_be_title = at < text_.size() && is_ascii_blank(text_[at]);
  for (const char quote : {'"', '\''}) {
    if (!may_be_title) break;
    const std::size_t title_end = this->title_end(at, quote);
    if (title_end == kNone) continue;
    if (const auto end = closing(title_end, is_inline)) {
      return Tail{{}, {}, text_.substr(at, title_end - at), *end};
    }
  }
  const auto end = closing(at, is_inline);
  return end ? std::optional(Tail{{}, {}, {}, *end}) : std::nullopt;
}

/// Of blanks, a double quotation mark, and all up to the next mark without a backslash; kNone
/// without them. A title that ends in a single mark begins with a double one, too.
std::size_t RelativeLinkScanner::title_end(std::size_t at, char closing_quote) const {
  const std::string_view window = text_.substr(0, std::min(text_.size(), at + kMaxPart));
  const std::size_t quote = window.find_first_not_of(kAsciiBlanks, at);
  if (quote == at || quote == kNone || window[quote] != '"') return kNone;
  std::size_t end = quote;
  do {
    end = window.find(closing_quote, end + 1);
  } while (end != kNone && window[end - 1] == '\\');
  return end == kNone ? kNone : end + 1;
}

/// The end of the link, if nothing else stands at `at`: a parenthesis, or the rest of a line,
/// blank.
std::optional<std::size_t> RelativeLinkScanner::closing(std::size_t at, bool is_inline) const {
  if (is_inline)
    return at < text_.size() && text_[at] == ')' ? std::optional(at + 1) : std::nullopt;
  while (at < text_.size() && text_[at] != '\n' && is_ascii_blank(text_[at])) ++at;
  return at == text_.size() || text_[at] == '\n' ? std::optional(at) : std::nullopt;
}

}  // namespace mobysearch
