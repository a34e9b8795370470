// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/section_builder.h"

#include <algorithm>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/markdown/cjk_lines.h"
#include "indexer/markdown/embeds.h"
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/players.h"

namespace mobysearch {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
/// Bytes of a heading; the rest is text: a heading whose tag is never closed may hold the whole
/// page.
constexpr std::size_t kMaxHeading = 1000;

constexpr std::string_view kBlanks = " \n";

/// What may stand between a moment's time and its title, besides a dash.
constexpr std::string_view kSeparators = " -:|";

/// The beginning of `text`, of at most `most` bytes.
std::string_view clipped_at_word(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  text = clip_utf8(text, most);
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(0, blank);
}

/// Bytes that may stand between an unnamed player and the link to its page: "from Ada, in".
constexpr std::size_t kMaxCredit = 80;

/// What plays or turns pages: a picture that links to it is its thumbnail. One that links to a PDF
/// file may be an illustration of its own.
bool is_played(const Media& media) {
  return media.kind == MediaKind::kVideo || media.kind == MediaKind::kAudio ||
         (media.kind == MediaKind::kSlides && !ascii_lower(media.url).ends_with(".pdf"));
}

bool is_code_element(std::string_view name) { return in_word_list(name, "code pre kbd samp"); }

int heading_level_of(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

/// Adds text with one blank for each run of white space, also across pieces, and no soft hyphens.
void append_collapsed(std::string& to, std::string_view text) {
  const auto is_graphic = [](char c) { return c > ' ' && c < '\x7F'; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_graphic(text[end])) ++end;
    to += text.substr(i, end - i);
    i = end;
    if (i == text.size()) break;
    const CodePoint c = decode_utf8(text.substr(i));
    if (is_space(c.value)) {
      if (!to.empty() && to.back() != ' ' && to.back() != '\n') to += ' ';
    } else if (c.value != kSoftHyphen) {
      to += text.substr(i, c.length);
    }
    i += c.length;
  }
}

/// The last character of `text`, which is not empty.
char32_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (text[at] & '\xC0') == '\x80') --at;
  return decode_utf8(text.substr(at)).value;
}

}  // namespace

/// Takes back the blank of a line end that `next` makes none.
void SectionBuilder::join_lines(std::string_view next) {
  std::string& to = target();
  if (next.empty() || std::exchange(line_end_at_, 0) != to.size() || to.size() < 2) return;
  if (to.back() != ' ' || !joins_lines(decode_utf8(next).value)) return;
  if (!joins_lines(last_character(std::string_view(to).substr(0, to.size() - 1)))) return;
  to.pop_back();
  for (OpenLink& link : links_) link.text_begin = std::min(link.text_begin, to.size());
}

void SectionBuilder::begin_heading(int level) {
  player_.clear();  // one that was never closed
  line_end_at_ = break_at_ = 0;
  if (++open_headings_ > 1) return add_space();
  heading_level_ = level;
  heading_.clear();
}

void SectionBuilder::end_heading(std::string_view anchor) {
  if (!in_heading()) return;
  if (--open_headings_ > 0) return add_space();
  links_.clear();
  Section next;
  next.level = heading_level_;
  const std::string_view whole = trim(heading_, kBlanks);
  next.heading = clipped_at_word(whole, kMaxHeading);
  next.text = trim(whole.substr(next.heading.size()), kBlanks);
  if (!next.text.empty()) next.text += '\n';
  if (anchor.empty()) anchor = pending_anchor_;
  if (!anchor.empty()) next.anchor = anchor;
  pending_anchor_.clear();
  sections_.push_back(std::move(next));
  block_begin_ = 0;
  media_end_ = 0;
}

void SectionBuilder::begin_block(bool list_item) {
  if (is_in_player()) return;
  if (in_heading()) return add_space();
  line_end_at_ = break_at_ = 0;
  list_item_ = list_item;
  std::string& text = section().text;
  text.resize(trim_right(text, " ").size());
  if (!text.empty() && text.back() != '\n') text += '\n';
  block_begin_ = text.size();
}

void SectionBuilder::end_block() {
  if (is_in_player()) return;
  if (in_heading()) return add_space();
  while (!links_.empty()) end_link();
  if (list_item_) note_moment();
  list_item_ = false;
  begin_block(false);
}

/// A list item that begins with a link labelled with a time is a moment in a video.
void SectionBuilder::note_moment() {
  if (section().media.empty()) return;
  Media& media = section().media.back();
  if (media.kind != MediaKind::kVideo || !is_time_label(media.title)) return;
  std::string_view text = trim(std::string_view(section().text).substr(block_begin_), kBlanks);
  if (!text.starts_with(media.title)) return;
  text.remove_prefix(media.title.size());
  text = trim_left(text, kSeparators);
  for (const std::string_view dash : {"–", "—"}) {
    if (text.starts_with(dash)) text = trim_left(text.substr(dash.size()), kSeparators);
  }
  if (text.empty()) return;
  media.time = media.title;
  media.title = std::string(text);
}

void SectionBuilder::add_text(std::string_view text) {
  if (is_in_player()) return;
  if (html_code_depth_ > 0) return add_code(text);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t blanks = std::min(rest.find_first_not_of(kAsciiBlanks), rest.size());
    const std::size_t end = std::min(rest.find('\n', blanks), rest.size());
    const bool has_line_end = rest.substr(0, blanks).find('\n') != rest.npos;
    append_collapsed(target(), rest.substr(0, blanks));
    const std::size_t size = target().size();
    if (has_line_end && target().ends_with(' ') && size != break_at_) line_end_at_ = size;
    join_lines(rest.substr(blanks));
    append_collapsed(target(), rest.substr(blanks, end - blanks));
    rest.remove_prefix(end);
  }
  if (!in_heading() && !trim(text, kBlanks).empty()) pending_anchor_.clear();
}

void SectionBuilder::add_code(std::string_view text) {
  if (is_in_player()) return;
  if (in_heading()) return append_collapsed(heading_, text);
  std::string& to = section().text;
  const auto begin = static_cast<std::uint32_t>(to.size());
  append_collapsed(to, text);
  const auto end = static_cast<std::uint32_t>(to.size());
  if (!trim(text, kBlanks).empty()) pending_anchor_.clear();
  if (end > begin) section().code.push_back({begin, end});
}

void SectionBuilder::add_space() {
  std::string& to = target();
  if (!to.empty() && to.back() != ' ' && to.back() != '\n') to += ' ';
  break_at_ = to.size();
}

void SectionBuilder::begin_link(std::string_view url) {
  if (is_in_player()) return;
  links_.push_back({link_to(url), target().size(), section().media.size(), is_share_link(url)});
}

void SectionBuilder::end_link() {
  if (links_.empty() || is_in_player()) return;
  const OpenLink link = std::move(links_.back());
  links_.pop_back();
  std::string& text = target();
  const std::size_t begin = std::min(link.text_begin, text.size());
  if (link.is_share && !in_heading()) {
    text.resize(begin);
    auto& code = section().code;
    while (!code.empty() && code.back().end > begin) code.pop_back();
    return;
  }
  if (link.url.empty()) return;
  if (auto media = classify_media(link.url)) {
    media->title = std::string(trim(std::string_view(text).substr(begin), kBlanks));
    auto& all = section().media;
    const bool has_picture = all.size() == link.media_begin + 1 &&
                             all.back().kind == MediaKind::kImage && media->title.empty();
    if (has_picture && is_played(*media)) {
      media->title = std::move(all.back().title);
      all.pop_back();
    }
    if (!joins_unnamed_player(*media, begin)) add_media(std::move(*media));
  } else {
    section().links.push_back(link.url);
  }
}

/// One whose title is empty gets its heading's in the end, unless another names the same.
void SectionBuilder::add_media(Media media) {
  if (media.title.empty() && in_heading()) media.title = heading_;
  media.title = std::string(clip_utf8(media.title, 300));
  auto& all = section().media;
  const auto same = std::ranges::find_if(all, [&media](const Media& each) {
    const bool is_one = each.title == media.title || each.title.empty() || media.title.empty();
    return is_one && each.kind == media.kind && each.url == media.url;
  });
  if (same != all.end()) {
    if (same->title.empty()) same->title = std::move(media.title);
    return;
  }
  const bool is_named_before = !all.empty() && all.back().provider == media.provider &&
                               !is_unnamed_player(all.back().url) && is_unnamed_player(media.url);
  const std::string_view text = section().text;
  const std::size_t before = std::min(media_end_, text.size());
  if (is_named_before && trim(text.substr(before), kBlanks).empty()) return;
  all.push_back(std::move(media));
  media_end_ = text.size();
}

/// Whether a link, whose label begins at `text_begin`, stands right behind a player that does not
/// tell its page, and leads there: that is one media.
bool SectionBuilder::joins_unnamed_player(const Media& media, std::size_t text_begin) {
  if (section().media.empty() || in_heading()) return false;
  Media& last = section().media.back();
  if (last.provider != media.provider || !is_unnamed_player(last.url)) return false;
  const std::size_t from = std::min(media_end_, text_begin);
  const std::string_view between =
      trim(std::string_view(section().text).substr(from, text_begin - from), kBlanks);
  if (between.size() > kMaxCredit || between.find('\n') != between.npos) return false;
  last.url = media.url;
  if (last.title.empty()) last.title = clip_utf8(media.title, 300);
  return true;
}

void SectionBuilder::add_image(std::string_view url, std::string_view alt, std::string_view title) {
  if (is_in_player()) return;
  Media media{MediaKind::kImage, std::string(kOwnSite), link_to(url), {}, {}};
  // A picture that is written into the page itself is looked at there.
  const bool is_inline = ascii_lower(trim(url).substr(0, 5)) == "data:";
  if (is_inline && !(alt.empty() && title.empty())) media.url = page_;
  if (media.url.empty()) return;
  if (auto known = classify_media(media.url)) media.provider = known->provider;
  append_collapsed(media.title, alt);
  if (!title.empty() && title != alt) {
    if (!media.title.empty()) media.title += " – ";
    append_collapsed(media.title, title);
  }
  add_media(std::move(media));
}

void SectionBuilder::add_html_text(std::string_view text) { add_text(decode_entities(text)); }

void SectionBuilder::add_html(std::string_view html) {
  HtmlReader reader(html);
  bool visible = true;
  for (HtmlToken token; reader.next(token);) {
    if (token.kind == HtmlToken::Kind::kText) {
      if (visible) add_html_text(token.text);
      visible = true;
    } else if (token.kind == HtmlToken::Kind::kOpen) {
      // A heading ends the one that is still open.
      if (heading_level_of(token.name) > 0 && in_heading()) close_element(token.name);
      open_element(token.name, token.parsed_attributes(), token.self_closing);
      visible = token.self_closing || !is_invisible_element(token.name);
    } else if (token.kind == HtmlToken::Kind::kClose) {
      close_element(token.name);
    }
  }
}

void SectionBuilder::open_element(std::string_view name, const Attributes& attributes, bool empty) {
  const auto value = [&](std::string_view key) { return decode_entities(attributes.get(key)); };
  if (const int level = heading_level_of(name); level > 0) {
    begin_block(false);
    begin_heading(level);
    if (open_headings_ == 1) html_heading_id_ = clean_utf8(value("id"));
    return;
  }
  if (is_in_player()) return open_in_player(name, attributes);
  if (is_code_element(name) && !empty) ++html_code_depth_;
  if (name == "a") {
    std::string id = value("id");
    if (id.empty()) id = value("name");
    if (!id.empty()) pending_anchor_ = clean_utf8(id);
    if (attributes.has("href")) begin_link(value("href"));
  }
  if (name == "img") add_image(shown_source(attributes), value("alt"), value("title"));
  if (name == "script") {
    auto media = classify_script(link_to(value("src")), attributes.get("data-id"));
    if (media) add_media(std::move(*media));
  }
  if (is_block_element(name)) begin_block(name == "li");
  open_player(name, attributes);
  if (empty) player_.clear();
}

void SectionBuilder::close_element(std::string_view name) {
  if (heading_level_of(name) > 0) {
    return end_heading(open_headings_ == 1 ? std::exchange(html_heading_id_, {}) : std::string());
  }
  if (is_in_player() && name != player_) return;
  player_.clear();
  if (is_code_element(name)) html_code_depth_ = std::max(0, html_code_depth_ - 1);
  if (name == "a") end_link();
  if (is_block_element(name)) end_block();
}

void SectionBuilder::open_player(std::string_view name, const Attributes& attributes) {
  auto media = embedded_media(name, attributes, page_);
  const bool is_known = media.has_value();
  if (is_known) add_media(std::move(*media));
  if (!has_fallback_content(name) && !(is_known && name == "object")) return;
  player_ = name;
  is_player_known_ = is_known;
  player_title_ = decode_entities(attributes.get("title"));
}

/// The first source that we know counts.
void SectionBuilder::open_in_player(std::string_view name, const Attributes& attributes) {
  if (is_player_known_ || !in_word_list(name, "source embed object iframe")) return;
  auto media = embedded_media(name == "source" ? player_ : name, attributes, page_);
  if (!media) return;
  is_player_known_ = true;
  if (media->title.empty()) media->title = player_title_;
  add_media(std::move(*media));
}

std::vector<Section> SectionBuilder::take() {
  while (in_heading()) end_heading(html_heading_id_);
  player_.clear();
  end_block();
  for (Section& each : sections_) {
    each.text.resize(trim_right(each.text, kBlanks).size());
    const auto size = static_cast<std::uint32_t>(each.text.size());
    while (!each.code.empty() && each.code.back().end > size) {
      each.code.back().end = size;
      if (each.code.back().begin >= size) each.code.pop_back();
    }
    each.heading = clean_utf8(each.heading);
    for (Media& media : each.media) {
      if (media.title.empty()) media.title = clip_utf8(each.heading, 300);
    }
  }
  return std::move(sections_);
}

}  // namespace mobysearch
