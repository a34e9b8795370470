// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_frame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string form_of(const SearchRequest& request) { return framed({}, request, {}, "{{form}}"); }

TEST(PageFrame, NeedsFourMarks) {
  EXPECT_FALSE(check_template("{{title}} {{head}} {{form}}").has_value());
  EXPECT_TRUE(check_template("{{title}} {{head}} {{form}} {{main}}").has_value());
  const testing::TempDir dir;
  EXPECT_FALSE(read_results_template(dir.write("page.html", "{{title}}")));
  EXPECT_TRUE(read_results_template({}));
}

TEST(PageFrame, LeadsHomeAndSaysItsLanguage) {
  IndexInfo site;
  site.site_title = "A & B";
  site.site_url = "https://blog.example";
  site.baseurl = "/base";
  site.lang = "ar";
  EXPECT_EQ(framed({"<q>", {}, {}}, {}, site, "{{lang}}|{{dir}}|{{title}}|{{home}}"),
            "ar|rtl|&lt;q&gt; – A &amp; B|<a class=\"ms-home\" href=\"https://blog.example/base/\">"
            "<bdi>A &amp; B</bdi></a>");
}

TEST(PageFrame, ItsFormKeepsFiltersAndOrderButNotThePage) {
  SearchRequest request;
  request.query = "a \"b\"";
  EXPECT_THAT(form_of(request), Not(HasSubstr("type=\"hidden\"")));
  request.offset = 20;
  request.limit = 5;
  request.sort = SortOrder::kNewest;
  request.filters[Field::kTag] = {"x", "\"><b>"};
  const std::string form = form_of(request);
  for (const char* kept : {"name=\"q\" value=\"a &quot;b&quot;\"",
                           "<input type=\"hidden\" name=\"limit\" value=\"5\">",
                           "<input type=\"hidden\" name=\"sort\" value=\"newest\">",
                           "<input type=\"hidden\" name=\"tag\" value=\"x\">",
                           "<input type=\"hidden\" name=\"tag\" value=\"&quot;&gt;&lt;b&gt;\">"}) {
    EXPECT_THAT(form, HasSubstr(kept));
  }
  EXPECT_THAT(form, Not(HasSubstr("offset")));
}

TEST(PageFrame, ItsFormIsALandmarkThatPhonesDoNotCorrect) {
  const std::string form = form_of({});
  EXPECT_TRUE(form.starts_with("<search><form")) << form;
  for (const char* hint : {"enterkeyhint=\"search\"", "autocapitalize=\"off\"",
                           "autocorrect=\"off\"", "spellcheck=\"false\"", "autocomplete=\"off\""}) {
    EXPECT_THAT(form, HasSubstr(hint));
  }
}

}  // namespace
}  // namespace mobysearch
