// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_suggestions_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/golden_file.h"
#include "cli/settings.h"
#include "common/text/unicode.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The report from the line `key:` on, up to an empty line.
std::string part(const std::string& report, const std::string& key) {
  const auto begin = report.find("\n" + key + ":\n") + 1;
  return report.substr(begin, report.find("\n\n", begin) + 1 - begin);
}

TEST(QuerySuggestionsReport, IsYamlForTheTwoFiles) {
  const std::string hostile = "x\": [y]\nqueries: #\x1B[2J\xE2\x80\xA8*a\xEF\xBF\xBF";
  const QuerySuggestions suggestions{
      {{"k8s", 11, {"kubernetes", "sea"}}, {hostile, 9, {hostile}}, {hostile + "2", 8, {}}},
      {{{.query = hostile, .url = "/sea/"}, 7}, {{.query = "tide", .url = "/tide/"}, 6}}};
  const std::string report = format_yaml(suggestions);
  EXPECT_THAT(report, Not(HasSubstr("\x1B")));
  const TempDir dir;
  dir.write("mobysearch.yml", part(report, "synonyms"));
  const auto settings = SettingsFile::read(dir.path());
  ASSERT_TRUE(settings.has_value()) << settings.error().message;
  const std::string read = clean_utf8(hostile);
  EXPECT_EQ(settings->synonyms, (Synonyms{{"k8s", {"kubernetes", "sea"}}, {read, {read}}}));
  const auto golden = read_golden(dir.write("golden.yml", part(report, "queries")));
  ASSERT_TRUE(golden.has_value()) << golden.error().message;
  ASSERT_EQ(golden->size(), 2U);
  EXPECT_EQ(golden->front().query, read);
  EXPECT_EQ(golden->back().url, "/tide/");
}

TEST(QuerySuggestionsReport, SaysThatThereIsNothingToPropose) {
  const std::string report = format_yaml({});
  EXPECT_THAT(report, HasSubstr("No word was looked for in vain"));
  EXPECT_THAT(report, HasSubstr("No frequent query"));
  EXPECT_THAT(report, Not(HasSubstr("synonyms:")));
}

TEST(QuerySuggestionsReport, IsJson) {
  const QuerySuggestions suggestions{{{"k8s", 11, {"kubernetes"}}, {"a\nb", 2, {}}},
                                     {{{.query = "tide", .url = "/tide/"}, 6}}};
  EXPECT_EQ(to_json(suggestions),
            "{\"missing\":[{\"word\":\"k8s\",\"searches\":11,\"meant\":[\"kubernetes\"]},"
            "{\"word\":\"a\\nb\",\"searches\":2,\"meant\":[]}],"
            "\"golden\":[{\"query\":\"tide\",\"url\":\"/tide/\",\"searches\":6}]}\n");
}

}  // namespace
}  // namespace mobysearch::testing
