// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "server/http/http_message.h"
#include "server/result_cache.h"

namespace mobysearch {

/// The files built into the binary, compressed once, by their paths. Immutable.
class StaticFiles {
 public:
  StaticFiles();
  /// Whether `path` is one of them.
  bool has(const std::string& path) const { return files_.count(path) != 0; }
  HttpResponse answer(const HttpRequest& request) const;

 private:
  struct File {
    CachedBody body;
    std::string content_type;
    std::string etag_key;
    bool is_page = false;
  };
  void add(std::string path, std::string_view body, std::string content_type);

  std::map<std::string, File> files_;
};

/// What a page of ours may load: its own origin alone, and styles, images and fonts of `also`, an
/// origin or "".
std::string page_security_policy(std::string_view also = {});

}  // namespace mobysearch
