// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_lists.h"

#include <gtest/gtest.h>

#include <thread>

#include "indexer/site/document_liquid.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

/// The expected values are what Jekyll 4.3.1 makes of the same site.
class SiteListsTest : public ::testing::Test {
 protected:
  SiteListsTest() {
    dir_.write("_config.yml",
               "title: Harbour\ntimezone: UTC\n"
               "collections:\n  team: {}\n  recipes: {output: true, title: Food}\n");
    dir_.write("_posts/2020-01-02-first.md",
               "---\ntitle: First tide\ntags: [sea, moon]\nauthor: {name: Ada}\n---\nOne.\n");
    dir_.write("_posts/2021-02-03-second.md",
               "---\ntitle: Second\ntags: [sea]\ncategory: Big News\n"
               "date: 2021-02-03 04:05:06 +0200\nexcerpt: Own\n---\nX\n");
    dir_.write("blog/_posts/2020-06-01-no-title.md", "---\ncategories: [a, b]\n---\nX\n");
    dir_.write("_posts/2999-02-03-later.md", "---\ntitle: Later\n---\nX\n");
    dir_.write("_posts/2019-02-03-unpub.md", "---\ntitle: Unpub\npublished: false\n---\nX\n");
    dir_.write("_drafts/draft.md", "---\ntitle: Draft\n---\nX\n");
    dir_.write("about.md", "---\ntitle: About\npermalink: /about/\nweight: 2\n---\nX\n");
    dir_.write("docs/guide.md", "---\ntitle: Guide\nweight: 10\n---\nX\n");
    dir_.write("docs/plain.md", "plain");
    dir_.write("_team/zoe.md", "---\nname: Zoe\n---\nbio");
    dir_.write("_team/al.md", "---\nname: Al\ntitle: Al T\n---\nbio");
    dir_.write("_recipes/soup.md", "---\ntitle: Soup\ndate: 2020-01-01\n---\nbio");
    dir_.write("_recipes/bread.md", "---\ntitle: Bread\n---\nbio");
  }

  Site read(const std::vector<std::string>& include) const {
    SiteOptions options;
    options.include = include;
    auto site = read_site(dir_.path().string(), options);
    EXPECT_TRUE(site);
    return site ? std::move(*site) : Site();
  }

  /// What becomes of `body` in the document of a file.
  static std::string in_document(const Site& site, const std::string& path,
                                 const std::string& body) {
    for (const SiteDocument& document : site.documents) {
      if (document.path == path) return resolve_document_liquid(site, document, body);
    }
    return "no such document";
  }

  std::string in_index(const std::string& body) {
    dir_.write("index.html", "---\ntitle: Index\n---\n" + body);
    return in_document(read({"pages"}), "index.html", body);
  }

  testing::TempDir dir_;
};

TEST_F(SiteListsTest, HavePostsNewestFirst) {
  EXPECT_EQ(in_index("{% for p in site.posts %}{{ p.title }} {{ p.url }} {{ p.date }} "
                     "{{ p.categories | join: '+' }} {{ p.tags | join: '+' }} {{ p.path }} "
                     "{{ p.slug }} {{ p.id }} {{ p.collection }} {{ p.name }} {{ p.draft }} "
                     "{{ p.ext }} {{ p.author.name }} {{ p.next.title }} {{ p.previous.title }};\n"
                     "{% endfor %}"),
            "Second /big%20news/2021/02/03/second.html 2021-02-03 02:05:06 +0000 Big News sea "
            "_posts/2021-02-03-second.md second /big%20news/2021/02/03/second posts "
            "2021-02-03-second.md false .md   No Title;\n"
            "No Title /blog/a/b/2020/06/01/no-title.html 2020-06-01 00:00:00 +0000 blog+a+b  "
            "blog/_posts/2020-06-01-no-title.md no-title /blog/a/b/2020/06/01/no-title posts "
            "2020-06-01-no-title.md false .md  Second First tide;\n"
            "First tide /2020/01/02/first.html 2020-01-02 00:00:00 +0000  sea+moon "
            "_posts/2020-01-02-first.md first /2020/01/02/first posts 2020-01-02-first.md false "
            ".md Ada No Title ;\n");
}

TEST_F(SiteListsTest, HavePagesCollectionsAndLabels) {
  const struct {
    const char *body, *expected;
  } cases[] = {
      {"{% for p in site.pages %}{{ p.title }} {{ p.url }} {{ p.path }} {{ p.name }} {{ p.dir }} "
       "{{ p.id }}{{ p.slug }}{{ p.collection }};{% endfor %}",
       "About /about/ about.md about.md /about/ ;Guide /docs/guide.html docs/guide.md guide.md "
       "/docs/ ;Index / index.html index.html / ;"},
      {"{{ site.html_pages | map: 'url' | join: ' ' }}", "/about/ /docs/guide.html /"},
      {"{% for p in site.team %}{{ p.name }} {{ p.title }} {{ p.url }} {{ p.path }} {{ p.id }};"
       "{% endfor %}",
       "Al Al T /team/al.html _team/al.md /team/al;Zoe Zoe /team/zoe.html _team/zoe.md "
       "/team/zoe;"},
      {"{{ site.documents | map: 'title' | join: ',' }}",
       "First tide,No Title,Second,Al T,Zoe,Bread,Soup"},
      {"{% for c in site.categories %}{{ c[0] }}:{{ c[1].size }}:{{ c | first }}:"
       "{{ c[1][0].title }};{% endfor %}",
       "blog:1:blog:No Title;a:1:a:No Title;b:1:b:No Title;Big News:1:Big News:Second;"},
      {"{% for t in site.tags %}{{ t[0] }}:{{ t[1] | map: 'title' | join: '+' }};{% endfor %} "
       "{% assign t = site.tags | sort %}{% for c in t %}{{ c[0] }},{% endfor %}",
       "sea:Second+First tide;moon:First tide; moon,sea,"},
      {"{{ site.tags.sea | size }} {{ site.tags['sea'].first.title }} "
       "{{ site.categories['Big News'][0].url }} {{ site.tags.size }}",
       "2 Second /big%20news/2021/02/03/second.html 2"},
      {"{% for c in site.collections %}{{ c.label }} {{ c.docs.size }} {{ c.output }} {{ c.title "
       "}} "
       "{{ c.relative_directory }};{% endfor %}",
       "posts 3 true  _posts;recipes 2 true Food _recipes;team 2 false  _team;"},
      {"{% assign what = 'team' %}{{ site[what].size }} {% for c in site.collections %}"
       "{{ site[c.label] | size }}{% endfor %}",
       "2 322"},
  };
  for (const auto& c : cases) EXPECT_EQ(in_index(c.body), c.expected) << c.body;
}

TEST_F(SiteListsTest, GoThroughFiltersAndConditions) {
  const struct {
    const char *body, *expected;
  } cases[] = {
      {"{{ site.posts.first.title }} {{ site.posts[1].title }} {{ site.posts.last.title }} "
       "{{ site.posts | size }} {{ site.posts | reverse | map: 'slug' | join }} "
       "{{ site.posts | sort | map: 'slug' | join }}",
       "Second No Title First tide 3 first no-title second first no-title second"},
      {"{% for p in site.posts limit:1 offset:1 %}{{ p.title }}{% endfor %}", "No Title"},
      {"{% for p in site.posts %}{% if p.date > site.posts[1].date %}after{% endif %}"
       "{% if p.date < site.time %}past{% endif %}{% if p.url == page.url %}here{% endif %}"
       "{% unless p.draft %}done{% endunless %}{% if p.next %}next{% endif %} {% endfor %}",
       "afterpastdone pastdonenext pastdonenext "},
      {"{% assign this = site.pages | where: 'url', page.url | first %}{{ this.title }} "
       "{% if this == page %}same{% endif %} "
       "{% for p in site.pages %}{% if p == page %}{{ p.url }}{% endif %}{% endfor %}",
       "Index same /"},
      {"{% assign years = site.posts | group_by_exp: 'p', \"p.date | date: '%Y'\" %}"
       "{% for y in years %}{{ y.name }} {{ y.size }} {{ y.items | map: 'title' | join: '+' }};"
       "{% endfor %}",
       "2021 1 Second;2020 2 No Title+First tide;"},
      {"{{ site.posts | where: 'tags', 'sea' | map: 'title' | join: ',' }} "
       "{{ site.posts | where: 'author.name', 'Ada' | map: 'slug' | join }}",
       "Second,First tide first"},
      {"{{ site.posts | where_exp: 'p', 'p.tags contains \"moon\"' | map: 'title' | join }} "
       "{{ site.posts | where_exp: 'p', 'p.date < site.time' | size }}",
       "First tide 3"},
      {"{% assign f = site.posts | find: 'title', 'Second' %}{{ f.slug }} "
       "{% assign f = site.posts | find_exp: 'p', 'p.title == \"Second\"' %}{{ f.slug }}",
       "second second"},
      {"{{ site.pages | sort: 'weight' | map: 'title' | join: ',' }} "
       "{{ site.pages | sort: 'weight', 'last' | map: 'title' | join: ',' }}",
       "Index,About,Guide About,Guide,Index"},
      {"{{ site.posts | concat: site.recipes | map: 'title' | join: ',' }} "
       "{{ site.posts | slice: 0, 2 | map: 'title' | join: ',' }}",
       "Second,No Title,First tide,Bread,Soup Second,No Title"},
      {"{{ site.posts[0].excerpt }}", "Own"},
  };
  for (const auto& c : cases) EXPECT_EQ(in_index(c.body), c.expected) << c.body;
}

TEST_F(SiteListsTest, AreInTheOrderThatACollectionAsksFor) {
  dir_.write("_config.yml",
             "timezone: UTC\ncollections:\n  docs: {output: true, order: [x/b.md, c.md]}\n"
             "  lessons: {sort_by: n}\n");
  for (const char* name : {"a", "c", "x/b", "x/d"}) {
    dir_.write(std::string("_docs/") + name + ".md",
               std::string("---\ntitle: T") + name + "\n---\n");
  }
  dir_.write("_lessons/a.md", "---\nn: 10\n---\n");
  dir_.write("_lessons/b.md", "---\nn: 9\n---\n");
  dir_.write("_lessons/c.md", "---\n---\n");
  EXPECT_EQ(
      in_index("{{ site.docs | map: 'title' | join }} {{ site.lessons | map: 'slug' | join }} "
               "{% for d in site.docs %}{{ d.next.title }},{% endfor %}"),
      "Tx/b Tc Ta Tx/d b a c Tc,Ta,Tx/d,,");
}

TEST_F(SiteListsTest, NameTheNeighboursOfAPost) {
  const Site site = read({});
  EXPECT_EQ(in_document(site, "blog/_posts/2020-06-01-no-title.md",
                        "{{ page.previous.title }} / {{ page.next.title }}"),
            "First tide / Second");
  EXPECT_EQ(in_document(site, "_posts/2021-02-03-second.md",
                        "{% if page.next %}more{% else %}{{ page.name }} {{ page.id }}{% endif %}"),
            "2021-02-03-second.md /big%20news/2021/02/03/second");
}

TEST_F(SiteListsTest, LeaveUnknownWhatOnlyABuildKnows) {
  EXPECT_EQ(in_index("{% for p in site.posts limit:1 offset:1 %}{% if p.content %}a{% else %}b"
                     "{% endif %}{{ p.excerpt }}{% endfor %}"
                     "{% for f in site.static_files %}round{% endfor %}"),
            "abround");
}

/// The work of a body is limited, whatever the site has.
TEST_F(SiteListsTest, EndWithinTheLimitOfWork) {
  for (int i = 100; i < 400; ++i) {
    dir_.write("_posts/2001-01-01-n" + std::to_string(i) + ".md", "---\ntags: [t]\n---\n");
  }
  const std::string loops =
      "{% for a in site.posts %}{% for b in site.posts %}{% for c in site.posts %}"
      "{{ c.title }}{% endfor %}{% endfor %}{% endfor %}";
  EXPECT_LT(in_index(loops).size(), 8U << 20);
}

TEST_F(SiteListsTest, AreMadeOnceForAllThreads) {
  const Site site = read({});
  const SiteLists* made[2] = {};
  {
    std::jthread other([&] { made[0] = &site.lists->of(site, {}); });
    made[1] = &site.lists->of(site, {});
  }
  EXPECT_EQ(made[0], made[1]);
  EXPECT_EQ(made[0]->list("posts")->list.size(), 3U);
}

/// The expected values are those of Jekyll 4.3.1 with jekyll-polyglot 1.13.
TEST(SiteListsOfPolyglot, HaveTheDocumentsOfALanguage) {
  const testing::TempDir dir;
  dir.write("_config.yml",
            "timezone: UTC\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\n"
            "default_lang: en\npermalink: /:title/\n");
  dir.write("_data/en/strings.yml", "hello: Hello\n");
  dir.write("_data/de/strings.yml", "hello: Hallo\n");
  dir.write("_data/common.yml", "a: common\n");
  const std::pair<const char*, const char*> files[] = {
      {"_posts/2020-01-01-tides.md", "title: Tides\nlang: en\n"},
      {"_posts/de/2020-01-01-tides.md", "title: Gezeiten\nlang: de\n"},
      {"_posts/2020-01-02-solo.md", "title: Solo\nlang: en\n"},
      {"_posts/2020-01-03-nur.md", "title: Nur\nlang: de\n"},
      {"about.md", "title: About\npermalink: /about/\npage_id: about\nlang: en\n"},
      {"ueber.md", "title: Über\npermalink: /ueber/\npage_id: about\nlang: de\n"},
      {"home.md", "title: Home\npermalink: /\nlang: en\n"},
      {"heim.md", "title: Heim\npermalink: /\nlang: de\n"},
      {"excl.md", "title: Excl\npermalink: /excl/\nlang: en\nlang-exclusive: [en]\n"}};
  for (const auto& [path, matter] : files) {
    dir.write(path, std::string("---\n") + matter + "---\n");
  }
  SiteOptions options;
  options.include = {"pages"};
  const auto site = read_site(dir.path().string(), options);
  ASSERT_TRUE(site);
  const auto shown = [&](const std::string& path) {
    for (const SiteDocument& document : site->documents) {
      if (document.path != path) continue;
      return resolve_document_liquid(
          *site, document,
          "{{ site.active_lang }} {{ site.default_lang }} {{ page.rendered_lang }} "
          "{{ site.data.strings.hello }} {{ site.data.common.a }} "
          "[{% for p in site.posts %}{{ p.title }},{% endfor %}] "
          "[{% for p in site.pages %}{{ p.title }},{% endfor %}] "
          "{{ page.permalink_lang.de }} {{ page.permalink_lang.en }}");
    }
    return std::string("no such document");
  };
  EXPECT_EQ(shown("about.md"),
            "en en en Hello common [Nur,Solo,Tides,] [About,Excl,Home,] /ueber/ /about/");
  EXPECT_EQ(shown("ueber.md"),
            "de en de Hallo common [Nur,Solo,Gezeiten,] [Über,Heim,] /ueber/ /about/");
  EXPECT_EQ(shown("home.md"), "en en en Hello common [Nur,Solo,Tides,] [About,Excl,Home,] / /");
  EXPECT_EQ(shown("excl.md"), "en en en Hello common [Nur,Solo,Tides,] [About,Excl,Home,]  /excl/");
}

}  // namespace
}  // namespace mobysearch
