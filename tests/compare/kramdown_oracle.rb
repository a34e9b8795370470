# SPDX-License-Identifier: GPL-2.0-or-later
# What real kramdown makes of Markdown, one JSON object a line: name, options, markdown, and sections
# (level, id, heading, text) as a reader of the page sees them.
#
#   ruby kramdown_oracle.rb random SEED COUNT   snippets put together at random
#   ruby kramdown_oracle.rb files DIR…          every Markdown file there, without its front matter
#   ruby kramdown_oracle.rb mixed SEED COUNT DIR…  lines of those files, put together at random
#   ruby kramdown_oracle.rb stdin               Markdown from standard input
#   ruby kramdown_oracle.rb parsers             instead, the names of its parsers in their order
#
# Exit status 3: kramdown or its GFM parser is not installed.
begin
  require 'json'
  require 'kramdown'
  require 'kramdown-parser-gfm'
  require_relative 'page_sections'
rescue LoadError
  exit 3
end

# Jekyll's settings, but for what turns code and mathematics into other markup.
BASE = { 'input' => 'GFM', 'gfm_quirks' => ['paragraph_end'], 'hard_wrap' => false }.freeze
COMMON = [
  {},
  { 'gfm_quirks' => %w[paragraph_end no_auto_typographic], 'html_to_native' => true },
  { 'input' => 'kramdown' },
  { 'gfm_quirks' => [] }
].freeze
RARE = [
  { 'parse_block_html' => true }, { 'html_to_native' => true }, { 'auto_ids' => false },
  { 'auto_id_prefix' => 'p-' }, { 'header_offset' => 2 }, { 'header_offset' => -1 },
  { 'hard_wrap' => true }, { 'parse_span_html' => false }, { 'smart_quotes' => %w[apos 39 quot raquo] },
  { 'input' => 'kramdown', 'auto_id_stripping' => true },
  { 'input' => 'kramdown', 'html_to_native' => true },
  { 'input' => 'kramdown', 'parse_block_html' => true },
  { 'html_to_native' => true, 'parse_block_html' => true }
].freeze

def page(markdown, options)
  settings = BASE.merge(options).to_h { |key, value| [key.to_sym, value] }
  settings[:gfm_quirks] = settings[:gfm_quirks].map(&:to_sym)
  settings.merge!(syntax_highlighter: nil, footnote_backlink: '')
  Kramdown::Document.new(markdown, settings).to_html
end

def report(name, markdown, options)
  STDOUT.puts JSON.generate('name' => name, 'options' => BASE.merge(options), 'markdown' => markdown,
                            'sections' => visible_sections(page(markdown, options)))
rescue NoMethodError
  nil # kramdown stumbles over a few things, such as definitions after a native <p> without text
end

# --- snippets -----------------------------------------------------------------------------------

# What stands within a line.
INLINES = [
  'plain words', 'Dup', 'C# and C++', 'a & b', 'a -- b', 'x---y', 'wait...', '<<x>>', '<< x >>', '"quoted" it\'s',
  "'80s rock", 'say "\'nested\'" now', '*em*', '**strong**', '***both***', '_under_', 'snake_case_name', '__init__',
  '* not em *', '**open', '`code`', '``a ` b``', '`open', '` lone `', '[link](http://x.y/z)', '[link](<a b>)',
  '[a](b "title")', '[a](b (c) d)', '[ref][link]', '[ref] [link]', '[link]', '[nolink]', '[ ] box', '[x](', '![img](a.png)',
  '![alt *em*][link]', '[![in](a.png)](b)', '<https://a.b/c>', '<me@a.example>', 'https://bare.example/a_b',
  '<em>html</em>', '<span id="i">span</span>', '<span>a *b* c</span>', '<code>a &lt; b</code>', '<kbd>k &amp; *e*</kbd>',
  '<b> spaced </b>', '<a name="n"></a>', '<br>', '<br/>', '<div>x</div>', '</div>', '<h2>raw</h2>', '<foo>bar</foo>',
  '<a href=http://x.y>bad</a>', '< not tag', '<img src="a.png" alt="x">', '<span>open', '<!-- note -->', '&amp;', '&copy;',
  '&unknown;', '&#8217;', '&#x41;', '&nbsp;', 'R&D', '\\*esc\\*', '\\# hash', 'back\\slash', '\\<<', '$$x^2$$', '$5 and $6',
  'note[^1]', 'note[^two]', 'none[^zzz]', '~~struck~~', '~~ no ~~', '{: .cls}', '*em*{: .cls}', '{:: x}', '{::comment}c{:/}',
  '{::nomarkdown}<i>n</i>{:/}', 'HTML here', '1.2 Release', '2017', 'Ünï cödé', '日本 語', '❤️ x', 'ΟΔΟΣ', 'a  b', "tab\tx",
  '{#id}', 'x {#own-id}', 'x {#1bad}', '(paren)', 'a | b', '\\| c', '|', '#', '## x', '!', '!!x', ']', ')', '_a_b_', 'a*b*c', '*a_b*c_',
  '5 > 3', 'a >> b', "don't", '"', "'", '"(x)"', "rock'n'roll", 'trailing  ', 'end\\', '--flag', '[^1', '**a*b**', '*a**b*', '^', ':',
  '<mark>m</mark>', '<time>t</time>', '<script>s</script>', '<del>d</del>', '<sub>2</sub>', '<!-- open', '&lt;b&gt;', '<em> x</em>'
].freeze

# Lines and groups of lines; %s is filled with what stands within lines.
BLOCKS_OF_LINES = [
  "%s\n", "%s\n%s\n", "\n", "\n", "\n", "\n\n", "# %s\n", "## %s\n", "## %s ##\n", "### %s {#own}\n", "##%s\n", "###### %s\n",
  "####### %s\n", "#\n", "## \n", " ## %s\n", "# %s \\#\n", "%s\n===\n", "%s\n---\n", "%s\n-\n", "===\n", "---\n", "* * *\n", "___\n",
  "- %s\n", "- %s\n- %s\n", "* %s\n  %s\n", "+ %s\n\n  %s\n", "1. %s\n2. %s\n", "10. %s\n", "-   %s\n", "-     %s\n", "-\t%s\n",
  "- ## %s\n", "1. # %s\n", "-\n", "- \n", "   ## %s\n", "  ## %s\n", "    ## %s\n", "     %s\n", "      - %s\n", "\t%s\n", "  - %s\n",
  "    - %s\n", "  %s\n", "- {: #li} %s\n", "- [ ] %s\n", "- [x] %s\n", "- ```\n  code\n  ```\n", "- %s\n      code\n", "1) %s\n",
  "> %s\n", "> ## %s\n", "> - %s\n", ">\n", "> > %s\n", ">%s\n", "> ```\n> x\n> ```\n", "> %s\n{: #q}\n",
  "```\n", "```ruby\n", "``` ruby x\n", "~~~\n", "~~~~\n", "````\n", "```\n# c\n```\n", "~~~\n## c\n~~~\n", "  ```\nx\n  ```\n",
  "    # code\n", "<div>\n", "</div>\n", "<div>%s</div>\n", "<div markdown=\"1\">\n", "<div markdown=\"span\">%s</div>\n",
  "<div markdown=\"1\">\n## %s\n</div>\n", "<section>\n\n## %s\n\n</section>\n", "<section markdown=\"block\">\n", "</section>\n",
  "<p>%s</p>\n", "<p>\n", "<h2>%s</h2>\n", "<h3 id=\"own\">%s</h3>\n", "<H2>%s</H2>\n", "<h2>\n %s\n</h2>\n", "  <h2>%s</h2>\n",
  "<h2 markdown=\"1\">%s</h2>\n", "<blockquote><h3>%s</h3></blockquote>\n", "<ul><li><h4>%s</h4></li></ul>\n",
  "<table><tr><td><h3>%s</h3></td></tr></table>\n", "<details>\n<summary>%s</summary>\n\n# %s\n\n</details>\n", "<center>\n", "</center>\n",
  "<pre>\n# %s\n</pre>\n", "<script>\n# x\n</script>\n", "<style>a</style>\n", "<br/>\n", "<br>\n", "<hr>\n", "<hr/>\n", "<img src=\"a.png\">\n", "<span>%s</span>\n",
  "<a name=\"x\"></a>\n", "<iframe src=\"https://a.example/\"></iframe>\n", "<!-- comment -->\n", "<!-- # multi\n line -->\n", "<!--\n", "-->\n",
  "<div class=a-b>\n", "<div>x</div>## %s\n", "%s <div>x</div>\n", "<https://a.b/>\n", "<video src=\"v.mp4\"></video>\n", "<b>%s\n", "</b>\n", "</p>\n",
  "| %s | %s |\n", "|---|---|\n", "| a | b |\n|---|---|\n| %s | d |\n", "a | b\n", "--|--\n", "| `x|y` | z |\n", "|===|\n",
  "{: #ial}\n", "{: .cls}\n", "{:.cls #two}\n", "{: id=\"three\"}\n", "{:toc}\n", "{: refd}\n", "{:refd: #from-ald}\n", "{: bad\n", "* TOC\n{:toc}\n",
  "* notes\n{:footnotes}\n", "[link]: http://a.b/\n", "[link]: http://a.b/ \"t\"\n", "  [x]: <a b>\n", "[^1]: footnote\n", "[^1]: %s\n\n    ## %s\n",
  "[^two]: # %s\n", "    ## in note\n", "*[HTML]: Hyper\n", "[^1]:\n    %s\n",
  "%s\n: %s\n", "term\n\n: %s\n", ": %s\n", ": ## %s\n", ":   %s\n\n    ## %s\n", ": {: #dd} %s\n", "$$ x = 1 $$\n", "$$\nx\n# y\n$$\n", "$$\n", "\\$$ x $$\n",
  "{::comment}\n", "{:/comment}\n", "{:/}\n", "{::comment}\n# hidden\n{:/}\n", "- {::comment}\n  # h\n  {:/}\n", "{::nomarkdown}\n<h2>n</h2>\n{:/}\n",
  "{::options auto_ids=\"false\" /}\n", "{::options header_offset=\"1\" /}\n", "{::options parse_block_html=\"true\" /}\n", "{::options smart_quotes=\"39,39,34,34\" /}\n", "{::unknown}\n", "^\n",
  "%s  \n", "\\# %s\n", "  {: #sp}\n", "***\n", "- - -\n", "* %s\n* %s\n\n\n", "#%s #\n", "# %s #foo\n", "\r\n", "\u00a0\n", "# \u00a0%s\n"
].freeze

def inline(random)
  Array.new(1 + random.rand(3)) { INLINES[random.rand(INLINES.size)] }.join(random.rand(4).zero? ? '' : ' ')
end

def snippet(random)
  Array.new(1 + random.rand(7)) do
    lines = BLOCKS_OF_LINES[random.rand(BLOCKS_OF_LINES.size)].gsub('%s') { inline(random) }
    case random.rand(20)
    when 0 then lines.gsub(/^(?=.)/, '  ')
    when 1 then lines.gsub(/^(?=.)/, '    ')
    when 2 then lines.gsub(/^/, '> ')
    when 3 then "- #{lines.gsub(/\n(?=.)/, "\n  ")}"
    else lines
    end
  end.join
end

def body(path)
  text = File.read(path, encoding: 'UTF-8')
  return nil unless text.valid_encoding?
  text.delete_prefix("\uFEFF").sub(/\A(---|\+\+\+)[ \t]*\r?\n.*?^(\1|\.\.\.)[ \t]*\r?$\n?/m, '')
end

def markdown_files(dirs)
  dirs.flat_map { |dir| Dir.glob("#{dir}/**/*.{md,markdown}") }.sort
end

# A few lines here and there, some of them indented, quoted or left out.
def mixed(random, lines)
  Array.new(1 + random.rand(4)) do
    from = random.rand(lines.size)
    lines[from, 1 + random.rand(8)].map do |line|
      case random.rand(24)
      when 0 then ''
      when 1 then "  #{line}"
      when 2 then "> #{line}"
      when 3 then line.lstrip
      when 4 then line.chomp
      when 5 then "\n"
      else line
      end
    end.join
  end.join
end

def random_options(random)
  random.rand(4).zero? ? RARE[random.rand(RARE.size)] : COMMON[random.rand(COMMON.size)]
end

case ARGV.shift
when 'random'
  seed, count = ARGV.map(&:to_i)
  count.times do |i|
    random = Random.new((seed * 1_000_003) + i)
    report("#{seed}/#{i}", snippet(random), random_options(random))
  end
when 'files'
  markdown_files(ARGV).each do |path|
    text = body(path)
    [{}, COMMON[1], COMMON[2]].each { |options| report(path, text, options) } if text
  end
when 'mixed'
  seed, count = ARGV.shift(2).map(&:to_i)
  lines = markdown_files(ARGV).filter_map { |path| body(path) }.flat_map(&:lines)
  count.times do |i|
    random = Random.new((seed * 1_000_003) + i)
    report("mixed #{seed}/#{i}", mixed(random, lines), random_options(random))
  end
when 'stdin'
  report('stdin', STDIN.read, ARGV.empty? ? {} : JSON.parse(ARGV.first))
when 'parsers'
  parser = Kramdown::Parser::GFM.send(:new, '', Kramdown::Options.defaults.dup.merge(hard_wrap: false))
  lists = { 'blocks' => :@block_parsers, 'spans' => :@span_parsers }
  names = lists.transform_values { |list| parser.instance_variable_get(list).map { |name| name.to_s.sub(/_gfm.*/, '') } }
  puts JSON.generate(names)
else
  abort 'usage: kramdown_oracle.rb random SEED COUNT | files DIR… | mixed SEED COUNT DIR… | stdin [OPTIONS] | parsers'
end
