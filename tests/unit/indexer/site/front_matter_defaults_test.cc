// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/front_matter_defaults.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

TEST(FrontMatterDefaults, ApplyByPathThenTypeThenOrder) {
  const testing::TempDir dir;
  dir.write("_config.yml", R"(defaults:
  - {scope: {path: ""}, values: {a: all, deep: {x: 1, y: 1}}}
  - {scope: {path: "", type: posts}, values: {a: posts}}
  - {scope: {path: blog}, values: {a: blog, deep: {y: 2}}}
  - {scope: {path: blog/_posts, type: posts}, values: {a: deeper}}
  - {scope: {path: "notes/*/x"}, values: {a: glob}}
  - {scope: {path: "same", type: pages}, values: {a: first}}
  - {scope: {path: "same", type: pages}, values: {a: second}}
  - {values: {b: unscoped}}
  - {scope: {path: "broken"}}
  - {scope: {path: /same}, values: {a: a leading slash matches nothing}}
)");
  const auto config = read_site_config(dir.path().string(), {});
  ASSERT_TRUE(config);
  const struct {
    const char *path, *type, *a;
  } cases[] = {{"x.md", "pages", "all"},
               {"_posts/x.md", "posts", "posts"},
               {"blogroll/x.md", "pages", "blog"},
               {"blog/_posts/x.md", "posts", "deeper"},
               {"blog/_posts/x.md", "talks", "blog"},
               {"notes/1/x/y.md", "pages", "glob"},
               {"notes/x.md", "pages", "all"},
               {"same.md", "pages", "second"}};
  for (const auto& c : cases) {
    const Value values = defaults_for(*config, c.path, c.type, std::string(c.type) == "pages");
    EXPECT_EQ(values.text_of("a"), c.a) << c.path << ' ' << c.type;
    EXPECT_EQ(values.text_of("b"), "unscoped") << c.path;
  }
  const Value merged = defaults_for(*config, "blog/x.md", "pages", true);
  EXPECT_EQ(merged.find("deep")->text_of("x"), "1") << "maps are merged";
  EXPECT_EQ(merged.find("deep")->text_of("y"), "2");
}

}  // namespace
}  // namespace mobysearch
