// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/error_page.h"

#include <fmt/format.h>

#include <utility>

#include "server/pages/page_frame.h"
#include "server/pages/page_parts.h"
#include "server/pages/page_texts.h"

namespace mobysearch {
namespace {

const ErrorText& text_of(int status, const PageTexts& texts) {
  switch (status) {
    case 429:
      return texts.too_many;
    case 503:
      return texts.not_ready;
    default:
      return status < 500 ? texts.unreadable : texts.failed;
  }
}

std::string link(const std::string& href, std::string_view text) {
  return fmt::format("<li><a href=\"{}\">{}</a></li>", href, text);
}

/// What cannot be read will not be another time.
std::string ways_back(int status, PageRequest request, const PageTexts& texts) {
  std::string out;
  if ((status == 429 || status >= 500) && !request.query.empty()) {
    out = link(results_href(request), texts.try_again);
    if (std::exchange(request.offset, 0) > 0) out += link(results_href(request), texts.first_page);
  }
  return "<ul class=\"ms-back\">" + out + link(request.root + "/search", texts.new_search) +
         "</ul>";
}

}  // namespace

std::string error_page(int status, const PageRequest& request, const IndexInfo& site,
                       std::string_view page_template) {
  const PageTexts& texts = page_texts(site.lang);
  const ErrorText& text = text_of(status, texts);
  return framed({std::string(text.title),
                 {},
                 fmt::format("<h1>{}</h1><p>{}</p>{}", text.title, text.sentence,
                             ways_back(status, request, texts))},
                request, site, page_template);
}

}  // namespace mobysearch
