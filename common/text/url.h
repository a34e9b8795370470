// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mobysearch {

/// Whether a link leads where a reader may be sent: http(s)://…, or a path of the site. `//host/…`
/// is another host's address and no path.
bool is_web_url(std::string_view link);
bool is_site_path(std::string_view link);
inline bool is_followable(std::string_view link) { return is_web_url(link) || is_site_path(link); }

/// Percent-encodes every byte but letters, digits, "-._~" (RFC 3986's unreserved) and `also_kept`.
std::string percent_encode(std::string_view text, std::string_view also_kept = {});
/// A parameter's name or value: the same, with "+" for a blank.
std::string encode_param(std::string_view text);

/// Decodes %XX; nullopt where a "%" does not begin such an escape.
std::optional<std::string> percent_decode(std::string_view text);
/// Decodes what escapes there are, and leaves any other "%" as it is.
std::string percent_decode_leniently(std::string_view text);

}  // namespace mobysearch
