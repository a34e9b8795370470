// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/section_builder.h"

#include <algorithm>

#include "common/unicode.h"
#include "indexer/media_link.h"

namespace mobysearch {
namespace {

/// Replaces, as kramdown's typographic symbols do, the hyphens that become dashes.
std::string without_dashes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 3) == "---") {
      i += 3;
    } else if (text.substr(i, 2) == "--") {
      i += 2;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \n") - begin + 1);
}

bool is_code_element(std::string_view name) {
  return name == "code" || name == "pre" || name == "kbd" || name == "samp";
}

int heading_level_of(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

}  // namespace

SectionBuilder::SectionBuilder(const KramdownOptions& options) : options_(options), sections_(1) {}

void SectionBuilder::begin_heading(int level) {
  if (in_heading_) return;
  in_heading_ = true;
  heading_level_ = level;
  heading_.clear();
  id_text_.clear();
}

void SectionBuilder::end_heading(const std::string& id, std::string_view source, bool in_html) {
  if (!in_heading_) return;
  in_heading_ = false;
  while (!links_.empty()) links_.pop_back();
  Section next;
  next.level = heading_level_;
  next.heading = std::string(trimmed(heading_));
  if (!id.empty()) {
    next.anchor = id;
  } else if (auto_ids_) {
    const bool plain_rule = in_html || !options_.gfm;
    // Inside HTML the GFM parser leaves the id to kramdown's rule, but hands it the parsed text.
    const std::string_view plain_source = options_.gfm ? std::string_view(id_text_) : source;
    const std::string base =
        plain_rule ? kramdown_heading_id(plain_source) : gfm_heading_id(id_text_);
    const std::string made = plain_rule ? kramdown_ids_.unique(base) : gfm_ids_.unique(base);
    if (!made.empty()) next.anchor = options_.auto_id_prefix + made;
  }
  if (!next.anchor && !pending_anchor_.empty()) next.anchor = pending_anchor_;
  pending_anchor_.clear();
  sections_.push_back(std::move(next));
  block_begin_ = 0;
}

void SectionBuilder::begin_block(bool list_item) {
  list_item_ = list_item;
  std::string& text = section().text;
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (!text.empty() && text.back() != '\n') text += '\n';
  block_begin_ = text.size();
}

void SectionBuilder::end_block() {
  if (in_heading_) return;
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
  std::string_view text = trimmed(std::string_view(section().text).substr(block_begin_));
  if (text.substr(0, media.title.size()) != media.title) return;
  text.remove_prefix(media.title.size());
  const auto begin = text.find_first_not_of(" -:|");
  for (std::string_view dash : {"–", "—"}) {
    if (begin != std::string_view::npos && text.substr(begin, dash.size()) == dash) {
      text.remove_prefix(begin + dash.size());
    }
  }
  const auto words = text.find_first_not_of(" -:|");
  if (words == std::string_view::npos) return;
  media.time = media.title;
  media.title = std::string(text.substr(words));
}

void SectionBuilder::append_collapsed(std::string& to, std::string_view text) {
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
    } else {
      to += text.substr(i, c.length);
    }
    i += c.length;
  }
}

void SectionBuilder::add_text(std::string_view text) {
  append_collapsed(target(), text);
  if (in_heading_) id_text_ += options_.auto_typographic ? without_dashes(text) : std::string(text);
}

void SectionBuilder::add_code(std::string_view text) {
  if (in_heading_) {
    append_collapsed(heading_, text);
    id_text_ += text;
    return;
  }
  std::string& to = section().text;
  const auto begin = static_cast<std::uint32_t>(to.size());
  append_collapsed(to, text);
  const auto end = static_cast<std::uint32_t>(to.size());
  if (end > begin) section().code.push_back({begin, end});
}

void SectionBuilder::add_space() {
  std::string& to = target();
  if (!to.empty() && to.back() != ' ' && to.back() != '\n') to += ' ';
  if (in_heading_) id_text_ += ' ';
}

void SectionBuilder::begin_link(std::string_view url) {
  links_.push_back({clean_link(url), target().size(), is_share_link(url)});
}

void SectionBuilder::end_link() {
  if (links_.empty()) return;
  const OpenLink link = std::move(links_.back());
  links_.pop_back();
  std::string& text = target();
  const std::size_t begin = std::min(link.text_begin, text.size());
  if (link.is_share && !in_heading_) {
    text.resize(begin);
    auto& code = section().code;
    while (!code.empty() && code.back().end > begin) code.pop_back();
    return;
  }
  if (link.url.empty()) return;
  if (auto media = classify_media(link.url)) {
    media->title = std::string(trimmed(std::string_view(text).substr(begin)));
    add_media(std::move(*media));
  } else {
    section().links.push_back(link.url);
  }
}

void SectionBuilder::add_media(Media media) {
  if (media.title.empty()) media.title = in_heading_ ? heading_ : section().heading;
  media.title = std::string(clip_utf8(media.title, 300));
  auto& all = section().media;
  if (std::find(all.begin(), all.end(), media) == all.end()) all.push_back(std::move(media));
}

void SectionBuilder::add_image(std::string_view url, std::string_view alt, std::string_view title) {
  Media media{MediaKind::kImage, "site", clean_link(url), {}, {}};
  if (media.url.empty()) return;
  if (auto known = classify_media(media.url)) media.provider = known->provider;
  append_collapsed(media.title, alt);
  if (!title.empty() && title != alt) {
    if (!media.title.empty()) media.title += " – ";
    append_collapsed(media.title, title);
  }
  add_media(std::move(media));
}

void SectionBuilder::add_html(std::string_view html, bool top_level) {
  HtmlReader reader(html);
  bool visible = true;
  for (HtmlToken token; reader.next(token);) {
    switch (token.kind) {
      case HtmlToken::Kind::kText:
        if (visible && html_code_depth_ > 0) add_code(decode_entities(token.text));
        if (visible && html_code_depth_ == 0) add_text(decode_entities(token.text));
        visible = true;
        break;
      case HtmlToken::Kind::kOpen:
        open_tag(token);
        visible = token.self_closing || !is_invisible_element(token.name);
        break;
      case HtmlToken::Kind::kClose:
        close_tag(token, top_level);
        break;
      case HtmlToken::Kind::kComment:
        break;
    }
  }
}

void SectionBuilder::take_anchor(const HtmlToken& tag) {
  if (in_heading_) return;
  std::string id = tag.attribute("id");
  if (id.empty() && tag.name == "a") id = tag.attribute("name");
  if (!id.empty() && tag.name == "a") pending_anchor_ = clean_utf8(id);
}

void SectionBuilder::open_tag(const HtmlToken& tag) {
  take_anchor(tag);
  if (const int level = heading_level_of(tag.name); level > 0 && !in_heading_) {
    begin_block(false);
    begin_heading(level);
    in_html_heading_ = true;
    html_heading_id_ = clean_utf8(tag.attribute("id"));
    return;
  }
  if (is_code_element(tag.name) && !tag.self_closing) ++html_code_depth_;
  if (tag.name == "a" && tag.has_attribute("href")) begin_link(tag.attribute("href"));
  if (tag.name == "img")
    add_image(tag.attribute("src"), tag.attribute("alt"), tag.attribute("title"));
  const bool frames = tag.name == "iframe" || tag.name == "video" || tag.name == "audio" ||
                      tag.name == "embed" || tag.name == "source" || tag.name == "object";
  if (frames) embed(tag);
  if (!is_block_element(tag.name) || in_heading_) return;
  begin_block(tag.name == "li");
  if (!tag.self_closing && tag.name != "br" && tag.name != "hr") ++html_depth_;
}

void SectionBuilder::close_tag(const HtmlToken& tag, bool top_level) {
  if (heading_level_of(tag.name) > 0 && in_html_heading_) {
    in_html_heading_ = false;
    const bool native = options_.html_to_native && top_level && html_depth_ == 0;
    const bool makes_id = native || options_.html_to_native;
    const bool auto_ids = auto_ids_;
    auto_ids_ = auto_ids_ && makes_id;
    const std::string source = heading_;
    end_heading(html_heading_id_, source, !native);
    auto_ids_ = auto_ids;
    return;
  }
  if (is_code_element(tag.name)) html_code_depth_ = std::max(0, html_code_depth_ - 1);
  if (tag.name == "a") end_link();
  if (is_block_element(tag.name) && !in_heading_) {
    end_block();
    html_depth_ = std::max(0, html_depth_ - 1);
  }
}

void SectionBuilder::embed(const HtmlToken& tag) {
  std::string source = tag.attribute("src");
  if (source.empty()) source = tag.attribute("data-src");
  if (source.empty()) source = tag.attribute("data");
  const std::string url = clean_link(source);
  if (url.empty()) return;
  auto media = classify_media(url);
  if (!media) {
    if (tag.name != "video" && tag.name != "audio") return;
    media = Media{tag.name == "video" ? MediaKind::kVideo : MediaKind::kAudio, "site", url, {}, {}};
  }
  append_collapsed(media->title, tag.attribute("title"));
  add_media(std::move(*media));
}

std::vector<Section> SectionBuilder::take() {
  if (in_heading_) end_heading(html_heading_id_, heading_, true);
  end_block();
  for (Section& each : sections_) {
    while (!each.text.empty() && (each.text.back() == '\n' || each.text.back() == ' ')) {
      each.text.pop_back();
    }
    const auto size = static_cast<std::uint32_t>(each.text.size());
    while (!each.code.empty() && each.code.back().end > size) {
      each.code.back().end = size;
      if (each.code.back().begin >= size) each.code.pop_back();
    }
    each.heading = std::string(clip_utf8(clean_utf8(each.heading), 1000));
  }
  return std::move(sections_);
}

}  // namespace mobysearch
