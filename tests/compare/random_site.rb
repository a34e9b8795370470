# SPDX-License-Identifier: GPL-2.0-or-later
# Small Jekyll sites put together at random: every kind of configuration, file name, front matter and
# Liquid that decides what is published, where, and under which title, date, categories and tags.
require 'fileutils'
require 'yaml'
require_relative 'random_liquid'

class RandomSite
  STYLES = ['date', 'pretty', 'ordinal', 'weekdate', 'none', '/:title', '/:title/', '/:slug.html',
            '/:categories/:title/', '/:year/:i_month/:i_day/:name', '/b/:short_year/:short_month/:title:output_ext',
            '/:slugified_categories/:y_day/:title/', '/:long_month/:long_day/:w_year/:week/:w_day/:slug/',
            '/:hour/:minute/:second/:title.html', ':title', '/:month_:day/:title/', '/x/:path/', '/:collection/:title/',
            '/a b/Ünï/:title', '/./x/../:title//y.html', '/:title/index.html', '/:categories/:short_day-:title'].freeze
  ZONES = [nil, 'UTC', 'Etc/UTC', 'America/New_York', 'America/Los_Angeles', 'Europe/Paris', 'Asia/Tokyo',
           'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'].freeze
  COLLECTION_PERMALINKS = [nil, nil, '/:collection/:path/', '/:collection/:title:output_ext', '/docs/:path',
                           '/:collection/:name/', '/x/:title/', '/:collection/:year/:slug/', '/:categories/:title/'].freeze
  DIRECTORIES = ['_posts', '_posts', '_posts', '_posts/sub', '_posts/2020/deep', 'blog/_posts', 'blog/News/_posts',
                 'Ünï cödé/_posts', 'de/_posts', '_drafts', 'blog/_drafts', 'other', 'docs', 'docs/sub', '.', '.',
                 '_docs', '_docs/sub', '_recipes', '_recipes/a', '_ignored', '.hidden/_posts', '_posts/_under',
                 '_posts/.dot', 'vendor', 'tmp/_posts', 'node_modules/x/_posts', '#odd/_posts', 'blog2/_posts',
                 'a/_posts/b/_posts', '_docs/_posts', 'cols/_docs', 'cols/_posts', 'cols/_recipes'].freeze
  DATES = %w[2019-12-31 2020-01-01 2020-2-3 2020-02-29 20-01-02 69-01-02 68-01-02 2016-1-03 2018-12-30
             2098-01-02 2020-02-30 2021-06-15 2015-11-01 2015-03-08 2100-12-31 1969-12-31].freeze
  SLUGS = ['hello-world', 'Hello-World', 'a--b', 'a.b.c', 'wait..what.', 'wait...', 'Mixed_Case.Dots', 'ünï-cödé',
           'with blank', "it's", 'c++', '100%', 'x&y', 'a,b;c=d@e', '-lead', 'trail-', '', 'tilde~x', 'ÀB-Ç', '日本語',
           'emoji-🚀-x', 'under_score', 'par(en)', 'a+b', '2020-01-01-again', 'index', 'num-42', 'ß-Straße', 'ǅ-x',
           'q?x', 'h#x', '[b]', 'a:b', 'İx', '①-x', '²-x', 'Ⅳ-x', 'x*y', '"q"', 'a|b', 'a^b', 'ﬁ-lig', '.', 'v1.2'].freeze
  EXTENSIONS = %w[.md .md .md .md .markdown .MD .mkd .html .txt .mdown .textile .adoc .htm .xhtml .Markdown].freeze
  ODD_NAMES = ['no-date.md', '2020-01-02.md', '2020-01-02-noext', '2020-1-2-x.', 'x-2020-01-02-y.md', '_2020-01-02-u.md',
               '.2020-01-02-h.md', '2020-01-02-tilde.md~', '#2020-01-02-x.md', '~2020-01-02-x.md', '12020-01-02-long.md',
               '2020-001-02-x.md', '2020_01_02-x.md', '2-01-02-x.md', '2020-01-02-x.y.md', '2020-01-02--.md', 'README.md',
               '404.html', 'index.md', 'index.html', 'about.md', 'About Us.markdown', 'feed.xml', 'style.css', 'data.json',
               'a.b.md', 'page.txt', 'x..md', '-y.md', 'übung.md', 'robots.txt', 'index.htm', 'a~b.md', 'z.MD', 'p+q.md'].freeze
  DATE_VALUES = ['2019-05-06', '2019-05-06 23:30:00', '2019-05-06T23:30:00', '2019-05-06 23:30', '2019-05-06 23:30:00 +0200',
                 '2019-05-06 02:12:52 -0700', '2019-05-06T23:30:00Z', '2019-05-06 23:30:00 Z', '"2019-05-06 23:30:00"',
                 "'December 5, 2018 3pm'", '5 Dec 2018', '"Dec 5 2018 14:00 EST"', '2098-01-01', '2019-05-06 23:30 +0530',
                 '20190506', '2019/05/06', '2019/5/6 7:08', "'2019-05-06'", '2019-5-6', '2019-05-06 1:02:03', '2019-02-30',
                 'Mon, 06 May 2019 10:00:00 GMT', '2019-05-06T10:00:00+01:00', '2019-05-06T10:00:00.123Z', '2019-05-06 10:00:00.5',
                 '2019-05-06 10:00:00 UTC', '2019-05-06 10:00:00 PST', '"2019-05-06 10:00:00 -08:00"', '06 May 2019',
                 'May 6, 2019', 'May 2019', '2019-05-06 10:00 PM', '2019-05-06 10am', '2019-03-10 02:30:00 -0500',
                 '"2015-03-29 02:30"', '2019-05-06 24:00', '6.5.2019', '2019-126', '6/5/2019',
                 '2019.05.06', '!!str 2019-05-06', '2019-05-06 10:00:00 CEST', '2019-05-06 10:00:00 JST',
                 '2019-05-06 10:00:00 +9', '2019-05-06 25:00'].freeze
  TITLES = ['Plain title', '"Quoted: title"', "'single ''quoted'''", '42', '1.0', '1.10', 'true', 'no', '2020-01-01', '""',
            '~', '', '1_000', '0x1F', '017', '1e3', '.5', '>-', "|\n  Block\n  text", ">\n  Folded\n  text", 'C# & "x"',
            '"Esc \\u00e9 \\t tab"', 'Ünï', '🚀 x', '!!str 42', '1:30', '12:30:45', '.inf', '- 1', '1,000', '+1', '-0', '0b11', '08',
            'null', 'Null', '"a\\nb"', '<b>x</b>', '1.', '0.10', '1.5e3', '100000000000000000000',
            '.nan', 'y', 'n', 'Off', '2e-5', '123456789.123456789', '1e20', '0o17', '" padded "'].freeze
  CATEGORIES = ['a', 'a b', 'A B', 'a, b', '[x, y]', '[X, x]', '["One Two", three]', "\n- p\n- q r", '[1, 2.0]', '[true]',
                '', '[]', '[~, k]', 'ünï', '"C++ & D"', '[a/b, c]', '"a  b"', "[x, x]", '[Blog]', 'blog', '"x\ty"',
                '[2020-01-01]'].freeze
  TAGS = ['a', 'a b', 'a, b', '[x, y]', '["One Two", X, x]', "\n- p\n- q", '[1, 2.50]', '[~, k]', '', '[]', '42', 'ünï', 'true',
          '[a, [b, c]]', '[2020-01-01]', '[007, 1e3]'].freeze
  PERMALINKS = ['/own/', '/own/:title/', 'relative/x.html', '/:categories/:year/x', 'about us/Ünï', '/x/../y//z.html', 'pretty',
                '/:slug', '/a.b/c./d', '/q?x=1', '/:title.html', '"/x/:short_year/"', '/100%/x', '/%41/'].freeze
  SLUG_VALUES = ['own-slug', 'Own Slug', '"42"', 'ünï', 'a/b', '"2020-01-02-x"', 'x.y_z', '""', '~', 'A--B', 'dot.'].freeze
  PUBLISHED = ['true', 'false', 'no', '', '0', "'false'", 'yes', '1', 'nope', 'off', '[]'].freeze
  SEPARATORS = ["<!--more-->", "\n\n\n", '', 'STOP', "\n\n"].freeze
  DEFAULT_VALUES = [{ 'layout' => 'x' }, { 'title' => 'Default title' }, { 'categories' => ['dflt'] }, { 'categories' => 'd e' },
                    { 'tags' => ['dtag'] }, { 'category' => 'dcat' }, { 'tag' => 'only' }, { 'permalink' => '/d/:title/' },
                    { 'permalink' => '/:categories/:year-:month/:title.html' }, { 'published' => false }, { 'published' => true },
                    { 'excerpt_separator' => 'STOP' }, { 'date' => '2017-03-04 05:06:07' }, { 'slug' => 'dslug' }, { 'lang' => 'de' },
                    { 'nested' => { 'x' => 1 } }, { 'tags' => nil }, { 'render_with_liquid' => false }].freeze
  SCOPE_PATHS = ['', '_posts', 'blog', 'blog/News', '_docs', 'docs', '_post', '/blog', 'docs/*', '*/_posts', 'blog/_posts/*.md', '.',
                 '_drafts', '_posts/sub', 'index.md', '_posts/', 'cols', 'cols/_docs', '**/*.md', 'blog/_posts/2020-01-01-*'].freeze
  KRAMDOWN = [{}, {}, { 'input' => 'kramdown' }, { 'html_to_native' => true }, { 'hard_wrap' => true }, { 'auto_ids' => false },
              { 'auto_id_prefix' => 'p-' }, { 'header_offset' => 1 }, { 'parse_block_html' => true },
              { 'gfm_quirks' => 'no_auto_typographic' }, { 'gfm_quirks' => %w[paragraph_end no_auto_typographic] },
              { 'gfm_quirks' => [] }, { 'smart_quotes' => 'apos,apos,quot,quot' }, { 'input' => 'GFM', 'auto_id_stripping' => true }].freeze
  PATTERNS = ['docs', 'blog', '*.txt', 'docs/*', '/other', 'blog/', 'Gemfile', 'about.md', '_posts/sub', '**/*.markdown', 'vendor',
              '_ignored', '.hidden', '_posts/_under', '*.html', 'index.*', 'docs/sub/', 'o*', '_docs/sub', '.htaccess',
              '_drafts', 'Ünï cödé', '2020-01-01-hello-world.md', '_posts/2020*', 'tmp', '#odd', 'README.md', '_under',
              'blog/News/_posts', 'page?.md', '[ab]*', 'cols/_docs', '_recipes/a', './docs', 'docs/**'].freeze
  BODIES = ["Plain body with words.\n", "# Title -- here\n\nFirst paragraph.\n\nSecond *one*.\n\n## Sub\n\nMore.\n",
            "First <!--more--> rest\n\n## Dup\n\n## Dup\n", "\n\n\nLeading blank lines.\n\n\n\nThen STOP and more.\n",
            "{{ site.title }} and {{ page.title }} and {{ site.nothing }}.\n\n## {{ page.lang }} heading\n",
            "{% raw %}{{ kept }}{% endraw %} {% comment %}gone{% endcomment %}\n\n## After {{ 'x' | upcase }}\n",
            "{% highlight ruby %}\n# not a heading\nputs 1 < 2\n{% endhighlight %}\n\n## After code\n",
            "{% include note.html text=\"An included note\" %}\n\nAfter.\n", "{% include plain.md %}\n\n## Dup\n",
            "A [ref][r] in the head.\n\nRest.\n\n[r]: http://a.example/\n", "", "\n", "No newline at end",
            "{% assign v = 'words' %}{{ v }} {{ v | capitalize }} {{ v | size }}\n", "Term\n: Definition\n\n| a | b |\n|---|---|\n| c | d |\n",
            "{% if page.title %}has one{% endif %}\n\nText.\n", "[home]({{ '/x' | relative_url }}) {{ \"/x\" | absolute_url }}\n",
            "```liquid\n{{ page.lang }}\n```\n\n# C\n", "Note[^1].\n\n[^1]: The note.\n", "{%- assign a = 1 -%} {{- a }} b\n",
            "{% capture c %}captured *text*{% endcapture %}{{ c }}\n", "{% unless page.nope %}shown{% endunless %}\n",
            "{{ page.date | date: '%Y' }} {{ site.time | date: '%Y' }}\n", "<div>\n\n## In div\n\n</div>\n\n## Out\n",
            "* item {% if site.title == 'T' %}yes{% else %}no{% endif %}\n", "{{ \"## Made\" }}\n\n{{ page.slug }}\n"].freeze
  FILES = { '_includes/note.html' => "<p class=\"note\">Note: {{ include.text }}</p>\n",
            '_includes/plain.md' => "## Dup\n\nFrom an include.\n" }.freeze
  EMPTY_MATTER = ["---\n---\n", "--- \n---\n", "---\n\n---\n", "---\n# comment\n---\n"].freeze
  ODD_MATTER = ["\n---\ntitle: X\n---\n", "----\ntitle: X\n----\n", "---\ntitle: Never closed\n", " ---\ntitle: X\n---\n", '',
                "---\ntitle: Dots\n...\n", "---\ntitle: X\n--- x\n---\n", "---\ntitle: X\n ---\n---\n", "---\r\ntitle: Crlf\r\n---\r\n",
                "---\n- a\n- b\n---\n", "---\njust text\n---\n", "---\ntitle: [\n---\n", "---\ntitle: a: b\n---\n", "---\n\ttitle: x\n---\n",
                "---\ntitle: one\ntitle: two\n---\n", "---\nbase: &b {title: Al}\n<<: *b\n---\n", "---\na: &x Anchored\ntitle: *x\n---\n",
                "---\ntitle: x #comment\n---\n", "---\n\"title\": quoted key\n---\n", "---\ntitle: 'it''s'\n---   \n", "---\nTitle: Cased\n---\n",
                "---\ntitle:    spaced\n---\n\n\n", "---\n? title\n: complex\n---\n", "---\ntitle: !ruby/object x\n---\n",
                "---\ntitle: @at\n---\n", "---\ntitle: `x`\n---\n", "---\ntitle: \"x\n  y\"\n---\n", "---\ntitle: a\n  b\n---\n",
                "---\n{title: flow, tags: [a, b]}\n---\n", "---\ntitle: |-\n  kept\n\n  two\n---\n"].freeze

  attr_reader :flags

  def initialize(random)
    @random = random
    @liquid = RandomLiquid.new(random)
    @flags = {}
  end

  # Writes the site below `root`; the names of its configuration files.
  def write(root)
    @root = root
    config = configuration
    below = config['source'] || '.'
    FILES.merge(RandomLiquid::FILES).each { |path, text| put(File.join(below, path), text) }
    (3 + @random.rand(14)).times { document(below) }
    %w[future unpublished show_drafts].each { |flag| @flags[flag] = true if one_in(10) }
    write_configuration(config)
  end

  private

  def one_in(count) = @random.rand(count).zero?
  def pick(list) = list[@random.rand(list.size)]
  def some(list, most) = Array.new(@random.rand(most + 1)) { pick(list) }.uniq

  def configuration
    config = { 'title' => 'T' }
    config['timezone'] = pick(ZONES)
    config['permalink'] = pick(STYLES) unless one_in(3)
    config['source'] = 'src' if one_in(5)
    config['url'] = 'https://blog.example' if one_in(2)
    config['baseurl'] = pick(['/base', '', '/base/']) if one_in(3)
    %w[future unpublished show_drafts].each { |key| config[key] = pick([true, true, false]) if one_in(4) }
    config['limit_posts'] = 1 + @random.rand(4) if one_in(15)
    config['include'] = some(PATTERNS, 3) if one_in(4)
    config['exclude'] = some(PATTERNS, 3) if one_in(4)
    config['defaults'] = Array.new(1 + @random.rand(4)) { defaults } if one_in(2)
    config['collections_dir'] = 'cols' if one_in(8)
    config['collections'] = collections if one_in(2)
    config['markdown_ext'] = pick(['md', 'md,txt', 'markdown,mkdown,mkdn,mkd,md,mdown']) if one_in(8)
    config['kramdown'] = pick(KRAMDOWN)
    config['excerpt_separator'] = pick(SEPARATORS) if one_in(4)
    config['lang'] = 'en'
    config.compact
  end

  def defaults
    scope = { 'path' => pick(SCOPE_PATHS) }
    scope['type'] = pick(%w[posts posts pages docs drafts recipes]) if one_in(2)
    values = pick(DEFAULT_VALUES)
    values = values.merge(pick(DEFAULT_VALUES)) if one_in(3)
    { 'scope' => scope, 'values' => values }
  end

  def collections
    return %w[docs recipes] if one_in(8)
    result = {}
    %w[docs recipes posts].each do |name|
      next if one_in(4)
      result[name] = { 'output' => !one_in(4) }
      permalink = pick(COLLECTION_PERMALINKS)
      result[name]['permalink'] = permalink if permalink
    end
    result
  end

  def document(below)
    directory = pick(DIRECTORIES)
    dated = directory =~ /_posts|_docs/ ? !one_in(8) : one_in(4)
    name = dated ? "#{pick(DATES)}-#{pick(SLUGS)}#{pick(EXTENSIONS)}" : pick(ODD_NAMES)
    text = (one_in(8) ? pick(ODD_MATTER) : front_matter) + (one_in(2) ? @liquid.body : pick(BODIES))
    text = text.gsub(/\r?\n/, "\r\n") if one_in(12)
    text = "\uFEFF#{text}" if one_in(12)
    text = text.b + "bad \xFF byte\n".b if one_in(60)
    put(File.join(below, directory, name), text)
  end

  def front_matter
    return pick(EMPTY_MATTER) if one_in(8)
    lines = []
    add = lambda { |key, values, chance| lines << "#{key}: #{pick(values)}".rstrip if one_in(chance) }
    add.call('title', TITLES, 2)
    add.call('date', DATE_VALUES, 3)
    add.call('categories', CATEGORIES, 4)
    add.call('category', CATEGORIES, 6)
    add.call('tags', TAGS, 4)
    add.call('tag', TAGS, 8)
    add.call('permalink', PERMALINKS, 8)
    add.call('slug', SLUG_VALUES, 8)
    add.call('published', PUBLISHED, 8)
    add.call('draft', %w[true false], 12)
    add.call('excerpt_separator', ['STOP', '<!--more-->', '""'], 10)
    add.call('excerpt', ['Own *excerpt*', '""', '~'], 12)
    add.call('lang', %w[fr], 10)
    add.call('layout', %w[post], 5)
    lines.concat(@liquid.front_matter) unless one_in(3)
    "---\n#{lines.shuffle(random: @random).map { |line| "#{line}\n" }.join}---\n"
  end

  def put(path, text)
    full = File.join(@root, path)
    FileUtils.mkdir_p(File.dirname(full))
    File.binwrite(full, text)
  end

  # One file, or two of which the later one overrides.
  def write_configuration(config)
    return put('_config.yml', YAML.dump(config)) && [] unless one_in(4)
    keys = config.keys.shuffle(random: @random)
    halves = [keys.take(keys.size / 2 + 1), keys.drop(keys.size / 2)]
    halves.each_with_index { |half, i| put("config#{i}.yml", YAML.dump(config.slice(*half))) }
    %w[config0.yml config1.yml]
  end
end
