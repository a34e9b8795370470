// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/localized_url.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

std::string localized_url_of(const std::string& plugin, const std::string& config, const char* path,
                             const std::string& matter) {
  SiteConfig site;
  site.plugins = {plugin};
  site.values = testing::yaml(config);
  SiteDocument document;
  document.path = path;
  document.values = testing::yaml(matter);
  return localized_url(site, document, "/tides/");
}

TEST(LocalizedUrl, PolyglotPutsTheLanguageBeforeIt) {
  const std::string site = "languages: [en, de, pt-BR]\ndefault_lang: en\n";
  const auto url = [&](const std::string& more, const char* path, const std::string& matter) {
    return localized_url_of("jekyll-polyglot", site + more, path, matter);
  };
  EXPECT_EQ(url("", "_posts/x.md", "lang: en"), "/tides/");
  EXPECT_EQ(url("", "_posts/x.md", "{}"), "/tides/");
  EXPECT_EQ(url("", "_posts/x.md", "lang: de"), "/de/tides/");
  EXPECT_EQ(url("", "_posts/x.md", "lang: pt-br"), "/pt-BR/tides/");
  EXPECT_EQ(url("", "_posts/x.md", "lang: fr"), "/tides/") << "not one of the site's";
  EXPECT_EQ(url("", "_posts/de/x.md", "{}"), "/tides/");
  EXPECT_EQ(url("lang_from_path: true", "_posts/de/x.md", "{}"), "/de/tides/");
  EXPECT_EQ(url("lang_from_path: true", "_posts/x.de.md", "{}"), "/de/tides/");
  EXPECT_EQ(url("lang_from_path: true", "_posts/de/x.md", "lang: en"), "/tides/");
  EXPECT_EQ(url("", "_posts/x.md", "{lang: de, lang-exclusive: [en]}"), "/tides/");
  EXPECT_EQ(url("", "_posts/x.md", "{lang-exclusive: [de]}"), "/de/tides/");
  EXPECT_EQ(url("exclude_from_localization: [legal]", "legal/x.md", "lang: de"), "/tides/");
  EXPECT_EQ(localized_url_of("jekyll-feed", site, "_posts/x.md", "lang: de"), "/tides/");
}

TEST(LocalizedUrl, MultipleLanguagesHaveFoldersOfTheirOwn) {
  const auto url = [&](const std::string& more, const char* path, const std::string& matter) {
    return localized_url_of("jekyll-multiple-languages-plugin", "languages: [en, de]\n" + more,
                            path, matter);
  };
  EXPECT_EQ(url("", "_i18n/en/_posts/x.md", "{}"), "/tides/");
  EXPECT_EQ(url("", "_i18n/de/_posts/x.md", "{}"), "/de/tides/");
  EXPECT_EQ(url("", "about.md", "{}"), "/tides/");
  EXPECT_EQ(url("", "about.md", "languages: [de]"), "/de/tides/");
  EXPECT_EQ(url("default_locale_in_subfolder: true", "_i18n/en/_posts/x.md", "{}"), "/en/tides/");
}

}  // namespace
}  // namespace mobysearch
