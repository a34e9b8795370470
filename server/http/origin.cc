// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/origin.h"

#include <httplib.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/url.h"

namespace mobysearch {

std::string origin_of(std::string_view url) {
  if (!is_web_url(url)) return {};
  const auto begin = url.find("://") + 3;
  const std::string_view authority = url.substr(begin, url.find('/', begin) - begin);
  const bool is_plain =
      !authority.empty() && std::all_of(authority.begin(), authority.end(), [](char c) {
        return is_ascii_letter(c) || is_digit(c) ||
               std::string_view("-_.:[]").find(c) != std::string_view::npos;
      });
  return is_plain ? std::string(url.substr(0, begin + authority.size())) : std::string();
}

void AllowedOrigins::add_headers(std::string_view origin, std::string_view method,
                                 httplib::Response& response) const {
  if (origins_.empty()) return;
  if (std::find(origins_.begin(), origins_.end(), "*") != origins_.end()) {
    response.set_header("Access-Control-Allow-Origin", "*");
  } else {
    response.set_header("Vary", "Origin");
    // What is sent back is the configured text, never the client's.
    const auto found = std::find(origins_.begin(), origins_.end(), origin);
    if (found == origins_.end()) return;
    response.set_header("Access-Control-Allow-Origin", *found);
  }
  if (method != "OPTIONS") return;
  response.set_header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
  response.set_header("Access-Control-Allow-Headers", "Accept, If-None-Match");
  response.set_header("Access-Control-Max-Age", "86400");
}

}  // namespace mobysearch
