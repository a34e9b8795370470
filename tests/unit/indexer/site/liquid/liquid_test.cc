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

/// What becomes of `body` on a small site; expected values are real Jekyll's or follow
/// Liquid's rules, but for marks.
std::string on_small_site(std::string_view body) {
  const Value site = testing::yaml(
      "speakers: [Mirabel, Corvin]\ndata: {ports: [{name: Ostrava, deep: true, size: 2}, {name: "
      "Lisbon, size: 10}]}\n");
  const Value page = testing::yaml(
      "title: A post\nitems: [anchor, rudder, tiller]\nfaq: [{q: Tidal, a: In spring}]\nlinks: {b: "
      "1, a: 2}\nempty: []\n");
  LiquidContext context;
  context.site = &site;
  context.page = &page;
  context.zone = cctz::utc_time_zone();
  context.include = [](std::string_view name) -> std::optional<std::string> {
    if (name == "note.html") return "{{ include.kind | default: 'Note' }}: {{ include.text }}";
    if (name == "stop.html") return "{% break %}";
    return std::nullopt;
  };
  return resolve_liquid(body, context);
}

TEST(Liquid, RunsLoopsOverKnownValues) {
  const struct {
    const char *body, *expected;
  } cases[] = {
      {"{% for p in site.data.ports %}{{ p.name }} {{ p.size }};{% endfor %}",
       "Ostrava 2;Lisbon 10;"},
      {"{% for e in page.faq %}{{ e.q }}: {{ e.a }}{% endfor %}", "Tidal: In spring"},
      {"{% for s in site.speakers %}{{ s }}, {% endfor %}and {{ page.items[0] }}",
       "Mirabel, Corvin, and anchor"},
      {"{% for i in (1..3) %}{{ i }}{% unless forloop.last %}-{% endunless %}{% endfor %}",
       "1-2-3"},
      {"{% for i in (1..5) reversed limit:2 offset:1 %}{{ i }}{% endfor %}", "32"},
      {"{% for i in (1..5) limit: 2 %}{{ i }}{% endfor %}|{% for i in (1..5) offset:continue "
       "%}{{ i }}{% endfor %}",
       "12|345"},
      {"{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}"
       "{% endif %}{{ i }}{% endfor %}z",
       "13z"},
      {"{% for i in (1..9) %}{{ i }}{% include stop.html %}{% endfor %}z", "1z"},
      {"{% for x in page.empty %}a{% else %}none{% endfor %}", "none"},
      {"{% for x in page.nothing %}a{% else %}none{% endfor %}", "none"},
      {"{% for x in page.title %}<{{ x }}>{% endfor %}", "<A post>"},
      {"{% for x in page.links %}{{ x[0] }}={{ x[1] }} {% endfor %}", "b=1 a=2 "},
      {"{% for i in (1..2) %}{% for j in (1..2) %}{{ i }}{{ j }} {% endfor %}{% endfor %}",
       "11 12 21 22 "},
      {"{% for i in (1..2) -%}  {{ i }}  {%- endfor %}", "12"},
      {"{% for i in (1..2) %}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.length }} "
       "{% endfor %}{{ i }}",
       "022 112 "},
      {"{% if nothing %}{% for x in page.items %}a{% else %}b{% endfor %}{% else %}c{% endif %}",
       "c"},
      {"{% for i in (1..2) %}{% raw %}{% endfor %}{% endraw %}{% endfor foo %}|",
       "{% endfor %}{% endfor %}|"},
      {"{% for i in (1..3) %}{% cycle 'a', 'b' %}{% increment n %}{% endfor %}{% decrement m %}",
       "a0b1a2-1"},
  };
  for (const auto& c : cases) EXPECT_EQ(on_small_site(c.body), c.expected) << c.body;
}

TEST(Liquid, DashesStripTheTextBesideThemAlone) {
  const struct {
    const char *body, *expected;
  } cases[] = {
      {R"(a {{ "b" -}} c)", "a bc"},
      {R"(a {{- " b " }} c)", "a b  c"},
      {R"({{ "a " }}{%- if true %}b{% endif %})", "a b"},
      {"a {% if true %}{%- endif %} b", "a  b"},
      {"x {% if false %}y {%- endif %} z", "x  z"},
      {"{% for i in (1..2) %}a{% endfor -%} b", "aab"},
      {"a {% for i in (1..2) -%} {{ i -}} {%- endfor %} b", "a 12 b"},
      {"{% for i in l -%} a {%- else -%} b {% endfor %}|", "b |"},
      {"{% for i in l %}a{% else %} b {%- endfor %}|", " b|"},
      {R"({% assign x = "a " -%} {{ x }} {{- "b" }})", "a b"},
      {R"({{ "a" -}}{{ " b" }})", "a b"},
      {"## A {%- include gone.html v='1.2' -%}\n\nb", "## A1.2\nb"},
  };
  for (const auto& c : cases) EXPECT_EQ(on_small_site(c.body), c.expected) << c.body;
}

TEST(Liquid, ShowsListsAndMapsAsRubyDoes) {
  const struct {
    const char *body, *expected;
  } cases[] = {
      {"{{ site.data.ports[0] }}", R"({"name"=>"Ostrava", "deep"=>true, "size"=>2})"},
      {"{{ page.faq }}", R"({"q"=>"Tidal", "a"=>"In spring"})"},
      {"{{ page.items }}", "anchorruddertiller"},
      {"{{ page.items | append: '!' }}", R"(["anchor", "rudder", "tiller"]!)"},
      {"{{ page.items | inspect }}",
       "[&quot;anchor&quot;, &quot;rudder&quot;, &quot;tiller&quot;]"},
      {"{{ site.data.ports | jsonify }}",
       R"([{"name":"Ostrava","deep":true,"size":2},{"name":"Lisbon","size":10}])"},
      {"{{ site.data.ports | join: '+' }}",
       R"({"name"=>"Ostrava", "deep"=>true, "size"=>2}+{"name"=>"Lisbon", "size"=>10})"},
      {"{{ 2.50 }} {{ nil }}", "2.5 "},
      {"{% assign v = page.nothing | join: ', ' %}{% if v %}a text{% endif %}", "a text"},
      {"{{ nil | relative_url }}|{{ 'a b/ü?x=1#y' | relative_url }}", "|/a%20b/%C3%BC?x=1#y"},
  };
  for (const auto& c : cases) EXPECT_EQ(on_small_site(c.body), c.expected) << c.body;
}

TEST(Liquid, TakesEverySpellingThatJekyllTakes) {
  const struct {
    const char *body, *expected;
  } cases[] = {
      {"{% include note.html\n   text=\"two lines\"\n   kind=\"Hint\" %}", "Hint: two lines"},
      {"{% include note.html text = \"blanks\" %}", "Note: blanks"},
      {"{% include note.html\ttext=\"a tab\" %}", "Note: a tab"},
      {"{% include note.html text=\"Why \\\"two whelk\\\" snails\" %}",
       "Note: Why \"two whelk\" snails"},
      {"{% include note.html text='it\\'s' kind=page.title %}", "A post: it's"},
      {"{% include {{ page.nothing | default: 'note.html' }} text='x' %}", "Note: x"},
      {"a {%- raw -%} x {% endraw %} b", "a x b"},
      {"```crystal\n{%- raw -%}\n{% if a %}\n{% endraw %}\n```", "```crystal\n{% if a %}\n```"},
      {"{% raw %} x {% endraw foo %} b", " x  b"},
      {"{% if page.title %}a{% endif bar %} b", "a b"},
      {"a {% comment %} x {%- endcomment -%} b", "a b"},
      {"{% if page.title=='A post' %}same{% endif %}", "same"},
      {"{% case page.title %}{% when 'x' or 'A post' %}a{% endcase %}", "a"},
      {"a {% if nothing %}{%- assign x = 1 -%}{% endif %}b", "a b"},
  };
  for (const auto& c : cases) EXPECT_EQ(on_small_site(c.body), c.expected) << c.body;
}

TEST(Liquid, MarksHeadingsThatAreNotWhollyKnown) {
  const std::string mark(kUnknownMark);
  const struct {
    std::string body, expected;
  } cases[] = {
      {"## {{ site.posts.size }} posts", "## " + mark + " posts"},
      {"## {{ site.posts.size }} posts {#p}\n\n{{ site.posts.size }}",
       "## " + mark + " posts {#p}\n\n"},
      {"{{ site.github.x }} posts\n=====\n", mark + " posts\n=====\n"},
      {"<h2>{{ site.github.x }}</h2>{{ site.github.x }}", "<h2>" + mark + "</h2>"},
      {"{% for p in site.posts %}\n### {{ p.title }}\n{% endfor %}", "\n### " + mark + "\n"},
      {"## {% if site.posts %}A{% endif %}", "## " + mark + "A"},
      {"## {% icon %}A", "## " + mark + "A"},
      {"{% if site.posts %}{% assign x = 'A' %}{% endif %}## {{ x }}", "## " + mark + "A"},
      {"{% capture c %}a {{ site.github.x }}{% endcapture %}## {{ c | upcase }}",
       "## " + mark + "A "},
      {"{% for p in site.posts %}{% break %}{% endfor %}rest", "rest"},
  };
  for (const auto& c : cases) EXPECT_EQ(on_small_site(c.body), c.expected) << c.body;
}

TEST(Liquid, KeepsWhatPluginsShow) {
  const struct {
    const char *body, *expected;
  } cases[] = {
      {"{% codeblock a.sh %}\n# a < b\n{% endcodeblock %}|",
       "a.sh\n\n<figure class=\"highlight\"><pre><code># a &lt; b\n</code></pre></figure>|"},
      {"{% details How to splice %}Twist.{% enddetails %}", "How to splice\n\nTwist."},
      {"{% figure caption:\"A knot\" class:\"x\" %}img{% endfigure %}", "A knot\n\nimg"},
      {"{% note warning %}text{% endnote %}", "text"},
      {"{% code %}never closed", "never closed"},
      {"{% youtube aaaaaaaaaaa 560 315 %}",
       "<iframe src=\"https://www.youtube.com/embed/aaaaaaaaaaa\"></iframe>"},
      {"{% include embed/youtube.html id='aaaaaaaaaaa' %}",
       "<iframe src=\"https://www.youtube.com/embed/aaaaaaaaaaa\" title=\"\"></iframe>"},
      {"{% include video id=\"76979871\" provider=\"vimeo\" %}",
       "<iframe src=\"https://player.vimeo.com/video/76979871\" title=\"\"></iframe>"},
      {"{% include youtubePlayer.html youtubeId='ab_c-d' caption='Tides' %}",
       "<iframe src=\"https://www.youtube.com/embed/ab_c-d\" title=\"Tides\"></iframe>"},
      {"{% include youtube_embed.html src='https://www.youtube.com/embed/ab' %}",
       "<iframe src=\"https://www.youtube.com/embed/ab\" title=\"\"></iframe>"},
      {"{% include vimeo.html video=7 %}",
       "<iframe src=\"https://player.vimeo.com/video/7\" title=\"\"></iframe>"},
      {"{% include embed/video.html src='/v/d.mp4' types='ogg|mov' poster='p.png' title='At dock' "
       "%}",
       "<video src=\"/v/d.mp4\" title=\"At dock\"></video>"},
  };
  for (const auto& c : cases) EXPECT_EQ(on_small_site(c.body), c.expected) << c.body;
}

TEST(Liquid, EndsWhateverALoopWouldTake) {
  std::string nested = "{{ a }}";
  for (int i = 0; i < 6; ++i) nested = "{% for a in (1..10000) %}" + nested + "{% endfor %}";
  const std::string doubling =
      "{% assign a = 'xxxxxxxx' %}{% for i in (1..1000) %}{% assign a = a | append: a %}"
      "{% capture b %}{{ b }}{{ b }}{{ a }}{% endcapture %}{{ b }}{% endfor %}";
  const std::string lists =
      "{% assign l = (1..10000) %}{% for i in l %}{% assign m = l | sort | concat: l | uniq %}"
      "{% assign l = l | concat: l %}{% endfor %}";
  std::string opens;
  for (int i = 0; i < 5000; ++i) opens += "{% code %}{% for a in (1..9) %}{% if a %}";
  for (const std::string& body : {nested, doubling, lists, opens}) {
    EXPECT_LE(on_small_site(body).size(), 16U << 20) << body.substr(0, 50);
  }
}

}  // namespace
}  // namespace mobysearch
