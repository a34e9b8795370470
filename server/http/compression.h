// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mobysearch {

enum class Encoding { kIdentity, kGzip, kBrotli };

/// The best of ours that an Accept-Encoding header takes: br before gzip; q=0 refuses.
Encoding choose_encoding(std::string_view accept_encoding);
std::string_view to_string(Encoding encoding);

/// How often a text is read: an answer is compressed in less time than that saves, a file once and
/// for all.
enum class Use { kAnswer, kFile };

/// "" when the library fails.
std::string compress(std::string_view text, Encoding encoding, Use use = Use::kAnswer);

}  // namespace mobysearch
