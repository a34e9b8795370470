// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/liquid.h"

#include <gtest/gtest.h>

#include "indexer/value_reader.h"

namespace mobysearch {
namespace {

TEST(Liquid, LeavesWhatAReaderSees) {
  Value site;
  Value page;
  ValueError error;
  ASSERT_TRUE(read_yaml("title: The <blog>\nauthor: {name: Ada}", site, error));
  ASSERT_TRUE(read_yaml("title: A post", page, error));
  LiquidContext context;
  context.site = &site;
  context.page = &page;
  context.baseurl = "/base";
  context.site_url = "https://a.example";
  context.link = [](std::string_view path) { return path == "about.md" ? "/about/" : ""; };
  context.post_url = [](std::string_view name) { return name == "2020-01-02-x" ? "/x/" : ""; };
  struct Case {
    std::string body, expected;
  };
  const Case cases[] = {
      {"plain { text } 100%", "plain { text } 100%"},
      {"{{ page.title }} of {{ site.author.name }}", "A post of Ada"},
      {"{{ site.title | escape | upcase }}", "THE &LT;BLOG&GT;"},
      {"{{ '/a' | relative_url }} {{ \"/a\" | absolute_url }}", "/base/a https://a.example/base/a"},
      {"{{ unknown.thing }}|", "|"},
      {"a{% comment %} # no {% endcomment %}b", "ab"},
      {"{% raw %}{{ kept }}{% endraw %}", "{{ kept }}"},
      {"{% highlight sh %}\n# a < b\n{% endhighlight %}",
       "<figure class=\"highlight\"><pre><code># a &lt; b\n</code></pre></figure>"},
      {"[x]({% post_url 2020-01-02-x %}) [y]({% link about.md %})",
       "[x](/base/x/) [y](/base/about/)"},
      {"{% assign who = 'Grace' %}{{ who }}", "Grace"},
      {"a {%- if x -%} b {%- endif -%} c", "abc"},
      {"{% include note.html text=\"hi\" %}end", "end"},
      {"unclosed {% tag", "unclosed {% tag"},
      {"unclosed {{ output", "unclosed {{ output"},
      {"{% raw %} never closed", " never closed"},
  };
  for (const auto& c : cases) EXPECT_EQ(resolve_liquid(c.body, context), c.expected) << c.body;
}

}  // namespace
}  // namespace mobysearch
