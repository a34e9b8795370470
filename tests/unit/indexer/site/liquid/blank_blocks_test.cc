// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/blank_blocks.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

// What goes is what Liquid 5.4 leaves out.
TEST(BlankBlocks, LoseTheirBlanks) {
  const struct {
    std::string body, kept;
  } cases[] = {
      {"a {% if x %}\n{% endif %} b", "a {% if x %}{% endif %} b"},
      {"{% if x %} {% assign y = 1 %}\n{% endif %}", "{% if x %}{% assign y = 1 %}{% endif %}"},
      {"{% if x %} {% if y %} {% endif %} {% endif %}",
       "{% if x %}{% if y %}{% endif %}{% endif %}"},
      {"{% for i in l %} {% capture q %} {% endcapture %} {% endfor %}",
       "{% for i in l %}{% capture q %} {% endcapture %}{% endfor %}"},
      {"{% unless x %} {% comment %} z {% endcomment %} {% endunless %}",
       "{% unless x %}{% comment %} z {% endcomment %}{% endunless %}"},
      {"{% case x %} {% when 1 %} {% endcase %}", "{% case x %}{% when 1 %}{% endcase %}"},
  };
  for (const auto& c : cases) EXPECT_EQ(without_blank_blocks(c.body), c.kept);
}

TEST(BlankBlocks, WithAnythingElseTheyKeepThem) {
  for (const char* body :
       {"{% if x %} {{ y }} {% endif %}", "{% if x %} {% else %} a {% endif %}",
        "{% if x %} {% if y %} {{ z }} {% endif %} {% endif %}",
        "{% if x %} {% raw %} {% endraw %} {% endif %}", "{% if x %} {% include y %} {% endif %}",
        "{% if x %} {% break %} {% endif %}", "{% capture q %}  {% endcapture %}",
        "{% if x %} {% increment y %} {% endif %}", "{% if never %} closed", "{% if", "{%", "{{",
        "{%}", "{% end %}", "{% endif %} {% end %}", "plain", ""}) {
    EXPECT_EQ(without_blank_blocks(body), body);
  }
}

}  // namespace
}  // namespace mobysearch
