// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

enum class Encoding { kIdentity, kGzip, kBrotli };

/// The best of ours that an Accept-Encoding header takes: br before gzip; q=0 refuses.
Encoding choose_encoding(std::string_view accept_encoding);
std::string_view to_string(Encoding encoding);

/// `text` encoded at a level that costs less time than it saves; "" when the library fails.
std::string compress(std::string_view text, Encoding encoding);

}  // namespace mobysearch
