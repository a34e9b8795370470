// SPDX-License-Identifier: GPL-2.0-or-later
// What a site may hold that is hard to read.

export const kLiquid = [
  '{{ page.title | upcase | markdownify }}', '{% for i in (1..1000000000) %}{{ i }}',
  '{% endfor %}',
  '{% raw %}', '{% endraw %}', '{% capture a %}', '{% endcapture %}', '{% if a contains b %}',
  '{% else %}',
  '{% endif %}', '{% include note.html text="a" %}', '{% include {{ page.a }} %}', '{%- -%}', '{{',
  '}}',
  '{% include_relative ../../../../etc/passwd %}', '{% highlight ruby %}', '{% endhighlight %}',
  '{%',
  '{% post_url 2020-01-01-post-1 %}', '{% link _posts/2020-01-01-post-1.md %}', '{% comment %}',
  '%}',
  '{% assign x = site.data.people | sort: "name" | where: "a", "b" | jsonify %}',
  '{{ x | date: "%9999Y" }}',
  '{{ content | markdownify | strip_html | truncatewords: 999999999999 }}',
  '{{ "a" | times: 1e308 }}',
  '{% tablerow %}', '{% case a %}{% when 1, 2 or 3 %}',
  '{{ site.posts | group_by: "x" | map: "y" }}',
];
export const kHtml = [
  '<script>', '</script>', '<!--', '-->', '<![CDATA[', ']]>', '<div markdown="1">',
  '<a href="javascript:x">',
  '<iframe src="https://www.youtube.com/embed/abc">', '</p>', '<table><tr><td>', '&#x110000;',
  '&#0;', '&nbsp',
  '<template>', '<h1 id="', '<h2 id=a id=b>', '<video><source src=//a/b.mp4>', '<pre><code>',
  '<!DOCTYPE', '<a ',
];
export const kYaml = [
  '---\n', '...\n', '+++\n', '&a ', '*a', '<<: *a\n', '!!binary ', '!ruby/object:X ', '- - - - ',
  '? ', '|+\n',
  '>-\n  ', '{a: {b: [', '"\\u0000"', 'date: 2020-02-30\n', 'date: 9999999999999\n',
  'tags: [a, [b], {c: d}]\n',
  '\t', '%YAML 9.9\n', 'title: ', 'permalink: /../:year/:title/%2e\n',
  'permalink: "//evil.example/"\n',
  'lang: ../x\n', 'categories: "/a//b"\n', 'redirect_from: [/a/]\n', 'published: maybe\n',
  'layout: none\n',
  'a: &a [*a, *a]\n', 'search: false\n', 'slug: ""\n', 'author: {name: [x]}\n',
  'image: {path: "ht\\ntp:"}\n',
];
export const kMarkdown = [
  '{:toc}\n', '{:.a #b c="d"}\n', '{::nomarkdown}', '{:/}', '{::options auto_ids="false" /}\n',
  '*[A]: x\n',
  '[^1]', '\n[^1]: ', '|---|\n', '$$', '\n~~~ ruby\n', '\n```\n', '\n    ', '> > > > ', '1. ',
  '![[](', '[a]: <\n',
  '\n===\n', '***', '# x {#y}\n', '\n\n', '- [ ] ', '<http://a b>', '[x](y "z', ': definition\n',
  '\\', '[[_TOC_]]',
];
export const kBytes = [
  '\0', '\u{feff}', '\u202e', '\r\n', '\r', '\x1b[31m', '\u{10ffff}', '\u0301'.repeat(40), '\u2028',
  'ﷺ', '🏴‍☠️',
].map((text) => Buffer.from(text));
export const kNotText = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf8, 0x88], [0xe2, 0x80]]
  .map((bytes) => Buffer.from(bytes));
export const kRepeated = ['a', '[', '{% if a %}', '<b>', '> ', '{', '- ', '* ', '![[]()', '`', '|', '_a',
  '\n# a', '\n', '&a ',
                   'word ', '{{ a }}', '<!--', '\n- a', '(', '"', '\\', '$$', '[^a]', '\nk: v'];
export const kConfig = [
  'source: .\n', 'source: sub\n', 'source: ../..\n', 'collections_dir: x\n',
  'collections: {notes: {output: true}}\n',
  'collections: [a, posts, ..]\n', 'exclude: ["**/*", "*"]\n', 'include: [".*", _posts, /etc]\n',
  'timezone: Mars\n',
  'permalink: /:categories/:year/:i_day/:title:output_ext\n', 'future: yes\n', 'limit_posts: -1\n',
  'limit_posts: 3\n',
  'markdown: CommonMark\n', 'markdown_ext: "md,,*,html"\n', 'url: "ftp://a"\n',
  'baseurl: //x/../y/\n', 'lang: [a]\n',
  'kramdown: {input: GFM, auto_ids: false, link_defs: {a: [b]}}\n', 'data_dir: ../data\n',
  'includes_dir: /etc\n',
  'layouts_dir: _posts\n', 'plugins: [jekyll-polyglot, github-pages]\n', 'languages: [en, ../de]\n',
  'encoding: x\n',
  'defaults: [{scope: {path: "*/*/*"}, values: {permalink: ":x", date: 1}}]\n',
  'excerpt_separator: ""\n',
];
export const kNames = [
  'a\nb.md', '-rf', '..md', ' .md', 'a'.repeat(255), '2020-13-45-x.md', '2020-01-01-.md',
  '2020-01-01-a.b.markdown',
  '\u202egpj.md', '%2e%2e.md', '_index.md', '.git', '.hidden.md', '~x.md', '#x.md', 'con',
  '2020-01-01-é.md', '*?[',
  'index.html', '2020-01-01-x.html', '2020-01-01-x.adoc', '99999-01-01-x.md', '\x1b[2J.md',
  '_posts', 'x.yml', '\\.md',
].map((text) => Buffer.from(text)).concat([Buffer.from([0x61, 0xff, 0x2e, 0x6d, 0x64])]);
export const kTargets = ['.', '..', '/', '/etc/passwd', '/dev/zero', '/proc/self/mem', '../outside.md',
  'nothing', '_posts',
                  '../site', '.git/config', '_config.yml', '/dev/stdin'];
