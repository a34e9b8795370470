// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/cached_body.h"
#include "server/http/httplib_types.h"

namespace mobysearch {

/// A file built into the binary, compressed once. Immutable.
class StaticFile {
 public:
  StaticFile(std::string_view content, std::string_view content_type);
  /// Answers with the file as the request accepts it encoded, or with 304.
  void answer(const httplib::Request& request, httplib::Response& response) const;

 private:
  std::shared_ptr<const CachedBody> body_;
  std::string_view content_type_;
};

}  // namespace mobysearch
