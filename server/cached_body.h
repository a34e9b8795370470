// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/http/httplib_types.h"

namespace mobysearch {

/// The body of an answer that may be sent again.
struct CachedBody {
  std::string plain;
  std::string gzip;    ///< the same, encoded; "" until it is first asked for
  std::string brotli;  ///< likewise
  bool has_results = true;
};

/// Gives the response this body, encoded as the request accepts, without copying it. Returns the
/// body with the encoding that had to be made added, or `body` itself when none had.
std::shared_ptr<const CachedBody> put_body(std::shared_ptr<const CachedBody> body,
                                           std::string_view content_type,
                                           const httplib::Request& request,
                                           httplib::Response& response);

}  // namespace mobysearch
