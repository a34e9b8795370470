// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/built_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

TEST(BuiltPage, KnowsTheAnchorsThatABrowserFinds) {
  const struct {
    const char* html;
    const char* anchor;
    bool found;
  } cases[] = {
      {"<h2 id=\"one\">x</h2>", "one", true},
      {"<h2 id='one'>x</h2>", "one", true},
      {"<h2 class=x id=one>x</h2>", "one", true},
      {"<h2 ID='one'>x</h2>", "one", true},
      {"<H2 Id = \"one\">x</H2>", "one", true},
      {"<h2\n  id\n  =\n  'one'\n>x</h2>", "one", true},
      {"<h2 id=\"Q&amp;A\">x</h2>", "Q&A", true},
      {"<h2 id=\"Q&A\">x</h2>", "Q&A", true},
      {"<h2 id=\"&#115;econd&#x21;\">x</h2>", "second!", true},
      {"<h2 title='id=\"one\"' id=two>x</h2>", "two", true},
      {"<a name=\"one\"></a>", "one", true},
      {"<A NAME=one></A>", "one", true},
      {"<input name=\"one\">", "one", false},
      {"<head><meta name=\"description\"></head>", "description", false},
      {"<h2 data-id=\"one\">x</h2>", "one", false},
      {"<h2 title='id=\"one\"'>x</h2>", "one", false},
      {"<p>id=\"one\"</p>", "one", false},
      {"<!-- <h2 id=\"one\">x</h2> -->", "one", false},
      {"<template><h2 id=\"one\">x</h2></template>", "one", false},
      {"<textarea><h2 id=\"one\">x</h2></textarea>", "one", false},
      {"<TEXTAREA><h2 id=\"one\">x</h2></TEXTAREA>", "one", false},
      {"<script>'<h2 id=\"one\">'</script>", "one", false},
      {"<style>/* <h2 id=\"one\"> */</style>", "one", false},
      {"<script>x</script><h2 id=one>x</h2>", "one", true},
      {"<h2 id=one id=two>x</h2>", "two", false},
  };
  for (const auto& c : cases) {
    const auto anchors = read_built_page(c.html).anchors;
    EXPECT_EQ(anchors.find(c.anchor) != anchors.end(), c.found) << c.html;
  }
}

TEST(BuiltPage, ListsHeadingsWithAnIdInTheirOrder) {
  const BuiltPage page = read_built_page(
      "<h1>No id</h1><h2 id=a>Salt &amp; <em>wind</em>\n</h2><p id=p>x</p><h3 id=b>B</h3>");
  ASSERT_EQ(page.headings.size(), 2U);
  EXPECT_EQ(page.headings[0].id, "a");
  EXPECT_EQ(page.headings[0].text, "Salt & wind");
  EXPECT_EQ(page.headings[1].id, "b");
}

TEST(BuiltPage, SaysWhereItSendsItsReadersAndWhetherItIsListed) {
  const struct {
    const char *html, *redirect;
    bool noindex;
  } cases[] = {
      {"<head><meta http-equiv=\"refresh\" content=\"0; url=/new/\"></head>", "/new/", false},
      {"<META HTTP-EQUIV=Refresh CONTENT=\"0;URL='/n&amp;w/'\">", "/n&w/", false},
      {"<head><meta http-equiv=\"refresh\" content=\"30\"></head>", "", false},
      {"<head><meta name=\"robots\" content=\"NoIndex, follow\"></head>", "", true},
      {"<head><!-- <meta name=\"robots\" content=\"noindex\"> --></head>", "", false},
      {"<head></head>", "", false},
  };
  for (const auto& c : cases) {
    const BuiltPage page = read_built_page(c.html);
    EXPECT_EQ(page.redirect, c.redirect) << c.html;
    EXPECT_EQ(page.noindex, c.noindex) << c.html;
  }
}

TEST(BuiltPage, AFeedsEntriesHaveLinks) {
  EXPECT_THAT(feed_links("<feed><link href=\"/\"/><entry><title>x</title>"
                         "<link href=\"https://a.example/x/\" rel=\"alternate\"/>"
                         "<link href=\"/other\"/></entry></feed>"),
              ElementsAre("https://a.example/x/"));
  EXPECT_THAT(feed_links("<rss><link>/</link><item><link>https://a.example/y</link></item></rss>"),
              ElementsAre("https://a.example/y"));
  EXPECT_THAT(feed_links(""), ElementsAre());
}

}  // namespace
}  // namespace mobysearch
