// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/http/httplib_types.h"

namespace mobysearch {

/// "https://blog.example" of "https://blog.example/a/b"; "" of what is no plain http(s) URL.
std::string origin_of(std::string_view url);

/// The pages of which other origins may read answers (CORS). Immutable.
class AllowedOrigins {
 public:
  /// Of "*", which means any, or exact origins.
  explicit AllowedOrigins(const std::vector<std::string>& origins) : origins_(origins) {}
  /// Adds the headers for a request from a page of `origin`, "" if it did not say.
  void add_headers(std::string_view origin, std::string_view method,
                   httplib::Response& response) const;

 private:
  const std::vector<std::string> origins_;
};

}  // namespace mobysearch
