# SPDX-License-Identifier: GPL-2.0-or-later
# Bodies of documents put together at random of Liquid whose values are known from the site's source:
# loops, conditions, assignments, filters and includes over front matter, configuration and data.
class RandomLiquid
  # What the bodies speak of, written beside them.
  FRONT_MATTER = ["items: [anchor, rudder, tiller, Buoy]", "faq:\n  - {q: Is it tidal, a: In spring, n: 2}\n  - {q: Who rings, a: The warden, n: 1}",
                  "number: 3", "ratio: 2.5", "flag: false", "empty: ''", "words: one two  three", "when: 2020-02-03",
                  "nested: {deep: {word: kelp, list: [1, 2, 3]}}", "markup: 'Some *marked* `code` & <b>bold</b>'"].freeze
  FILES = { '_data/ports.yml' => "- {name: Harlingen, depth: 7, open: true}\n- {name: Delfzijl, depth: 4}\n- {name: Ballum, depth: 9, open: false}\n",
            '_data/crew.json' => '{"ada": {"role": "mate", "years": [1, 2]}, "grete": {"role": "cook", "years": []}}',
            '_data/tides.csv' => "day,height\nMon,1.5\nTue,2\n",
            '_data/deep/er.yml' => "key: value\n",
            '_includes/card.html' => "<div class=\"card\">{{ include.title | default: 'Untitled' }}: {{ include.text }}</div>\n",
            '_includes/loop.md' => "{% for x in include.list %}{{ x }};{% endfor %}\n\n### From {{ include.name }}\n" }.freeze

  LISTS = ['page.items', 'page.faq', 'site.data.ports', 'site.data.tides', 'page.nested.deep.list', '(1..4)', '(1..page.number)',
           'site.data.crew.ada.years', 'site.data.crew', 'page.nothing', 'site.data.crew.grete.years'].freeze
  SCALARS = ['page.title', 'page.number', 'page.ratio', 'page.words', 'page.items[1]', 'page.items.first', 'page.items.last',
             'page.items.size', 'page.faq[0].q', 'page.faq.last.a', 'site.title', 'site.data.ports[0].name', 'site.data.crew.ada.role',
             'site.data.deep.er.key', 'page.nested.deep.word', 'page.empty', 'page.flag', "'a literal'", '"B"', '7', '2.50', 'true', 'nil',
             'site.data.ports.size', "page['number']", 'page.items[-1]', 'page.markup', 'page.nothing', 'site.data.tides[1].height'].freeze
  FILTERS = ['upcase', 'downcase', 'capitalize', 'size', "append: ' end'", "prepend: 'begin '", 'strip', "replace: 'a', 'o'",
             "replace_first: 'e', 'E'", "remove: 'r'", "split: ' ' | join: '-'", 'plus: 2', 'minus: 1.5', 'times: 3', 'divided_by: 2',
             'modulo: 2', 'truncate: 8', 'truncatewords: 2', "truncate: 6, '~'", 'slice: 1, 3', 'escape', 'strip_html', 'markdownify', 'slugify',
             "default: 'none'", 'jsonify', 'xml_escape', 'cgi_escape', 'uri_escape', 'url_encode', 'number_of_words', 'newline_to_br',
             'strip_newlines', 'round', 'ceil', 'floor', 'abs', 'at_least: 5', 'at_most: 2', 'first', 'last', 'reverse | join', 'inspect',
             'normalize_whitespace', 'lstrip', 'rstrip', 'escape_once', 'remove_first: "t"', 'relative_url'].freeze
  LIST_FILTERS = ["join: ', '", 'size', 'first', 'last', 'reverse | join', 'sort | join', 'uniq | join', 'sort_natural | join',
                  'compact | join', "map: 'name' | join: '+'", "map: 'q' | join", "where: 'open', true | size", "where: 'depth', 4 | map: 'name' | join",
                  "sort: 'depth' | map: 'name' | join", "sort: 'n' | map: 'a' | join: '/'", 'array_to_sentence_string', 'sum', "concat: page.items | join",
                  "push: 'new' | join", 'pop | size', 'shift | size', "unshift: 'x' | join", "group_by: 'open' | size",
                  "where_exp: 'x', 'x.depth > 5' | map: 'name' | join", 'slice: 1, 2 | join', "find: 'depth', 7 | size", "sum: 'depth'"].freeze
  OPERATORS = ['==', '!=', '<', '>', '<=', '>=', 'contains'].freeze
  OPERANDS = (SCALARS + ['blank', 'empty', "'anchor'", '3', 'page.items']).freeze
  LOOP_ENDINGS = ['', '', '', ' limit: 2', ' offset: 1', ' limit:1 offset:1', ' reversed', ' limit: page.number'].freeze
  IN_LOOP = ['{{ x }}', '{{ forloop.index }}. {{ x }}', '{{ x.name }} is {{ x.depth }}', '{{ x.q }}? {{ x.a }}.', '{{ x[0] }}={{ x[1].role }}',
             '{% if forloop.first %}first {% endif %}{{ x | upcase }}', '{% if x == 2 %}{% continue %}{% endif %}{{ x }}',
             '{% unless forloop.last %}{{ x }}, {% endunless %}', '{% if forloop.index0 > 1 %}{% break %}{% endif %}{{ x }}',
             '{% cycle "odd", "even" %} {{ forloop.rindex }}', '{% increment c %} {{ x.day }}', '{{ x | append: "!" }}'].freeze
  WORDS = %w[Kelp Krill Squid Lagoon Foghorn Mooring Jetty].freeze

  def initialize(random)
    @random = random
  end

  def front_matter = FRONT_MATTER.reject { @random.rand(4).zero? }

  def body
    parts = Array.new(1 + @random.rand(5)) { send(pick(%i[output condition loop loop assignment capture inclusion choice heading])) }
    "#{parts.join("\n\n")}\n"
  end

  private

  def pick(list) = list[@random.rand(list.size)]
  def one_in(count) = @random.rand(count).zero?
  def dash = one_in(6) ? '-' : ''
  def tag(text) = "{%#{dash} #{text} #{dash}%}"

  def value
    return "#{pick(LISTS.grep_v(/\(/))} | #{pick(LIST_FILTERS)}" if one_in(3)

    ([pick(SCALARS)] + Array.new(@random.rand(3)) { pick(FILTERS) }).join(' | ')
  end

  def output = "#{pick(WORDS)} {{#{dash} #{value} #{dash}}} here."
  def heading = "## #{pick(WORDS)} {{ #{value} }}\n\nBelow it."

  def comparison = "#{pick(OPERANDS)} #{pick(OPERATORS)} #{pick(OPERANDS)}"

  def test
    return pick(OPERANDS) if one_in(4)

    one_in(4) ? "#{comparison} #{pick(%w[and or])} #{comparison}" : comparison
  end

  def condition
    word = pick(%w[if if unless])
    other = one_in(2) ? "#{tag('else')}#{pick(WORDS)} else" : ''
    elsif_part = one_in(4) ? "#{tag("elsif #{test}")}#{pick(WORDS)} elsif" : ''
    "#{tag("#{word} #{test}")}#{pick(WORDS)} then#{elsif_part}#{other}#{tag("end#{word}")} after."
  end

  def loop
    body = pick(IN_LOOP)
    body = "\n### #{pick(WORDS)} #{body}\n\nText.\n" if one_in(3)
    otherwise = one_in(5) ? "#{tag('else')}none" : ''
    "#{tag("for x in #{pick(LISTS)}#{pick(LOOP_ENDINGS)}")}#{body}#{otherwise}#{tag('endfor')}"
  end

  def assignment
    name = pick(%w[v w])
    "#{tag("assign #{name} = #{value}")}Now {{ #{name} }} and {{ #{name} | size }}#{tag("if #{name}")} set#{tag('endif')}."
  end

  def capture = "#{tag('capture c')}#{pick(WORDS)} {{ #{value} }}#{tag('endcapture')}{{ c | #{pick(FILTERS)} }} then."

  def inclusion
    argument = one_in(2) ? pick(SCALARS.grep(/\A(page|site)\.[\w.]*\z/)) : "\"#{pick(WORDS)} text\""
    return tag("include card.html title=#{argument} text='#{pick(WORDS)}'") if one_in(2)

    tag("include loop.md\n  list=#{pick(LISTS.grep(/\A(page|site)\.[\w.]*\z/))}\n  name = \"#{pick(WORDS)}\"")
  end

  def choice
    "#{tag("case #{pick(SCALARS)}")}#{tag("when #{pick(["'B'", '3', 'page.number', "'mate', 'kelp'"])}")}#{pick(WORDS)} when" \
      "#{one_in(2) ? "#{tag('else')}otherwise" : ''}#{tag('endcase')} done."
  end
end
