# SPDX-License-Identifier: GPL-2.0-or-later
# What Jekyll makes of front matter, by Ruby's Psych over libyaml. One JSON object a line: name, text,
# and body and value (null where it is refused). A value is ["null"], ["bool", text], ["number",
# text], ["time", text], ["text", text], ["list", [value…]] or ["map", [[key, value]…]].
#
#   ruby yaml_oracle.rb mixed SEED COUNT DIR…   front matters of the files there, mutated
#   ruby yaml_oracle.rb scalars SEED COUNT      one scalar each
#   ruby yaml_oracle.rb stdin                   one file from standard input
#
# Exit status 3: JSON or Psych is not installed.
begin
  require 'date'
  require 'json'
  require 'psych'
rescue LoadError
  exit 3
end

# Jekyll::Document::YAML_FRONT_MATTER_REGEXP
FRONT_MATTER = /\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)/m.freeze

# --- what differs on purpose, and why -----------------------------------------------------------

class Refused < StandardError; end

# A date or time, which the reader keeps as it is written: date.cc makes an instant of it.
Stamp = Struct.new(:text)

class Scanner < Psych::ScalarScanner
  def tokenize(text)
    value = super
    return Stamp.new(text) if value.is_a?(Date) || value.is_a?(Time)
    # Numbers of more than 64 bits in another base than ten stay text.
    return text if value.is_a?(Integer) && value.abs >= 2**64 && !text.match?(/\A[-+]?[1-9][\d_,]*\z/)
    return text if value.is_a?(Integer) && text.match?(/\A[-+]?[\d_]{15,}:/)
    value
  rescue Psych::DisallowedClass # `:symbol` is refused by Debian's Jekyll, a string for all others.
    text
  rescue ArgumentError, NoMethodError # Of `0x_` or `.e+1`: an accident that stops Jekyll.
    text
  end
end

class Visitor < Psych::Visitors::ToRuby
  # Tags for Ruby's objects are always refused before a map; some of them Psych takes for others there.
  def accept(node)
    tag = node.respond_to?(:tag) ? node.tag.to_s : ''
    raise Refused if node.is_a?(Psych::Nodes::Mapping) && tag.match?(%r{\A(!ruby/|!(str|seq|map):.)}) && !tag.match?(%r{\A!ruby/(string:?|object:Hash)\z})
    raise Refused if node.is_a?(Psych::Nodes::Mapping) && tag.match?(%r{\A(!|tag:yaml.org,2002:)str:?\z|\A!ruby/string})
    anchor = node.anchor if node.respond_to?(:anchor) && !node.is_a?(Psych::Nodes::Alias)
    open_anchors[anchor] = node if anchor
    value = super
    open_anchors.delete(anchor) if anchor && open_anchors[anchor].equal?(node)
    value
  end

  # What contains itself is refused.
  def visit_Psych_Nodes_Alias(node)
    raise Refused if open_anchors.key?(node.anchor)
    super
  end

  def open_anchors
    @open_anchors ||= {}
  end

  # !!binary keeps its text: bytes are no words.
  def deserialize(node)
    return node.value if ['!binary', 'tag:yaml.org,2002:binary'].include?(node.tag) && !node.quoted
    super
  end

  # A list tagged !!omap stays a list.
  def visit_Psych_Nodes_Sequence(node)
    node.tag.to_s.match?(/omap\z/) ? register_empty(node) : super
  end
end

# Keys are texts, and lists and maps are none. More than 30 levels are refused.
def typed(value, depth = 0)
  raise Refused if depth > 30
  case value
  when nil then ['null']
  when true, false then ['bool', value.to_s]
  when Numeric then ['number', value.to_s]
  when Stamp then ['time', value.text]
  when Array then ['list', value.map { |item| typed(item, depth + 1) }]
  when Hash
    entries = value.each_with_object({}) do |(key, item), all|
      item = typed(item, depth + 1)
      all[key.is_a?(Stamp) ? key.text : key.to_s] = item unless key.is_a?(Array) || key.is_a?(Hash)
    end
    ['map', entries.to_a]
  else ['text', value.to_s]
  end
end

# --- as Jekyll does it --------------------------------------------------------------------------

# Psych.safe_load with Date, Time and aliases, as Jekyll::Utils.safe_load_yaml calls it.
def load(yaml)
  document = Psych.parse(yaml)
  return nil unless document
  classes = Psych::ClassLoader::Restricted.new(%w[Date Time], [])
  Visitor.new(Scanner.new(classes), classes).accept(document)
end

# A body and a value, as Jekyll::Document reads them.
def read(text)
  text = text.delete_prefix("\uFEFF")
  return [text, {}] unless text =~ FRONT_MATTER
  body = Regexp.last_match.post_match
  value = load(Regexp.last_match(1)) || {}
  [body, value.is_a?(Hash) ? value : nil]
rescue Psych::Exception, Psych::SyntaxError, Refused, ArgumentError, TypeError, NoMethodError, FrozenError
  [body, nil]
end

def report(name, text)
  body, value = read(text)
  begin
    value &&= typed(value)
  rescue Refused
    value = nil
  end
  STDOUT.puts JSON.generate('name' => name, 'text' => text, 'body' => body, 'value' => value)
end

# --- samples ------------------------------------------------------------------------------------

SCALARS = [
  '', '~', 'null', 'Null', 'yes', 'No', 'on', 'OFF', 'y', 'true', 'TRUE', 'fAlse', '0', '1', '-1', '+12', '007', '0o17', '0b101', '0x1F',
  '1_000', '1,000', '1__0', '1.5', '.5', '5.', '-.5', '.', '..', '1e3', '1.0e+3', '1.5e-7', '1e+3', '.inf', '-.INF', '.NaN', '1:30', '-1:30',
  '12:30:45', '1:30.5', '1:2:3:4', '190:20:30', '2020-01-02', '2020-1-2', '2020-02-30', '2020-13-01', '2020-01-02 03:04:05',
  '2020-01-02 03:04:05 +0200', '2020-01-02T03:04:05Z', '2020-01-02 03:04', '2020-01-02t03:04:05.25 -5', '-2020-01-02 03:04:05', '1.2.3',
  'plain words', 'a: b', 'a:b', 'a #b', 'a#b', "it's", '"quoted"', "'single'", "'it''s'", '"a\\nb"', '"10\\_km"', '"\\N\\L\\P\\e\\0"', '"\\x41\\u00e9\\U0001F600"',
  '"\\q"', '"open', "'open", '[a, b]', '[a, [b, {c: d}]]', '[a: b]', '[?a]', '[a,]', '[,a]', '[a,,b]', '[]', '{}', '{a: 1, b: [c]}', '{a, b}', '{a:1}',
  '{"a":1}', '[open', '{open', 'a]', '*', '*a', '&a x', '&a [x]', '&b {k: v}', '!!str 12', '!!int "12"', '!!float 3', '!!float x', '!foo 12', '! 12',
  '! "12"', '!!binary aGk=', '!ruby/object:Foo {}', '!ruby/regexp /a/', '!!set {a, b}', '!!omap [a: 1]', '!e!x y', '!<tag:yaml.org,2002:str> 3',
  '|', '>', '|-', '>+', '|2', '>-', '%a', '@a', '`a`', '- a', '? a', ': a', ':sym', ':"sym"', '::', '#c', '<<', '=', '0.1.2', 'ünïcödé', '日本', "a\tb",
  "\t", "a\u00A0b", "\u00A0", "a\u0085b", "a\u2028b", "a\rb", "\u0007", "\u000B", "\u0000", "\uFEFF", '😀', "\\", '&', '&a', '!', '--- a', '...', "v\n  more",
  "v\n\n  w", "\"a\n  b\"", "'a\n\n  b'", "|\n  a\n   b\n\n", ">\n  a\n  b\n\n   c\n", "\n  - a\n  - b", "\n- a\n-\n- b: c\n  d: e", "\n  a: 1\n  b: 2", "\n  <<: *a\n  x: 1",
  "\n  <<: [*a, *b]\n  x: 1", "\n  a: 1\n  <<: {a: 2, c: 3}", "[a,\n  b]", "{a: 1,\n b: 2}", "[a\n, b]"
].freeze
LINES = [
  '', '# comment', '---', '--- x', '...', '%YAML 1.1', '%TAG ! tag:x,2000:', '- item', '? key', ': value', '? [a, b]', ': c', '<<: *a', '<<: *b', '<<: {x: y}', '<<: [*a]',
  'a: &a {t: 1, u: 2}', 'b: &b', '  k: v', '    deep: 1', 'c: *a', 'd: *b', '*a : x', '&k key: v', 'title: again', '"quoted key": v', "'k': v", '1: one', '1.0: float', 'yes: x', '~: x',
  '2020-01-01: x', '!!str 1: x', '{a: b}: c', '[a]: c', 'no value', 'key:value', 'key:', 'key :v', 'key: |', '  block', '   more', 'key: >', "\tk: v", 'k: "a', 'b"', '- - a', '  - b', '-', "-\ta", '!!map {a: b}',
  '!!seq [a]', 'list: &l [1, 2]', '<<: *l', 'self: &s [*s]', '=: x', 'date: 2020-01-02', 'tags: a b', '? |', '"<<": {z: 1}', '!!str <<: {z: 1}'
].freeze
CHARACTERS = ("\t\n :-,[]{}&*!|>%@`#?\"'\\<=~_.+0123456789eExXbTtZnyoNYu/" + "\r\u00A0\u0085\u2028\uFEFFé日😀").chars.freeze
RARE = ["\u0000", "\u0007", "\u007F", "\u0080", "\uFFFD", "\u{10FFFF}"].freeze

def pick(random, list)
  list[random.rand(list.size)]
end

def character(random)
  pick(random, random.rand(40).zero? ? RARE : CHARACTERS)
end

# One line or one character other than it was.
def mutate(random, matter)
  lines = matter.lines
  at = random.rand(lines.size + 1)
  line = lines[at]
  spot = random.rand(matter.size + 1)
  case random.rand(16)
  when 0 then matter[0, spot] + matter[spot + 1..].to_s
  when 1, 2 then matter[0, spot] + character(random) + matter[spot..]
  when 3 then matter[0, spot] + character(random) + matter[spot + 1..].to_s
  when 4 then lines.insert(at, pick(random, LINES) + "\n").join
  when 5 then lines.insert(at, "k#{random.rand(4)}: #{pick(random, SCALARS)}\n").join
  when 6, 7 then line ? lines.tap { lines[at] = line.sub(/: .*$|$/) { ": #{pick(random, SCALARS)}" } }.join : matter
  when 8 then line ? lines.tap { lines.delete_at(at) }.join : matter
  when 9 then line ? lines.insert(random.rand(lines.size + 1), line).join : matter
  when 10 then line ? lines.tap { lines[at] = (' ' * (1 + random.rand(3))) + line }.join : matter
  when 11 then line ? lines.tap { lines[at] = line.lstrip }.join : matter
  when 12 then line ? lines.tap { lines[at] = line.chomp }.join : matter
  when 13 then lines.insert(at, pick(random, LINES) + "\n", pick(random, LINES) + "\n").join
  when 14 then lines.shuffle(random: random).join
  else random.rand(4).zero? ? matter.gsub("\n", "\r\n") : matter.delete(pick(random, CHARACTERS))
  end
end

def matters(dirs)
  files = dirs.flat_map { |dir| Dir.glob("#{dir}/**/*.{md,markdown,html}") }.sort
  found = files.filter_map do |path|
    text = File.read(path, encoding: 'UTF-8')
    text[FRONT_MATTER, 1].to_s.lines.drop(1).join if text.valid_encoding? && text =~ FRONT_MATTER
  end
  found.uniq.reject { |matter| matter.size > 4000 }
end

def written(random, base)
  matter = random.rand(3).zero? ? Array.new(1 + random.rand(6)) { pick(random, LINES) + "\n" }.join : pick(random, base).dup
  random.rand(4).times { matter = mutate(random, matter) }
  matter += "\n" unless matter.empty? || matter.end_with?("\n") || random.rand(10).zero?
  "---\n#{matter}---\nbody\n"
end

# Letters that dates and numbers are made of, and dates and numbers a letter off.
def scalar(random)
  letters = pick(random, ['0123456789', '0123456789_,.', '0123456789:-+', '01234567.eE+-', '0xabcdefF_,', '0b1_,-', '019:._', '0159-: TtZ+.', 'nulyestrofa~N']).chars
  return Array.new(1 + random.rand(12)) { pick(random, letters) }.join if random.rand(2).zero?
  text = pick(random, SCALARS).dup
  (1 + random.rand(2)).times do
    at = random.rand(text.size + 1)
    text = text[0, at] + (random.rand(3).zero? ? '' : pick(random, letters)) + text[at + random.rand(2)..].to_s
  end
  text
end

case ARGV.shift
when 'mixed'
  seed, count = ARGV.shift(2).map(&:to_i)
  base = matters(ARGV) + SCALARS.map { |value| "title: A title\nlist: &a {x: 1}\nvalue: #{value}\n" }
  count.times do |i|
    report("mixed #{seed}/#{i}", written(Random.new((seed * 1_000_003) + i), base))
  end
when 'scalars'
  seed, count = ARGV.map(&:to_i)
  count.times do |i|
    report("scalars #{seed}/#{i}", "---\nkey: #{scalar(Random.new((seed * 1_000_003) + i))}\n---\n")
  end
when 'stdin'
  report('stdin', STDIN.read)
else
  abort 'usage: yaml_oracle.rb mixed SEED COUNT DIR… | scalars SEED COUNT | stdin'
end
