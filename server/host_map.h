// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/result.h"

namespace mobysearch {

/// Which site a host is. Hosts are compared in lower case, without a port and a last dot.
/// Immutable.
///
/// In the file, a line has a host and a site's name, with blanks between; empty lines and what
/// follows a `#` are passed over.
class HostMap {
 public:
  /// A missing file is an empty map. kInputUnreadable names the file, and the line that is wrong.
  static Result<HostMap> read(const std::string& path);
  /// Of the text of the file at `path`.
  static Result<HostMap> parse(std::string_view text, const std::string& path);

  /// The site of a Host header; nullopt when it is none of the map's.
  std::optional<std::string> site_of(std::string_view host) const;

 private:
  std::map<std::string, std::string, std::less<>> sites_;
};

}  // namespace mobysearch
