// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/hugo_shortcodes.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HugoShortcodes, AreTakenForWhatTheyLeaveInAPage) {
  const struct {
    const char *body, *text;
  } cases[] = {
      {"plain {{ .Title }} {% if %}", "plain {{ .Title }} {% if %}"},
      {"a {{< one x=\"y\" >}} b", "a  b"},
      {"{{% note %}}\n# Head\n{{% /note %}}", "\n# Head\n"},
      {"{{< note >}}\n# Not one\n  ## nor this\nText *so*\n===\n{{< /note >}}\n# Head",
       "\n\\# Not one\n\\## nor this\nText *so*\n\\===\n\n# Head"},
      {"{{< code lang=\"sh\" >}}\n# pip\n\na < b & c\n{{< /code >}}",
       "<pre><code>\n# pip\n\na &lt; b &amp; c\n</code></pre>\n"},
      {"{{<highlight go>}}# x{{</highlight>}}", "<pre><code># x</code></pre>\n"},
      {"{{< tab >}}a{{< code >}}# b{{< /code >}}{{< /tab >}}c", "a<pre><code># b</code></pre>\nc"},
      {"{{< code />}} x {{< code >}}y{{< /code >}}", " x <pre><code>y</code></pre>\n"},
      {"{{< code >}} never closed\n# Head", " never closed\n# Head"},
      {"{{< /code >}}x{{< code >}}y", "xy"},
      {"`{{</* code */>}}` `{{%/* /x y */%}}`", "`{{< code >}}` `{{% /x y %}}`"},
      {"{{< youtube w7Ft2ymGmfc >}}",
       "<iframe src=\"https://www.youtube.com/embed/w7Ft2ymGmfc\"></iframe>"},
      {"{{< vimeo id=\"146022717\" class=x >}}",
       "<iframe src=\"https://player.vimeo.com/video/146022717\"></iframe>"},
      {"{{< youtube id=\"w7F\" autoplay=\"true\" title=\"A title\" >}}",
       "<iframe src=\"https://www.youtube.com/embed/w7F\" title=\"A title\"></iframe>"},
      {"{{< gist spf13 7896402 >}}",
       "<script src=\"https://gist.github.com/spf13/7896402.js\"></script>"},
      {"{{< figure src=\"/i.png\" title=\"Fig\" caption=\"Cap **b** [l](/x)\" alt=\"Alt\" "
       "attr=`At` >}}",
       "<figure><img src=\"/i.png\" alt=\"Alt\"><figcaption><p>Fig</p><p>Cap b l</p><p>At</p>"
       "</figcaption></figure>"},
      {"{{< figure src=\"j.png\" caption=\"Only cap\" />}}",
       "<figure><img src=\"j.png\" alt=\"Only cap\"><figcaption><p>Only cap</p></figcaption>"
       "</figure>"},
      {"[x]({{< ref \"a.md\" >}})", "[x]()"},
      {"{{< open", "{{< open"},
      {"{{<>}}{{%%}}", "{{<>}}{{%%}}"},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(without_shortcodes(c.body), c.text) << c.body;
}

TEST(HugoShortcodes, FollowReferences) {
  const auto follow = [](std::string_view target) { return "<" + std::string(target) + ">"; };
  const std::pair<const char*, const char*> cases[] = {
      {"[x]({{< ref \"a.md#b\" >}})", "[x](<a.md#b>)"},
      {"{{< relref a >}} {{% relref path=\"b\" %}}", "<a> <b>"},
      {"{{< note >}}{{< ref `c` >}}{{< /note >}}", "<c>"},
  };
  for (const auto& [body, text] : cases) EXPECT_EQ(without_shortcodes(body, follow), text) << body;
}

TEST(HugoShortcodes, TimeIsLinear) {
  std::string open, deep;
  for (int i = 0; i < 100'000; ++i) open += "{{< a >}}{{<";
  EXPECT_FALSE(without_shortcodes("{{< /a >}}" + open).empty());
  for (int i = 0; i < 20'000; ++i) deep += "{{< n" + std::to_string(i) + " >}}";
  for (int i = 20'000; i-- > 0;) deep += "{{< /n" + std::to_string(i) + " >}}";
  EXPECT_FALSE(without_shortcodes(deep).empty());
}

}  // namespace
}  // namespace mobysearch
