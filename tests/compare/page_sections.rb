# SPDX-License-Identifier: GPL-2.0-or-later
# A page that kramdown made, as a reader sees it: sections with level, id, heading and text.
require 'kramdown'

BLOCKS = %w[address article aside blockquote body br caption center dd details dialog div dl dt
            fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe li main nav
            ol p pre section summary table tbody td tfoot th thead tr ul video audio].freeze
UNSEEN = %w[script style template head title textarea].freeze
TOKEN = /<!--.*?-->|<\/?[a-zA-Z][^\s<>\/]*(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|</m

def decode(text)
  text.gsub(/&(?:#(\d+)|#x(\h+)|(\w+));/) do |reference|
    point = $1 ? $1.to_i : $2 ? $2.hex : nil
    begin
      point ||= Kramdown::Utils::Entities.entity($3).code_point
      point = Kramdown::Utils::Entities.entity(point).code_point
      [point].pack('U')
    rescue StandardError
      reference
    end
  end
end

def attribute(tag, name)
  value = tag[/\s#{name}\s*=\s*"([^"]*)"/i, 1] || tag[/\s#{name}\s*=\s*'([^']*)'/i, 1] ||
          tag[/\s#{name}\s*=\s*([\w-]+)/i, 1]
  value && !value.strip.empty? ? decode(value).strip : nil
end

# Sections of a page. An <a> with a name, in or right before a heading without an id, is its anchor.
def sections(html)
  all = [{ 'level' => 0, 'id' => nil, 'heading' => +'', 'text' => +'' }]
  open = 0
  anchor = nil
  unseen = nil
  html.scan(TOKEN) do |token|
    if unseen
      unseen = nil if token =~ /\A<\/#{unseen}\b/i
      next
    end
    name = token[/\A<\/?([a-zA-Z][\w:-]*)/, 1]&.downcase
    into = open.positive? ? all.last['heading'] : all.last['text']
    if name.nil?
      next if token.start_with?('<!--')
      into << decode(token)
      anchor = nil if open.zero? && !token.strip.empty?
      next
    end
    closing = token.start_with?('</')
    anchor = attribute(token, 'id') || attribute(token, 'name') || anchor if name == 'a' && !closing
    unseen = name if UNSEEN.include?(name) && !closing && !token.end_with?('/>')
    heading = name =~ /\Ah[1-6]\z/
    if heading && !closing && open.zero?
      open = 1
      all << { 'level' => name[1].to_i, 'id' => attribute(token, 'id'), 'heading' => +'', 'text' => +'' }
    elsif heading && closing && open == 1
      all.last['id'] ||= anchor
      open = 0
      anchor = nil
    elsif BLOCKS.include?(name)
      into << ' '
      open += closing ? -1 : 1 if heading && open.positive?
    end
  end
  all.each { |section| %w[heading text].each { |part| section[part] = section[part].gsub(/[[:space:]]+/, ' ').strip } }
end

# What is left out of the text on purpose: the table of contents, comments whatever is in them, the
# signs round mathematics; and below: numbers of notes and the arrows back, buttons for sharing.
class Kramdown::Converter::Html
  def generate_toc_tree(*) = Kramdown::Element.new(:ul)
  def convert_comment(*) = ''

  def convert_math(el, _indent)
    name = el.options[:category] == :block ? 'div' : 'span'
    "<#{name}>#{escape_html(el.value)}</#{name}>"
  end
end

# A page's sections without the marks of footnotes and buttons for sharing.
def visible_sections(html)
  html = html.gsub(%r{<sup id="fnref:[^"]*" role="doc-noteref"><a [^>]*>\d+</a></sup>}, '')
  sections(html.gsub(%r{<a href="https?://twitter\.com/(?:share|intent|home)\b.*?</a>}m, '').delete("\u00AD"))
end
