# SPDX-License-Identifier: GPL-2.0-or-later
# Says what real Jekyll, without plugins, publishes of a site's posts: one JSON object a line, with path,
# url, title, date, categories, tags, excerpt_text and headings (level and id); of a post that Jekyll
# cannot render without them, `unreadable`.
#
#   ruby published_posts.rb ROOT
require 'json'
require_relative 'published_documents'

def with_headings(post)
  sections = post.delete('sections') || []
  excerpt = post.delete('excerpt') || []
  post['headings'] = sections.reject { |section| section['level'].zero? }.map { |section| section.slice('level', 'id') }
  post['excerpt_text'] = excerpt.map { |section| "#{section['heading']} #{section['text']}" }.join(' ')
  post
end

told = published(ARGV[0], [], { 'safe' => true, 'plugins' => [], 'theme' => false, 'limit_posts' => 0, 'time' => Time.now.to_s })
if told.key?('refused')
  STDOUT.puts "Jekyll refuses #{ARGV[0]}: #{told['refused']}"
  exit 1
end
posts = told['documents'].select { |document| document['collection'] == 'posts' }
posts.each { |post| STDOUT.puts JSON.generate(with_headings(post)) }
