// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/site/site_config.h"
#include "indexer/site/site_document.h"

namespace mobysearch {

/// The URL at which a site in several languages publishes a document that would have `url` in one
/// of a single language: plugins put the document's language before it ("/de/tides/"), unless it is
/// the site's default. By the rules of jekyll-polyglot and jekyll-multiple-languages-plugin, where
/// the site runs one of them.
std::string localized_url(const SiteConfig& config, const SiteDocument& document,
                          const std::string& url);

/// The default language of a site of jekyll-polyglot.
std::string polyglot_default(const SiteConfig& config);

/// The language in which jekyll-polyglot publishes a document, as `languages` spells it: its
/// `lang`, else with `lang_from_path` its path, says so; one that `languages` lacks is the default.
/// The copies in other languages, which have no translation, are none of the index. Empty for a
/// site without jekyll-polyglot.
std::string polyglot_language(const SiteConfig& config, const SiteDocument& document);

/// The language whose folder a translated post of jekyll-multiple-languages-plugin is in
/// ("_i18n/de/_posts/x.md"); empty for another file.
std::string_view translation_folder(std::string_view path);

}  // namespace mobysearch
