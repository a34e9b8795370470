// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_anchors.h"

#include <set>
#include <string>
#include <utility>

#include "indexer/markdown/heading_id.h"

namespace mobysearch {
namespace {

using kramdown::Element;
using kramdown::ElementKind;

class Anchors {
 public:
  explicit Anchors(kramdown::Document& document) : document_(document) {}

  PageParts assign() {
    visit(*document_.root, !document_.options.gfm);
    for (std::size_t i = 0; i < notes_.size(); ++i) {  // notes refer to notes
      for (Element* child : notes_[i]->children) visit(*child, true);
    }
    parts_.notes.assign(notes_.begin(), notes_.end());
    return std::move(parts_);
  }

 private:
  void visit(Element& element, bool plain_rule) {
    if (is_replaced(element)) return;
    if (element.kind == ElementKind::kHeader) assign_to(element, plain_rule);
    if (element.kind == ElementKind::kFootnote) {
      const auto note = document_.footnotes.find(element.value);
      const bool is_new = note != document_.footnotes.end() && seen_.insert(note->second).second;
      if (is_new) notes_.push_back(note->second);
    }
    // GFM gives ids to no headers within one that got its id from GFM; kramdown's converter does.
    const bool in_html = plain_rule || element.kind == ElementKind::kHtml ||
                         (element.kind == ElementKind::kHeader && !element.attributes.has("id"));
    for (Element* child : element.children) visit(*child, in_html);
  }

  bool is_replaced(const Element& list) {
    if (list.kind != ElementKind::kList || list.ial == nullptr) return false;
    for (const auto& [name, part] :
         {std::pair{"toc", &parts_.contents}, std::pair{"footnotes", &parts_.notes_place}}) {
      if (*part != nullptr || !list.ial->has_ref(name)) continue;
      *part = &list;
      return true;
    }
    return false;
  }

  void assign_to(Element& header, bool plain_rule) {
    std::string source;
    std::swap(source, header.value);
    const kramdown::Options& options = document_.options;
    if (header.attributes.has("id")) {
      header.value = header.attributes.get("id");
    } else if (options.auto_ids && plain_rule) {
      if (options.transliterated_header_ids) source = transliterated(source);
      header.value = options.auto_id_prefix + plain_ids_.unique(kramdown_heading_id(source));
    } else if (options.auto_ids) {
      header.value = options.auto_id_prefix + gfm_ids_.unique(gfm_heading_id(source));
    }
  }

  kramdown::Document& document_;
  UniqueIds gfm_ids_;
  UniqueIds plain_ids_;
  PageParts parts_;
  std::vector<Element*> notes_;
  std::set<const Element*> seen_;
};

}  // namespace

PageParts assign_heading_anchors(kramdown::Document& document) {
  return Anchors(document).assign();
}

}  // namespace mobysearch
