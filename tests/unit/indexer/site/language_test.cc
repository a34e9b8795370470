// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::yaml;

TEST(Language, TagsHaveALanguageAndItsRegionsAndScripts) {
  const struct {
    const char *text, *tag;
  } cases[] = {{"en", "en"},
               {"pt_BR", "pt-br"},
               {"en_US.UTF-8", "en-us"},
               {"ast", "ast"},
               {"es-419", "es-419"},
               {"zh-Hant-TW", "zh-hant-tw"},
               {"sr@latin", "sr"},
               {"de-1996", "de-1996"},
               {"english", ""},
               {"e", ""},
               {"c++", ""},
               {"en-", ""},
               {"de luxe", ""},
               {"12", ""},
               {"", ""}};
  for (const auto& c : cases) EXPECT_EQ(language_tag(c.text), c.tag) << c.text;
}

TEST(Language, AConfigurationNamesLanguagesInManyWays) {
  EXPECT_THAT(declared_languages(yaml("title: x")), ElementsAre());
  EXPECT_THAT(declared_languages(yaml("lang: en-GB\nlanguages: [en-GB, pt_BR, de]")),
              ElementsAre("en-gb", "pt-br", "de"));
  EXPECT_THAT(declared_languages(yaml("languages: en, de fr")), ElementsAre("en", "de", "fr"));
  EXPECT_THAT(declared_languages(yaml("languages: {en: English, de: {title: T}}")),
              ElementsAre("en", "de"));
  EXPECT_THAT(declared_languages(yaml("languages: [{code: en, name: English}, {lang: de}]")),
              ElementsAre("en", "de"));
  EXPECT_THAT(declared_languages(yaml("defaults: [{scope: {path: it}, values: {lang: it}}]")),
              ElementsAre("it"));
  EXPECT_EQ(site_language(yaml("default_lang: de\nlocale: de_AT")), "de_AT");
  EXPECT_EQ(site_language(yaml("default_lang: de")), "de");
  EXPECT_EQ(site_language(yaml("defaultContentLanguage: de")), "de");
  EXPECT_EQ(site_language(yaml("languages: [fr, en]")), "fr");
  EXPECT_EQ(site_language(yaml("title: x")), "");
}

TEST(Language, FrontMatterThenADeclaredPlaceThenTheSite) {
  const struct {
    const char *matter, *path, *language;
  } cases[] = {{"lang: pt_BR", "de/_posts/x.md", "pt-br"},
               {"lang: fil", "x.md", "fil"},
               {"lang: 42", "de/_posts/x.md", "de"},
               {"{}", "de/_posts/x.md", "de"},
               {"{}", "_posts/DE/x.md", "de"},
               {"{}", "_posts/pt_br/x.md", "pt-br"},
               {"{}", "_posts/2020-01-02-x.de.md", "de"},
               {"{}", "it/_posts/x.md", "es"},
               {"{}", "_posts/2020-01-02-x.it.md", "es"},
               {"{}", "no-code/_posts/x.md", "es"},
               {"{}", "de-luxe/_posts/x.md", "es"},
               {"{}", "_posts/de.md", "es"}};
  for (const auto& c : cases) {
    EXPECT_EQ(language_of(yaml(c.matter), c.path, {"es", "de", "pt-br"}, "es"), c.language)
        << c.matter << ' ' << c.path;
  }
  EXPECT_EQ(language_of(yaml("{}"), "de/x.md", {}, ""), "en");
}

}  // namespace
}  // namespace mobysearch
