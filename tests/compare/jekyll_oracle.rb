# SPDX-License-Identifier: GPL-2.0-or-later
# Makes small sites at random and says what real Jekyll publishes of each: one JSON object a line, with
# the site's root, configuration files and flags, and its documents. Sections are those of the rendered
# page, without layouts.
#
#   ruby jekyll_oracle.rb DIRECTORY SEED COUNT
#
# Exit status 3: Jekyll is not installed.
begin
  require 'json'
  require_relative 'published_documents'
  require_relative 'random_site'
rescue LoadError
  exit 3
end

# In a process of its own: Jekyll remembers dates, and sets the time zone of the process.
def in_child
  reader, writer = IO.pipe
  child = fork do
    reader.close
    writer.write JSON.generate(yield)
    writer.close
    exit! 0
  end
  writer.close
  answer = reader.read
  Process.wait(child)
  answer.empty? ? { 'refused' => 'died' } : JSON.parse(answer)
end

directory, seed, count = ARGV
count.to_i.times do |i|
  number = "#{seed}-#{i}"
  root = File.join(directory, number)
  random_site = RandomSite.new(Random.new((seed.to_i * 1_000_003) + i))
  configs = random_site.write(root)
  told = in_child { published(root, configs, random_site.flags) }
  STDOUT.puts JSON.generate({ 'root' => root, 'configs' => configs, 'flags' => random_site.flags.keys }.merge(told))
end
