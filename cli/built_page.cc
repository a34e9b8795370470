// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/built_page.h"

#include <fmt/format.h>

#include "common/text/ascii.h"
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/html/text.h"

namespace mobysearch {
namespace {

using Kind = HtmlToken::Kind;

bool is_heading(std::string_view name) { return in_word_list(name, "h1 h2 h3 h4 h5 h6"); }

/// The URL in `0; url=/new/`, as `<meta http-equiv="refresh">` has it, or "".
std::string refresh_target(std::string_view content) {
  take_until(content, ";");
  content = trim(content);
  if (ascii_lower(content.substr(0, 3)) != "url") return {};
  content = trim_left(content.substr(3));
  if (!take_any(content, "=")) return {};
  return std::string(trim(trim(content), "\"'"));
}

class PageReader {
 public:
  BuiltPage read(std::string_view html) {
    read_tokens(html);
    return std::move(page_);
  }

 private:
  void read_tokens(std::string_view html) {
    HtmlReader reader(html);
    HtmlToken token;
    bool in_head = false;
    while (reader.next(token)) {
      if (token.kind == Kind::kText && in_head) {
        read_head(token.text);
      } else if (token.kind == Kind::kText && in_heading_) {
        page_.headings.back().text += token.text;
      } else if (token.kind == Kind::kOpen) {
        open(token);
      } else if (token.kind == Kind::kClose && is_heading(token.name)) {
        close_heading();
      }
      in_head = token.kind == Kind::kOpen && token.name == "head";
    }
    close_heading();
  }

  void read_head(std::string_view html) {
    HtmlReader reader(html);
    for (HtmlToken token; reader.next(token);) {
      if (token.kind == Kind::kOpen) open(token);
    }
  }

  void open(const HtmlToken& token) {
    const Attributes attributes = token.parsed_attributes();
    const std::string id = decode_entities(attributes.get("id"));
    if (!id.empty()) page_.anchors.insert(id);
    if (token.name == "a") page_.anchors.insert(decode_entities(attributes.get("name")));
    if (token.name == "meta") read_meta(attributes);
    if (!is_heading(token.name)) return;
    close_heading();
    in_heading_ = !id.empty();
    if (in_heading_) page_.headings.push_back({id, {}});
  }

  void read_meta(const Attributes& attributes) {
    const std::string content = decode_entities(attributes.get("content"));
    if (ascii_lower(attributes.get("http-equiv")) == "refresh") {
      page_.redirect = refresh_target(content);
    }
    const bool robots = ascii_lower(attributes.get("name")) == "robots";
    if (robots && ascii_lower(content).find("noindex") != std::string::npos) page_.noindex = true;
  }

  void close_heading() {
    if (!in_heading_) return;
    in_heading_ = false;
    std::string& text = page_.headings.back().text;
    const std::string decoded = decode_entities(text);
    text = fmt::format("{}", fmt::join(split_words(decoded), " "));
  }

  BuiltPage page_;
  bool in_heading_ = false;
};

}  // namespace

BuiltPage read_built_page(std::string_view html) { return PageReader().read(html); }

std::vector<std::string> feed_links(std::string_view xml) {
  std::vector<std::string> links;
  HtmlReader reader(xml);
  bool wanted = false;  // the entry's first link is its own
  bool in_link = false;
  for (HtmlToken token; reader.next(token);) {
    const bool opens = token.kind == Kind::kOpen;
    if (opens && in_word_list(token.name, "entry item")) wanted = true;
    if (in_link && token.kind == Kind::kText) links.emplace_back(trim(token.text));
    in_link = opens && wanted && token.name == "link";
    if (!in_link) continue;
    wanted = false;
    const std::string href = decode_entities(token.parsed_attributes().get("href"));
    if (!href.empty()) links.push_back(href);
    in_link = href.empty();
  }
  return links;
}

}  // namespace mobysearch
