// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/liquid.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

TEST(Liquid, LeavesWhatAReaderSees) {
  const Value site = testing::yaml("title: The <blog>\nauthor: {name: Ada}");
  const Value page = testing::yaml("title: A post\ndate: 2019-05-06\nfile: note.html");
  LiquidContext context;
  context.site = &site;
  context.page = &page;
  context.baseurl = "/base";
  context.site_url = "https://a.example";
  context.link = [](std::string_view path) { return path == "about.md" ? "/about/" : ""; };
  context.post_url = [](std::string_view name) { return name == "2020-01-02-x" ? "/x/" : ""; };
  context.include = [](std::string_view name) -> std::optional<std::string> {
    if (name == "note.html") return "Note: {{ include.text }}\n";
    if (name == "itself.html") return "x{% include itself.html %}";
    return std::nullopt;
  };
  const struct {
    std::string body, expected;
  } cases[] = {
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
      {"a {%- if site.posts -%} b {%- endif -%} c", "abc"},
      {"{% if page.title %}yes{% else %}no{% endif %}", "yes"},
      {"{% unless page.title == 'A post' and nothing %}shown{% endunless %}", "shown"},
      {"{% if page.title contains 'post' %}1{% elsif x %}2{% endif %}", "1"},
      {"{% case page.title %}{% when 'X', 'A post' %}a{% else %}b{% endcase %}", "a"},
      {"{% if site.data.x == 1 %}a{% else %}b{% endif %}", "ab"},
      {"{% if nothing %}{% if page.title %}a{% endif %}{% endif %}b", "b"},
      {"{% include note.html text=\"hi\" %}end", "Note: hi\nend"},
      {"{% include {{ page.file }} text=page.title %}", "Note: A post\n"},
      {"{% include gone.html id=\"x1\" src=\"/a.png\" to=\"b/c\" alt=\"hi\" about=\"two words\" "
       "%}|",
       "hi two words|"},
      {"{% include itself.html %}|", std::string(21, 'x') + "{% include itself.html %}|"},
      {"{% capture c %}<{{ page.title }}>{% endcapture %}{{ c | strip_html }}|{{ c | size }}",
       "|8"},
      {"{{ 'aXbX' | replace: 'X', '-' }} {{ 'ab cd' | capitalize }} {{ nothing | default: 'd' }}",
       "a-b- Ab cd d"},
      {"{{ page.date | date: '%d %b %Y' }} {{ page.date | date_to_xmlschema }}",
       "06 May 2019 2019-05-06T00:00:00+00:00"},
      {"unclosed {% tag", "unclosed {% tag"},
      {"unclosed {{ output", "unclosed {{ output"},
      {"{% raw %} never closed", " never closed"},
  };
  for (const auto& c : cases) EXPECT_EQ(resolve_liquid(c.body, context), c.expected) << c.body;
}

}  // namespace
}  // namespace mobysearch
