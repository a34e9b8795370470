// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/post.h"
#include "indexer/heading_id.h"
#include "indexer/html_text.h"
#include "indexer/kramdown_options.h"

namespace mobysearch {

/// Receives a document's text, links and tags in order and makes sections of them. Text may be
/// given in any pieces: white space is collapsed across them.
class SectionBuilder {
 public:
  explicit SectionBuilder(const KramdownOptions& options);

  void begin_heading(int level);
  /// `id`: explicit, or "" to have one made; `source` is the heading's Markdown.
  void end_heading(const std::string& id, std::string_view source, bool in_html);

  void begin_block(bool list_item);
  void end_block();
  void add_text(std::string_view text);
  void add_code(std::string_view text);
  void add_space();
  void begin_link(std::string_view url);
  void end_link();
  void add_image(std::string_view url, std::string_view alt, std::string_view title);
  /// Tags and text of raw HTML. `top_level`: not inside another element (html_to_native).
  void add_html(std::string_view html, bool top_level);
  void set_auto_ids(bool on) { auto_ids_ = on; }

  std::vector<Section> take();

 private:
  struct OpenLink {
    std::string url;
    std::size_t text_begin = 0;
    bool is_share = false;
  };

  Section& section() { return sections_.back(); }
  std::string& target() { return in_heading_ ? heading_ : section().text; }
  void append_collapsed(std::string& to, std::string_view text);
  void add_media(Media media);
  void open_tag(const HtmlToken& tag);
  void close_tag(const HtmlToken& tag, bool top_level);
  void embed(const HtmlToken& tag);
  void note_moment();
  void take_anchor(const HtmlToken& tag);

  const KramdownOptions& options_;
  std::vector<Section> sections_;
  std::string heading_;  ///< text of the open heading
  std::string id_text_;  ///< the same as GFM's id rule sees it
  int heading_level_ = 0;
  bool in_heading_ = false;
  bool in_html_heading_ = false;
  std::string html_heading_id_;
  std::string pending_anchor_;  ///< <a name> on a line of its own, for a heading without id
  bool auto_ids_ = true;
  bool list_item_ = false;
  std::size_t block_begin_ = 0;
  std::vector<OpenLink> links_;
  UniqueIds gfm_ids_;
  UniqueIds kramdown_ids_;
  int html_depth_ = 0;
  int html_code_depth_ = 0;
};

}  // namespace mobysearch
