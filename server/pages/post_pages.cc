// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/post_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/html_escape.h"
#include "common/text/unicode.h"
#include "common/text/url.h"
#include "search/post_reader.h"
#include "server/pages/page_parts.h"
#include "server/pages/page_texts.h"

namespace mobysearch {
namespace {

constexpr std::size_t kFrontPosts = 100;

std::string href(const std::string& url) { return is_followable(url) ? escape_html(url) : "#"; }

std::string_view path_of(std::string_view url) { return url.substr(0, url.find('?')); }

/// A line of text, its code marked as such; `code` are ranges of the whole text.
std::string line_markup(std::string_view text, std::size_t begin, std::size_t end,
                        const std::vector<TextRange>& code) {
  std::string out;
  std::size_t at = begin;
  for (const TextRange& range : code) {
    if (range.end <= at || range.begin >= end) continue;
    const std::size_t from = std::max<std::size_t>(range.begin, at);
    const std::size_t to = std::min<std::size_t>(range.end, end);
    out += escape_html(text.substr(at, from - at));
    out += "<code>" + escape_html(text.substr(from, to - from)) + "</code>";
    at = to;
  }
  return out + escape_html(text.substr(at, end - at));
}

/// Each line is a paragraph; one that is all code is a block of it. (The index keeps no line breaks
/// within blocks.)
std::string text_markup(const Section& section) {
  const std::string_view text = section.text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const bool is_code =
        std::any_of(section.code.begin(), section.code.end(),
                    [&](TextRange range) { return range.begin <= at && range.end >= end; });
    const char* tag = is_code ? "pre" : "p";
    if (end > at) {
      out += fmt::format("<{0}>{1}</{0}>\n", tag, line_markup(text, at, end, section.code));
    }
    at = end + 1;
  }
  return out;
}

std::string media_markup(const std::vector<Media>& media, const PageTexts& texts) {
  std::string out;
  for (const Media& item : media) {
    const std::string& name = item.title.empty() ? item.provider : item.title;
    out += fmt::format("<li><a href=\"{}\">{}</a> {} {}</li>\n", href(item.url),
                       media_label(texts, item.kind), escape_html(item.time), escape_html(name));
  }
  return out.empty() ? out : "<ul>\n" + out + "</ul>\n";
}

/// The levels of a post's headings below its title, none more than one below the heading it stands
/// under: what jumps on the site's pages, under a theme's own headings, would jump here.
class HeadingLevels {
 public:
  int next(int level) {
    while (!open_.empty() && open_.back() >= level) open_.pop_back();
    open_.push_back(level);
    return static_cast<int>(std::min<std::size_t>(open_.size() + 1, 6));
  }

 private:
  std::vector<int> open_;  ///< as the post has them
};

std::string heading_markup(const Section& section, int level) {
  const std::string anchor =
      section.anchor ? fmt::format(" id=\"{}\"", escape_html(*section.anchor)) : "";
  return fmt::format("<h{0}{1}>{2}</h{0}>\n", level, anchor, escape_html(section.heading));
}

std::string post_markup(const Post& post, const PageTexts& texts) {
  std::string by = time_markup(texts, post.date.substr(0, 10));
  for (const Author& author : post.authors) by += " · " + isolated(author.name);
  std::string out = fmt::format(
      "<article lang=\"{}\" dir=\"auto\">\n<h1>{}</h1>\n<p class=\"demo-dim\" lang=\"{}\">{}</p>\n",
      escape_html(post.lang), escape_html(post.title), texts.lang, by);
  HeadingLevels levels;
  for (const Section& section : post.sections) {
    if (section.level > 0) out += heading_markup(section, levels.next(section.level));
    out += text_markup(section) + media_markup(section.media, texts);
  }
  return out + "</article>";
}

}  // namespace

Result<std::shared_ptr<const PostPages>> PostPages::of(std::shared_ptr<const Index> index) {
  std::shared_ptr<PostPages> pages(new PostPages(std::move(index)));
  const std::string& base = pages->index_->info().baseurl;
  auto read = for_each_post(*pages->index_, [&](const Post& post) {
    auto place = percent_decode(path_of(base + post.url));
    if (place && is_valid_utf8(*place)) {
      pages->by_place_.emplace(std::move(*place), pages->entries_.size());
    }
    pages->entries_.push_back(
        {post.path, base + post.url, post.title, post.lang, post.date.substr(0, 10), post.excerpt});
  });
  if (!read) return fail(std::move(read.error()));
  return std::shared_ptr<const PostPages>(std::move(pages));
}

std::string PostPages::front_page() const {
  const PageTexts& texts = page_texts(index_->info().lang);
  std::string list = "<ul class=\"demo-posts\">\n";
  for (std::size_t i = 0; i < std::min(entries_.size(), kFrontPosts); ++i) {
    const Entry& entry = entries_[i];
    list += fmt::format(
        "<li lang=\"{}\" dir=\"auto\"><h2><a href=\"{}\">{}</a></h2>"
        "<p class=\"demo-dim\" lang=\"{}\">{}</p><p>{}</p></li>\n",
        escape_html(entry.lang), href(entry.url), escape_html(entry.title), texts.lang,
        time_markup(texts, entry.date), escape_html(entry.excerpt));
  }
  list += "</ul>";
  if (entries_.size() > kFrontPosts) {
    list += fmt::format(
        "\n<p class=\"demo-dim\">{}</p>",
        filled(texts.newest_of, {std::to_string(kFrontPosts), std::to_string(entries_.size())}));
  }
  return blog_page(index_->info(), {.main = std::move(list), .is_front = true});
}

Result<std::optional<std::string>> PostPages::page(const std::string& path) const {
  if (path == "/") return std::optional(front_page());
  const auto found = by_place_.find(path);
  if (found == by_place_.end()) return std::optional<std::string>();
  auto post = find_post(*index_, entries_[found->second].path);
  if (!post) return fail(std::move(post.error()));
  if (!*post) return std::optional<std::string>();
  const IndexInfo& site = index_->info();
  return std::optional(blog_page(
      site, {.title = (*post)->title, .main = post_markup(**post, page_texts(site.lang))}));
}

}  // namespace mobysearch
