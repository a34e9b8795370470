// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/values/value.h"

namespace mobysearch {

/// Languages are BCP 47 tags in lower case ("en", "pt-br", "zh-hant-tw", "ast").

/// "pt_BR" and "pt_BR.UTF-8" become "pt-br"; text that is not a tag becomes empty.
std::string language_tag(std::string_view text);

/// The site's own language: its `lang`, `language` or `locale`, or what jekyll-polyglot, Zola
/// or Hugo call it, else the first of `languages`, as it is written.
std::string site_language(const Value& site);

/// The languages that a configuration names: the site's own, each of `languages` (a list, or a map
/// of names or settings), and those of `defaults`.
std::vector<std::string> declared_languages(const Value& site);

/// A document's language: of its merged front matter; else the declared one that a directory or the
/// end of the file's name has ("de/_posts/x.md", "x.de.md"); else the site's, else "en".
std::string language_of(const Value& values, const std::string& path,
                        const std::vector<std::string>& declared, const std::string& site_lang);

}  // namespace mobysearch
