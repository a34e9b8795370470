// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/post.h"
#include "indexer/markdown/html/text.h"
#include "indexer/markdown/links.h"

namespace mobysearch {

/// Receives a document's text, links and elements in order and makes sections of them. Text may be
/// given in any pieces: white space is collapsed across them.
class SectionBuilder {
 public:
  /// `page`: its path on the site, which relative links start from; "" leaves them out.
  explicit SectionBuilder(std::string page = {}) : page_(std::move(page)), sections_(1) {}

  /// A nested heading is part of the outermost.
  void begin_heading(int level);
  /// `anchor`: its id on the page, or "".
  void end_heading(std::string_view anchor);

  void begin_block(bool list_item);
  void end_block();
  void add_text(std::string_view text);
  void add_code(std::string_view text);
  void add_space();
  void begin_link(std::string_view url);
  void end_link();
  void add_image(std::string_view url, std::string_view alt, std::string_view title);

  /// An HTML element's start and end, and text in it, whose references are still to be decoded. A
  /// heading's id is its own or that of an anchor in it.
  void open_element(std::string_view name, const Attributes& attributes, bool empty);
  void close_element(std::string_view name);
  void add_html_text(std::string_view text);
  /// Tags and text as they come.
  void add_html(std::string_view html);

  std::vector<Section> take();

 private:
  struct OpenLink {
    std::string url;
    std::size_t text_begin = 0;
    std::size_t media_begin = 0;  ///< of what the section has
    bool is_share = false;
  };

  bool in_heading() const { return open_headings_ > 0; }
  Section& section() { return sections_.back(); }
  std::string& target() { return in_heading() ? heading_ : section().text; }
  void join_lines(std::string_view next);
  void add_media(Media media);
  bool joins_unnamed_player(const Media& media, std::size_t text_begin);
  bool is_in_player() const { return !player_.empty(); }
  void open_player(std::string_view name, const Attributes& attributes);
  void open_in_player(std::string_view name, const Attributes& attributes);
  std::string link_to(std::string_view url) const { return clean_link(url, page_); }
  void note_moment();

  std::string page_;
  std::vector<Section> sections_;
  std::string heading_;  ///< text of the open heading
  int heading_level_ = 0;
  int open_headings_ = 0;  ///< nested
  std::string html_heading_id_;
  std::string pending_anchor_;  ///< <a name> in or right before a heading that may have no id
  bool list_item_ = false;
  std::size_t block_begin_ = 0;
  std::size_t line_end_at_ = 0;  ///< size of the text that ends with the blank of a line end
  std::size_t break_at_ = 0;     ///< and with one that stays
  std::vector<OpenLink> links_;
  std::string player_;            ///< the open element whose content no reader sees
  std::string player_title_;      ///< its own
  bool is_player_known_ = false;  ///< it has its media: other sources are the same
  std::size_t media_end_ = 0;     ///< of the section's text when its last media was added
  int html_code_depth_ = 0;
};

}  // namespace mobysearch
