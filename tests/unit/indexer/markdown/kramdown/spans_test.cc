// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/spans.h"

#include <gtest/gtest.h>

#include "tests/support/kramdown_tree.h"

namespace mobysearch::kramdown {
namespace {

/// The children of the only paragraph.
std::string spans(const std::string& markdown, const Options& options = {}) {
  const Document document = parse(markdown, options);
  const std::string paragraph = testing::dump(*document.root->children.front());
  return paragraph.substr(2, paragraph.size() - 3);
}

struct SpanCase {
  std::string markdown, tree;
};

void check_spans(std::initializer_list<SpanCase> cases, const Options& options = {}) {
  for (const auto& c : cases) EXPECT_EQ(spans(c.markdown, options), c.tree) << c.markdown;
}

TEST(KramdownSpans, Emphasis) {
  check_spans({
      {"*a* **b** ***c***", "em(a) strong(b) strong(em(c))"},
      {"_a_ snake_case_name __init__", "em(a) snake_case_name strong(init)"},
      {"a*b*c", "aem(b)c"},
      {"a * b* **open", "a * b* **open"},
      {"*a _b* c_", "em(a _b) c_"},
      {"*a*b", "em(a)b"},
      {"_a_b_", "em(a_b)"},
  });
}

TEST(KramdownSpans, Code) {
  check_spans({
      {"`a`", "code(a)"},
      {"`` a ` b ``", "code(a ` b)"},
      {"a ` b", "a ` b"},
      {"`open", "`open"},
      {"`*a*`", "code(*a*)"},
  });
}

TEST(KramdownSpans, Links) {
  check_spans({
      {"[a](b)", "a href=b(a)"},
      {"[a](b \"c\")", "a href=b title=c(a)"},
      {"[a](<b c>)", "a href=b c(a)"},
      {"[a](b(c)d)", "a href=b(c)d(a)"},
      {"![*a*](b)", "img src=b alt=*a*()"},
      {"[![a](b)](c)", "a href=c(img src=b alt=a())"},
      {"[a [b]](c)", "a href=c(a [b])"},
      {"[a][] [b] [c]\n\n[a]: d\n[C]: e \"f\"", "a href=d(a) a href=e title=f(b)"},
      {"[a]", "[a]"},
      {"[a](", "[a]("},
      {"<https://a.b> <me@a.b>", "a href=https://a.b(https://a.b) a(me@a.b)"},
      {"https://a.b", "https://a.b"},
  });
}

TEST(KramdownSpans, Html) {
  check_spans({
      {"a <b>c *d*</b>", "a <b>(c em(d))"},
      {"<code>*a*</code>", "<code>(*a*)"},
      {"a <div>b</div>", "a <div>b</div>"},
      {"a <b>c", "a <b>(c)"},
      {"a < b", "a < b"},
      {"a <b c=d.e>", "a <b c=d.e>"},
      {"a <!-- b --> c", "a comment() c"},
      {"a <img src=\"b\" alt='c'>", "a <img> src=b alt=c()"},
  });
  Options options;
  options.parse_span_html = false;
  check_spans({{"a <b>*c*</b>", "a <b>(*c*)"}}, options);
}

TEST(KramdownSpans, Typography) {
  check_spans({
      {"a -- b --- c...", "a – b — c…"},
      {"\"a\" it's '80s", "ldquoardquo itrsquos rsquo80s"},
      {"a & b &copy; &nope;", "a & b © &nope;"},
      {"\\*a\\* \\d", "*a* \\d"},
  });
  const Document document = parse("a -- b", {});
  EXPECT_EQ(document.root->children[0]->children[1]->kind, ElementKind::kSymbol);
  Options options;
  options.auto_typographic = false;
  const Document untouched = parse("a -- b", options);
  EXPECT_EQ(untouched.root->children[0]->children.size(), 1U);
}

TEST(KramdownSpans, MathNotesAndExtensions) {
  check_spans({
      {"a $$b$$ $5", "a math(b) $5"},
      {"a[^n] b[^o]\n\n[^n]: c", "anote(n) b[^o]"},
      {"~~a~~ ~~ b ~~", "<del>(a) ~~ b ~~"},
      {"*a*{: #b}", "em#b(a)"},
      {"a{: #b}", "a{: #b}"},
      {"a {::nomarkdown}<i>b</i>{:/} c", "a raw(<i>b</i>) c"},
      {"a {::comment}b{:/} c", "a comment() c"},
      {"a  \nb", "abr()/b"},
  });
  Options options;
  options.gfm = false;
  check_spans({{"~~a~~", "~~a~~"}}, options);
}

TEST(KramdownSpans, TheBudgetBoundsWhatIsReadAgain) {
  std::string markdown;
  for (int i = 0; i < 40; ++i) markdown += "![a *b ";
  Document document;
  Element* root = document.make(ElementKind::kRoot);
  std::size_t budget = 10000;
  SpanState state{document, budget, Scanner(markdown), allowed_rules({})};
  parse_spans(state, *root);
  EXPECT_EQ(testing::dump(*root), markdown);
  EXPECT_EQ(budget, 0U);
}

}  // namespace
}  // namespace mobysearch::kramdown
