// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/blocks.h"

#include <gtest/gtest.h>

#include "tests/support/kramdown_tree.h"
#include "tests/support/repeated.h"

namespace mobysearch::kramdown {
namespace {

std::string blocks(std::string_view markdown, const Options& options = {}) {
  Document document;
  document.options = options;
  document.root = document.make(ElementKind::kRoot);
  BlockState state{document};
  parse_blocks(state, *document.root, markdown);
  return testing::dump(*document.root);
}

struct BlockCase {
  std::string markdown, tree;
};

void check_blocks(std::initializer_list<BlockCase> cases, const Options& options = {}) {
  for (const auto& c : cases) EXPECT_EQ(blocks(c.markdown, options), c.tree) << c.markdown;
}

Options plain() {
  Options options;
  options.gfm = false;
  return options;
}

TEST(KramdownBlocks, HeadersOfGfm) {
  check_blocks({
      {"# a\n", "h1(a)"},
      {"## a ##\n", "h2(a)"},
      {"## C#\n", "h2(C#)"},
      {"### ###\n", "h3(###)"},
      {"##a\n", "p(##a)"},
      {"## \n", "p(##)"},
      {" ## a\n", "p(## a)"},
      {"####### a\n", "p(####### a)"},
      {"## a {#b}\n", "h2#b(a)"},
      {"## a {#1}\n", "h2(a {#1})"},
      {"text\n## a\nmore\n", "p(text) h2(a) p(more)"},
      {"a\n===\nb\n---\n", "h1(a) p(b/---)"},
      {"a\nb\n---\n", "p(a/b/---)"},
      {"a\n\nb\n-\n", "p(a) h2(b)"},
  });
}

TEST(KramdownBlocks, HeadersOfPlainKramdown) {
  check_blocks(
      {
          {"##a\n", "h2(a)"},
          {"####### a\n", "h6(# a)"},
          {"## a#b##\n", "h2(a#b)"},
          {"# a \\#\n", "h1(a \\#)"},
          {"##\nb\n", "h2(/b)"},
          {"text\n## a\n", "p(text/## a)"},
          {"{: .x}\n## a\n", "h2(a)"},
      },
      plain());
}

TEST(KramdownBlocks, Code) {
  check_blocks({
      {"```\n# a\n```\n", "pre(# a/)"},
      {"```ruby\n# a\n```\n", "pre(# a/)"},
      {"``` ruby x\na\n```\n", "p(``` ruby x/a/```)"},
      {"```\n# never closed\n", "p(```) h1(never closed)"},
      {"````\na\n```\n", "pre(a/)"},
      {"~~~\na\n~~~~~\n", "pre(a/)"},
      {"a\n```\nb\n```\n", "p(a) pre(b/)"},
      {"    a\n\n    b\nlazy\n\nc\n", "pre(    a//    b/lazy/) p(c)"},
  });
  check_blocks({{"```\n# a\n```\n", "p(```/# a/```)"}, {"~~~\na\n~~~\n", "pre(a/)"}}, plain());
}

TEST(KramdownBlocks, QuotesAndLists) {
  check_blocks({
      {"> a\nb\n> ## c\n", "quote(p(a/b) h2(c))"},
      {"> a\n<div>\n", "quote(p(a)) <div>(/)"},
      {"- a\n- b\n", "list(li(p(a)) li(p(b)))"},
      {"- ## a\n", "list(li(h2(a)))"},
      {"1. a\n   - b\n\n   c\n", "list(li(p(a/) list(li(p(b))) p(c)))"},
      {"- a\n\n      b\n", "list(li(p(a) pre(    b/)))"},
      {"- a\nlazy\n", "list(li(p(a/lazy)))"},
      {"-     a\n", "list(li(p(a)))"},
      {"- ```\n  # a\n  ```\n", "list(li(pre(# a/)))"},
      {"- [x] a\n", "list(li(p(<input>a)))"},
      {"- {::comment}\n  # a\n  {:/}\n", "list(li(comment()))"},
      {"* * *\n- - -\n", "hr() hr()"},
      {"- a\n^\n- b\n", "list(li(p(a))) list(li(p(b)))"},
  });
}

TEST(KramdownBlocks, DefinitionLists) {
  check_blocks({
      {"a\n: b\n", "dl(dt(a) dd(p(b)))"},
      {"a\n\n: ## b\n", "dl(dt(a) dd(h2(b)))"},
      {": b\n", "p(: b)"},
      {"a\n\n\n: b\n", "p(a) p(: b)"},
      {"a\n: b\n\nc\n: d\n", "dl(dt(a) dd(p(b)) dt(c) dd(p(d)))"},
      {"a\n: {: #x} b\n", "dl(dt(a) dd(p(b)))"},
  });
}

TEST(KramdownBlocks, Html) {
  check_blocks({
      {"<div>\n\n## a\n\n</div>\nb\n", "<div>(//## a//) p(b)"},
      {"<div markdown=\"1\">\n## a\n</div>\n", "<div>(h2(a))"},
      {"<div>x</div>## a\n", "<div>(x) h2(a)"},
      {"text <div>\n## a\n", "p(text <div>) h2(a)"},
      {"text\n<div>\n", "p(text) <div>(/)"},
      {"<div>\n<p>a\n\n</div>\n# b\n", "<div>(/<p>(a//</div>/# b/))"},
      {"<span>a</span>\n# b\n", "p(<span>a</span>) h1(b)"},
      {"<!-- # a\n\n# b -->\n# c\n", "comment() h1(c)"},
      {"<!-- # a\n", "p(<!-- # a)"},
      {"<script>\n# a\n</script>\n# b\n", "<script>() h1(b)"},
      {"<a b=c.d>\n", "p(<a b=c.d>)"},
      {"<section a=b.c>\n# d\n", "p(<section a=b.c>) h1(d)"},
      {"<hr>\na\n", "<hr>() p(a)"},
      {"</div>\n# a\n", "p(</div>) h1(a)"},
  });
  Options options;
  options.parse_block_html = true;
  check_blocks(
      {
          {"<div>\n## a\n</div>\n", "<div>(h2(a))"},
          {"<pre>\n## a\n</pre>\n", "<pre>(/## a/)"},
          {"<ul><li>\n## a\n</li></ul>\n", "<ul>(<li>(/## a/))"},
          {"<h2>a *b*</h2>\n", "<h2>(a *b*)"},
          {"<div markdown=\"0\">\n## a\n</div>\n", "<div>(/## a/)"},
      },
      options);
}

TEST(KramdownBlocks, NativeHtml) {
  Options options;
  options.html_to_native = true;
  check_blocks(
      {
          {"<h2>a  b</h2>\n", "h2(a b)"},
          {"<H2 id=\"x\">a</H2>\n", "h2#x(a)"},
          {"<blockquote><h3>a</h3></blockquote>\n", "quote(h3(a))"},
          {"<div><h3>a</h3></div>\n", "<div>(h3(a))"},
          {"<table>x<tr>y<td>a</td></tr></table>\n", "table(group(group(a)))"},
          {"<table>x<tr><td>a</td></tr><tr></tr></table>\n", "<table>(x<tr>(<td>(a)) <tr>())"},
          {"<table>x<tr><td>a<p></p></td></tr></table>\n", "<table>(x<tr>(<td>(a<p>())))"},
          {"<table><tr><td><h3>a</h3></td></tr></table>\n", "<table>(<tr>(<td>(<h3>(a))))"},
      },
      options);
}

TEST(KramdownBlocks, Tables) {
  check_blocks({
      {"| a | b |\n|---|---|\n| c | `d|e` |\n", "table(tr(td(a) td(b)) tr(td(c) td(`d|e`)))"},
      {"a | b\n", "table(tr(td(a) td(b)))"},
      {"a | b\nc\n", "p(a | b/c)"},
      {"`a | b`\n", "p(`a | b`)"},
      {"a \\| b\n", "p(a \\| b)"},
      {"a | b\n--|--\n", "p(a | b/--|--)"},
      {"text\na | b\n", "p(text/a | b)"},
  });
}

TEST(KramdownBlocks, MathDefinitionsAndExtensions) {
  check_blocks({
      {"$$\n# a\n$$\n", "math(# a)"},
      {"$$ a $$ b\n", "p($$ a $$ b)"},
      {"\\$$ a $$\n", "p($$ a $$)"},
      {"[a]: b \"c\"\n[^n]: d\n\n    e\n*[F]: g\n{:h: .i}\n", ""},
      {"[a]:\n", "p([a]:)"},
      {"{::comment}\n# a\n{:/}\n# b\n", "comment() h1(b)"},
      {"{::comment}\n# a\n", "p({::comment}) h1(a)"},
      {"{::nomarkdown}\n<h2>a</h2>\n{:/}\n", "raw(<h2>a</h2>/)"},
      {"{::other}\n# a\n{:/}\n", "p({::other}) h1(a) p({:/})"},
  });
}

TEST(KramdownBlocks, AttributeLinesBelongToTheBlockBesideThem) {
  const auto first_id = [](std::string_view markdown) {
    Document document;
    document.root = document.make(ElementKind::kRoot);
    BlockState state{document};
    parse_blocks(state, *document.root, markdown);
    for (const Element* block : document.root->children) {
      if (block->kind == ElementKind::kHeader && block->ial != nullptr) {
        return std::string(block->ial->get("id"));
      }
    }
    return std::string();
  };
  EXPECT_EQ(first_id("{: #x}\n# a\n"), "x");
  EXPECT_EQ(first_id("# a\n{: #x .y}\n{: id=\"z\"}\n"), "z");
  EXPECT_EQ(first_id("{: #x}\n\n# a\n"), "");
  EXPECT_EQ(first_id("# a\n\n{: #x}\n"), "");
  EXPECT_EQ(first_id("# a\n{: #x\n.y}\n"), "x");
}

TEST(KramdownBlocks, DeepNestingIsCutOff) {
  EXPECT_LT(blocks(testing::repeated("> ", 2000) + "a\n").size(), 10000U);
  EXPECT_NE(blocks(testing::repeated("<div>", 2000) + "a\n").find("a"), std::string::npos);
}

}  // namespace
}  // namespace mobysearch::kramdown
