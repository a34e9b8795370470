// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/hugo_shortcodes.h"

#include <algorithm>
#include <optional>
#include <set>

#include "common/text/ascii.h"
#include "common/text/html_escape.h"
#include "indexer/markdown/markdown.h"

namespace mobysearch {
namespace {

constexpr std::string_view kCodeNames =
    "cmd code code-block codeblock codetab command console highlight katex listing math mermaid "
    "pre "
    "shell snippet source sourcecode terminal";

/// `{{< name rest >}}`
struct Shortcode {
  std::string_view name;
  std::string_view rest;
  bool is_markdown = false;  ///< `{{% %}}`
  bool closes = false;
  bool is_comment = false;  ///< `{{</* x */>}}`, which shows the tag without its stars
};

constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);

/// The value of a shortcode's parameter of this name; of one whose parameters have no names, the
/// one at a place.
std::string parameter(std::string_view rest, std::string_view name, std::size_t place) {
  std::size_t at = 0;
  while (!(rest = trim_left(rest)).empty()) {
    const std::size_t end = rest.find_first_of(" \t\r\n=\"`");
    std::string_view its_name;
    if (end != rest.npos && rest[end] == '=') {
      its_name = rest.substr(0, end);
      rest = trim_left(rest.substr(end + 1));
    }
    const bool is_quoted = rest.starts_with('"') || rest.starts_with('`');
    std::string_view value;
    if (is_quoted) {
      const std::string_view quote = rest.substr(0, 1);
      rest.remove_prefix(1);
      value = take_until(rest, quote);
    } else {
      value = rest.substr(0, rest.find_first_of(kAsciiBlanks));
      rest.remove_prefix(value.size());
    }
    if (its_name.empty() ? at++ == place : its_name == name) return std::string(value);
  }
  return {};
}

std::string code_escaped(std::string_view text) {
  std::string html(text);
  replace_all(html, "&", "&amp;");
  replace_all(html, "<", "&lt;");
  return html;
}

/// Markdown without headings, whether hashes make them or a line below.
std::string without_headings(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t before = text.size();
    std::string_view line = take_line(text);
    const bool has_end = before - line.size() > text.size();
    const std::string_view start = trim_left(line);
    const bool underlines = !start.empty() && trim(start, "=").empty();
    if (start.starts_with('#') || underlines) result += '\\';
    result += start.starts_with('#') ? start : line;
    if (has_end) result += '\n';
  }
  return result;
}

constexpr std::size_t kMaxTag = 1024;   ///< bytes; a longer one is text
constexpr std::size_t kMaxNames = 100;  ///< that are closed in one post; the others are not
constexpr int kMaxLevels = 8;           ///< of shortcodes within each other; what is deeper is text

std::size_t next_open(std::string_view text) {
  auto at = text.find("{{");
  while (at < text.size() &&
         (at + 2 >= text.size() || (text[at + 2] != '<' && text[at + 2] != '%')))
    at = text.find("{{", at + 1);
  return std::min(at, text.size());
}

/// Takes the shortcode that `text` begins with; without a name it is none, and its braces are
/// taken.
Shortcode take_shortcode(std::string_view& text) {
  Shortcode code;
  code.is_markdown = text[2] == '%';
  const std::string_view tag = text.substr(3, kMaxTag);
  text.remove_prefix(2);
  const auto end = tag.find(code.is_markdown ? "%}}" : ">}}");
  if (end == std::string_view::npos) return code;
  std::string_view inside = tag.substr(0, end);
  code.is_comment = inside.starts_with("/*") && inside.ends_with("*/") && inside.size() >= 4;
  inside = trim(code.is_comment ? inside.substr(2, inside.size() - 4) : inside);
  if (!code.is_comment) code.closes = take_any(inside, "/");
  inside = trim(inside);
  code.name = code.is_comment ? inside : inside.substr(0, inside.find_first_of(" \t\n/"));
  code.rest = inside.substr(code.name.size());
  if (!code.name.empty()) text.remove_prefix(end + 4);
  return code;
}

class ShortcodeRemover {
 public:
  ShortcodeRemover(std::string_view body, const FollowReference& follow, int level)
      : body_(body), follow_(follow), level_(level) {
    for (std::string_view rest = body; !rest.empty();) {
      rest.remove_prefix(next_open(rest));
      if (rest.empty()) break;
      const Shortcode code = take_shortcode(rest);
      if (code.closes && closed_.size() < kMaxNames) closed_.insert(code.name);
    }
  }

  std::string run() {
    while (!body_.empty()) {
      const std::size_t open = next_open(body_);
      out_ += body_.substr(0, open);
      body_.remove_prefix(open);
      if (body_.empty()) break;
      const Shortcode code = take_shortcode(body_);
      if (code.name.empty()) {
        out_ += "{{";
      } else if (code.is_comment) {
        const char* mark = code.is_markdown ? "%" : "<";
        out_.append("{{").append(mark).append(" ").append(code.name).append(code.rest);
        out_.append(code.is_markdown ? " %}}" : " >}}");
      } else {
        replace(code);
      }
    }
    return std::move(out_);
  }

 private:
  void replace(const Shortcode& code) {
    if (add_own(code)) return;
    const bool has_inside = closed_.count(code.name) > 0 && !code.rest.ends_with('/');
    if (code.is_markdown || code.closes || !has_inside) return;
    const auto taken = take_inside(code.name);
    if (!taken) return;
    const std::string_view inside = *taken;
    if (level_ >= kMaxLevels || in_word_list(code.name, kCodeNames)) {
      out_.append("<pre><code>").append(code_escaped(inside)).append("</code></pre>\n");
    } else {
      out_ += without_headings_and_shortcodes(inside);
    }
  }

  std::string without_headings_and_shortcodes(std::string_view inside) const {
    const std::string text = without_headings(inside);
    return ShortcodeRemover(text, follow_, level_ + 1).run();
  }

  /// What Hugo's own shortcodes show; false for another.
  bool add_own(const Shortcode& code) {
    if (code.closes) return false;
    if (code.name == "youtube") {
      add_frame("https://www.youtube.com/embed/", code);
    } else if (code.name == "vimeo") {
      add_frame("https://player.vimeo.com/video/", code);
    } else if (code.name == "gist") {
      const std::string path = parameter(code.rest, "", 0) + "/" + parameter(code.rest, "", 1);
      out_ += "<script src=\"https://gist.github.com/" + escape_html(path) + ".js\"></script>";
    } else if (code.name == "ref" || code.name == "relref") {
      if (follow_) out_ += follow_(parameter(code.rest, "path", 0));
    } else if (code.name == "figure") {
      add_figure(code.rest);
    } else {
      return false;
    }
    return true;
  }

  void add_frame(std::string_view player, const Shortcode& code) {
    out_.append("<iframe src=\"").append(player);
    out_ += escape_html(parameter(code.rest, "id", 0)) + "\"";
    const std::string title = parameter(code.rest, "title", kNoPlace);
    if (!title.empty()) out_ += " title=\"" + escape_html(title) + "\"";
    out_ += "></iframe>";
  }

  void add_figure(std::string_view rest) {
    const auto text_of = [&](std::string_view name) {
      return plain_text_from_markdown(parameter(rest, name, kNoPlace), {MarkdownRenderer::kHugo});
    };
    const std::string caption = text_of("caption");
    std::string alt = parameter(rest, "alt", kNoPlace);
    if (alt.empty()) alt = caption;
    out_ += "<figure><img src=\"" + escape_html(parameter(rest, "src", kNoPlace)) + "\" alt=\"" +
            escape_html(alt) + "\"><figcaption>";
    for (const std::string& text : {parameter(rest, "title", kNoPlace), caption, text_of("attr")}) {
      if (!text.empty()) out_ += "<p>" + escape_html(text) + "</p>";
    }
    out_ += "</figcaption></figure>";
  }

  /// Takes all up to the tag that closes `name`, and that tag. nullopt when there is none
  /// ahead, which is looked for once.
  std::optional<std::string_view> take_inside(std::string_view name) {
    for (std::string_view rest = body_; !rest.empty();) {
      rest.remove_prefix(next_open(rest));
      if (rest.empty()) break;
      const std::size_t length = body_.size() - rest.size();
      const Shortcode code = take_shortcode(rest);
      if (!code.closes || code.name != name) continue;
      const std::string_view inside = body_.substr(0, length);
      body_ = rest;
      return inside;
    }
    closed_.erase(name);
    return std::nullopt;
  }

  std::string_view body_;
  const FollowReference& follow_;
  const int level_;
  std::set<std::string_view> closed_;  ///< names that are closed somewhere
  std::string out_;
};

}  // namespace

std::string without_shortcodes(std::string_view body, const FollowReference& follow) {
  return ShortcodeRemover(body, follow, 0).run();
}

}  // namespace mobysearch
