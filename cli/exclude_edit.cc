// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/exclude_edit.h"

#include <algorithm>

#include "cli/yaml_scalar.h"
#include "common/text/ascii.h"
#include "indexer/site/site_config.h"
#include "indexer/values/readers.h"

namespace mobysearch {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kKey = "exclude";
constexpr std::string_view kComment =
    "# mobysearch's own files are not for readers. Jekyll 4 excludes the rest by itself; Jekyll 3, "
    "as\n"
    "# on GitHub Pages, excludes only what stands here.\n";

std::string items(const Names& names, const std::string& indent, const std::string& end) {
  std::string out;
  for (const std::string& name : names) out += indent + "- " + yaml_scalar(name) + end;
  return out;
}

/// Those that a site without an `exclude` has anyway, but for hidden ones, which are never read.
Names with_defaults(Names names) {
  for (const std::string name : kDefaultExcludes) {
    if (!name.starts_with('.')) names.push_back(name);
  }
  return names;
}

/// Whether they say the same, wherever it stands.
bool is_same(const Value& a, const Value& b) {
  return a.kind == b.kind && a.text == b.text && std::ranges::equal(a.list, b.list, is_same) &&
         std::ranges::equal(a.map, b.map, [](const auto& x, const auto& y) {
           return x.name == y.name && is_same(x.value, y.value);
         });
}

/// A text to edit, by lines; offsets are in it.
class Edit {
 public:
  explicit Edit(std::string text)
      : text_(std::move(text)), end_(text_.find("\r\n") == std::string::npos ? "\n" : "\r\n") {}

  std::optional<std::string> add(const Names& names, const Value* exclude) {
    if (exclude == nullptr) {
      append(with_defaults(names));
      return text_;
    }
    const std::size_t key = find_key();
    if (key == std::string::npos) return std::nullopt;
    const std::size_t value = text_.find(':', key) + 1;
    const std::string_view rest = trim(line_from(value), " \t\r");
    const bool is_flow = rest.starts_with('[');
    if (!is_flow && !rest.empty() && !rest.starts_with('#')) return std::nullopt;
    const bool is_done =
        is_flow ? add_to_flow(text_.find('[', value), names) : add_to_block(value, names);
    return is_done ? std::optional(text_) : std::nullopt;
  }

 private:
  std::string_view line_from(std::size_t at) const {
    return std::string_view(text_).substr(at, text_.find('\n', at) - at);
  }
  /// Where the line after that of `at` begins, which is made if need be.
  std::size_t next_line(std::size_t at) {
    const std::size_t feed = text_.find('\n', at);
    if (feed != std::string::npos) return feed + 1;
    text_ += end_;
    return text_.size();
  }

  void append(const Names& names) {
    if (!text_.empty() && !text_.ends_with('\n')) text_ += end_;
    std::string comment(kComment);
    if (end_ != "\n") replace_all(comment, "\n", end_);
    text_ += (text_.empty() ? "" : end_) + comment + std::string(kKey) + ":" + end_ +
             items(names, "  ", end_);
  }

  /// Of the only line that begins with the key; npos where there is another number of them.
  std::size_t find_key() const {
    std::size_t found = std::string::npos;
    for (std::size_t line = 0; line < text_.size();) {
      std::string_view rest = line_from(line);
      for (const char* quote : {"", "'", "\""}) {
        const std::string key = quote + std::string(kKey) + quote;
        if (!rest.starts_with(key)) continue;
        if (!trim_left(rest.substr(key.size()), " \t").starts_with(':')) continue;
        if (found != std::string::npos) return std::string::npos;
        found = line;
      }
      line += rest.size() + 1;
    }
    return found;
  }

  /// After the last item of the list that begins below the line of `at`.
  bool add_to_block(std::size_t at, const Names& names) {
    std::size_t place = next_line(at);
    std::optional<std::size_t> indent;
    for (std::size_t line = place; line < text_.size();) {
      const std::string_view whole = line_from(line);
      const std::string_view rest = trim(whole, " \r");
      const std::size_t column = std::min(whole.find_first_not_of(' '), whole.size());
      const std::size_t after = std::min(line + whole.size() + 1, text_.size());
      line = after;
      if (rest.empty() || rest.starts_with('#')) continue;
      const bool is_item = rest == "-" || rest.starts_with("- ");
      if (!indent && is_item) indent = column;
      if (!indent || column < *indent || (column == *indent && !is_item)) break;
      place = after;
    }
    if (text_[place - 1] != '\n') place = next_line(text_.size());
    text_.insert(place, items(names, std::string(indent.value_or(2), ' '), end_));
    return true;
  }

  /// Before the bracket that closes the one at `open`, in lines of their own where that has one.
  bool add_to_flow(std::size_t open, const Names& names) {
    std::size_t last = open;  // what is neither blank nor comment
    const std::size_t close = find_close(open, last);
    if (close == std::string::npos) return false;
    const bool has_lines = line_from(last).size() + last < close;
    const bool has_comma = text_[last] == ',';
    const bool is_empty = last == open;
    std::string all;
    if (!has_lines) {
      for (const std::string& name : names) all += (all.empty() ? "" : ", ") + yaml_scalar(name);
      text_.insert(last + 1, (is_empty ? "" : has_comma ? " " : ", ") + all);
      return true;
    }
    const std::size_t line = text_.rfind('\n', last) + 1;
    const std::size_t indent = std::max<std::size_t>(2, text_.find_first_not_of(' ', line) - line);
    for (const std::string& name : names) {
      const bool is_last = &name == &names.back();
      all +=
          std::string(indent, ' ') + yaml_scalar(name) + (is_last && !has_comma ? "" : ",") + end_;
    }
    text_.insert(next_line(last), all);
    if (!has_comma && !is_empty) text_.insert(last + 1, ",");
    return true;
  }

  /// Where the list that opens at `open` closes, and in `last` what stands last in it.
  std::size_t find_close(std::size_t open, std::size_t& last) const {
    int depth = 0;
    for (std::size_t at = open; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '#' && kAsciiBlanks.find(text_[at - 1]) != std::string_view::npos) {
        at += line_from(at).size();
        continue;
      }
      if (c == '"' || c == '\'') {
        at = end_of_quotes(at);
        if (at == std::string::npos) return at;
      }
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
      if (depth == 0) return at;
      if (kAsciiBlanks.find(c) == std::string_view::npos) last = at;
    }
    return std::string::npos;
  }

  std::size_t end_of_quotes(std::size_t at) const {
    const char quote = text_[at];
    for (++at; at < text_.size() && text_[at] != quote; ++at) {
      if (quote == '"' && text_[at] == '\\') ++at;
    }
    return at < text_.size() ? at : std::string::npos;
  }

  std::string text_;
  const std::string end_;  ///< of a line
};

}  // namespace

std::optional<std::string> with_excludes(const std::string& config, const Names& names) {
  auto before = read_yaml(config);
  if (!before) return std::nullopt;
  const Value* const exclude = before->find(kKey);
  auto edited = Edit(config).add(names, exclude);
  if (!edited) return std::nullopt;
  Value wanted(Value::Kind::kList);
  if (exclude != nullptr && !exclude->is_null()) wanted = *exclude;
  for (const std::string& name : exclude == nullptr ? with_defaults(names) : names) {
    wanted.list.emplace_back(Value::Kind::kString, name);
  }
  before->set(kKey, std::move(wanted));
  const auto after = read_yaml(*edited);
  return after && is_same(*before, *after) ? std::move(edited) : std::nullopt;
}

std::string exclude_lines(const Names& names) {
  return std::string(kKey) + ":\n" + items(names, "  ", "\n");
}

}  // namespace mobysearch
