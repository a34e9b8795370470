// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/unread_format.h"

#include <filesystem>
#include <string_view>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

struct Format {
  std::string_view extensions;
  const char* name;
};
constexpr Format kUnreadFormats[] = {{".adoc .asciidoc .asc .ad", "AsciiDoc"},
                                     {".textile", "Textile"},
                                     {".rst", "reStructuredText"},
                                     {".org", "Org"},
                                     {".creole .mediawiki", "wiki text"},
                                     {".haml .slim .pug", "a template language"}};

}  // namespace

std::string unread_format(const std::string& path) {
  const std::string extension = ascii_lower(std::filesystem::path(path).extension().string());
  for (const Format& format : kUnreadFormats) {
    if (in_word_list(extension, format.extensions)) return format.name;
  }
  return {};
}

}  // namespace mobysearch
