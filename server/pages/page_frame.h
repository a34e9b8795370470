// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/index/index_info.h"
#include "common/result.h"
#include "server/pages/page_request.h"

namespace mobysearch {

/// The frame of the search's own pages: web/results.html, or a template of the site's owner. It
/// holds {{title}}, {{head}}, {{form}} and {{main}} where the parts go, and may hold {{home}}, a
/// link to the blog, {{lang}} and {{dir}}, of the words that we put in, and {{root}}, which stands
/// before the paths of the site on this server; anything else in it is left as it is.

/// kInputUnreadable names the mark that a template lacks.
Result<void> check_template(std::string_view page_template);
/// The template in `file`, checked; our own when `file` is "".
Result<std::string> read_results_template(const std::string& file);

struct FramedPage {
  std::string title;  ///< text; the blog's name is added
  std::string head;   ///< markup, as all below
  std::string main;
};
/// The page in its frame. The form in it asks for `request` again, from its first page on.
std::string framed(const FramedPage& page, const PageRequest& request, const IndexInfo& site,
                   std::string_view page_template);

}  // namespace mobysearch
