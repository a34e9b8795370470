# SPDX-License-Identifier: GPL-2.0-or-later
# What real Jekyll publishes of a site, without layouts: a Hash for each document.
require 'jekyll'
require_relative 'page_sections'

NOW = '2026-01-02 03:04:05 UTC'.freeze
Jekyll.logger.log_level = :error
$stderr.reopen(File::NULL) unless ENV['VERBOSE']

# Jekyll lists what YAML takes for a number or a null twice; it shows and links it once.
def texts(values) = Array(values).map(&:to_s).reject(&:empty?).uniq

def text_of(document)
  File.read(document.site.in_source_dir(document.path), encoding: 'bom|utf-8')
end

# Whether it is published without its front matter.
def faulty?(document)
  return !document.data.key?('ext') unless document.is_a?(Jekyll::Page)

  matter = text_of(document)[Jekyll::Document::YAML_FRONT_MATTER_REGEXP, 1]
  matter && Jekyll::Utils.safe_load_yaml(matter) && false
rescue Psych::Exception
  true
end

def fields(document, source)
  path = document.is_a?(Jekyll::Page) ? document.relative_path : document.path.delete_prefix("#{source}/")
  result = { 'path' => path, 'collection' => document.is_a?(Jekyll::Page) ? 'pages' : document.collection.label }
  return result.merge('unreadable' => true) unless text_of(document).valid_encoding?

  result['faulty'] = true if faulty?(document)
  result['url'] = document.url
  result['title'] = document.data['title'].to_s
  unless document.is_a?(Jekyll::Page)
    date = document.date
    undated = date == document.site.time && result['collection'] != 'posts'
    result['date'] = date.strftime('%Y-%m-%dT%H:%M:%S%:z') unless undated
    result['categories'] = texts(document.data['categories'])
    result['tags'] = Array(document.data['tags']).map(&:to_s)
    excerpt = document.data['excerpt']
    result['excerpt'] = excerpt.is_a?(Jekyll::Excerpt) ? excerpt.output : excerpt.to_s
  end
  result['sections'] = visible_sections(Jekyll::Renderer.new(document.site, document, payload(document)).run)
  result['excerpt'] = visible_sections(result['excerpt']) if result['excerpt']
  result
rescue StandardError, SystemExit => e
  result.slice('path', 'collection').merge('unreadable' => true, 'why' => e.message)
end

def payload(document)
  payload = document.site.site_payload
  payload['paginator'] = nil
  payload
end

# Not style sheets, feeds and such.
def text_page?(page)
  markdown = page.site.find_converter_instance(Jekyll::Converters::Markdown)
  markdown.matches(page.ext) || Jekyll::Page::HTML_EXTENSIONS.include?(page.ext.downcase)
end

# As Jekyll writes them: of those at one place, the last one stays. Of pages of one name, it is left open which
# comes first.
def documents(site)
  written = site.pages.sort_by { |page| [page.name, page.relative_path] }.select { |page| text_page?(page) }
  (written + site.docs_to_write.grep(Jekyll::Document)).to_h { |document| [document.destination(site.dest), document] }.values
end

# Which posts are the newest is not defined where one has no date: Jekyll does not ask for those of the future.
def read(site)
  limit = site.limit_posts
  site.limit_posts = 0
  site.read
  site.layouts = {}
  raise 'limit_posts with faulty posts' if limit.positive? && site.future && site.posts.docs.any? { |post| faulty?(post) }

  site.limit_posts = limit
  site.send(:limit_posts!)
end

def published(root, configs, flags)
  Dir.chdir(root)
  settings = { 'config' => configs.empty? ? nil : configs, 'time' => NOW, 'disable_disk_cache' => true, 'quiet' => true,
               'kramdown' => { 'footnote_backlink' => '' } }.compact
  site = Jekyll::Site.new(Jekyll.configuration(settings.merge(flags)))
  site.reset
  read(site)
  { 'documents' => documents(site).map { |document| fields(document, site.source) } }
rescue StandardError, SystemExit => e
  { 'refused' => "#{e.class}: #{e.message}" }
end
