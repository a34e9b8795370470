// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_meta.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxListEntries = 100;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// The scalars of a list, and of the lists in it.
void add_scalars(std::vector<std::string>& into, const Value& value) {
  for (const Value& item : value.list) {
    if (item.is_list()) add_scalars(into, item);
    if (item.is_scalar() && into.size() < kMaxListEntries) into.push_back(item.text);
  }
}

std::vector<std::string> scalars_of(const Value& value) {
  std::vector<std::string> result;
  add_scalars(result, value);
  return result;
}

/// A list as it is, a string split at blanks (`categories: a b`).
std::vector<std::string> plural(const Value& values, std::string_view key) {
  const Value* value = values.get(key);
  if (value == nullptr) return {};
  return value->is_string() ? words_of(value->text) : scalars_of(*value);
}

/// A list as it is, a scalar whole (`category: a b`). nullopt: the plural counts.
std::optional<std::vector<std::string>> singular(const Value& values, std::string_view key) {
  const Value* value = values.get(key);
  if (value == nullptr || value->is_false()) return std::nullopt;
  return value->is_scalar() ? std::vector<std::string>{value->text} : scalars_of(*value);
}

void append_new(std::vector<std::string>& into, const std::vector<std::string>& from) {
  for (const std::string& text : from) {
    if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(text);
  }
}

std::string twitter_url(const Value& map) {
  std::string handle = map.text_of("twitter");
  if (handle.empty()) return {};
  if (handle.front() == '@') handle.erase(0, 1);
  return handle.find('/') == std::string::npos ? "https://twitter.com/" + handle : handle;
}

Author resolve(const std::string& name, const AuthorDirectory& directory) {
  const auto found = directory.find(name);
  return found != directory.end() ? found->second : Author{name, {}};
}

void add_author(std::vector<Author>& authors, Author author) {
  author.name = std::string(clip_utf8(clean_utf8(author.name), 200));
  author.url = safe_url(author.url);
  if (author.name.empty() || authors.size() >= kMaxListEntries) return;
  const bool known = std::any_of(authors.begin(), authors.end(),
                                 [&](const Author& other) { return other.name == author.name; });
  if (!known) authors.push_back(std::move(author));
}

/// "Ada and Grace", "Ada, Grace & Alan": only where each part looks like a name of its own.
std::vector<std::string> split_names(const std::string& text) {
  std::vector<std::string> names;
  std::string rest = text;
  for (std::string_view separator : {" and ", " & ", "; "}) {
    for (auto at = rest.find(separator); at != std::string::npos; at = rest.find(separator)) {
      rest.replace(at, separator.size(), ", ");
    }
  }
  std::istringstream in(rest);
  for (std::string name; std::getline(in, name, ',');) {
    const auto begin = name.find_first_not_of(' ');
    if (begin == std::string::npos) continue;
    names.push_back(name.substr(begin, name.find_last_not_of(' ') - begin + 1));
  }
  constexpr std::string_view kSuffixes[] = {"Jr.", "Jr",    "Sr.", "Inc.",
                                            "Inc", "Ph.D.", "PhD", "MD"};
  for (const std::string& name : names) {
    if (std::find(std::begin(kSuffixes), std::end(kSuffixes), name) != std::end(kSuffixes)) {
      return {text};
    }
  }
  return names;
}

void add_authors(std::vector<Author>& authors, const Value& value,
                 const AuthorDirectory& directory) {
  if (value.is_map()) {
    add_author(authors, author_from(value, {}));
  } else if (value.is_list()) {
    for (const Value& item : value.list) {
      if (!item.is_list()) add_authors(authors, item, directory);
    }
  } else if (value.is_scalar()) {
    if (directory.count(value.text) > 0) {
      add_author(authors, resolve(value.text, directory));
      return;
    }
    for (const std::string& name : split_names(value.text)) {
      add_author(authors, resolve(name, directory));
    }
  }
}

bool is_language_tag(std::string_view text) {
  if (text.size() != 2 && (text.size() < 5 || text.size() > 10)) return false;
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!lower(text[0]) || !lower(text[1])) return false;
  return text.size() == 2 || text[2] == '-' || text[2] == '_';
}

/// The languages that a directory or file name is taken for: a folder named "js" is none.
bool is_common_language(std::string_view text) {
  constexpr std::string_view kCodes =
      " ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl nn no pl pt ro "
      "ru"
      " sk sl sr sv th tr uk vi zh ";
  return is_language_tag(text) &&
         kCodes.find(" " + std::string(text.substr(0, 2)) + " ") != std::string_view::npos;
}

}  // namespace

std::optional<PostName> parse_post_name(std::string_view name) {
  std::size_t at = 0;
  const auto digits = [&](std::size_t least, std::size_t most, int& value) {
    const std::size_t begin = at;
    value = 0;
    while (at < name.size() && at - begin < most && name[at] >= '0' && name[at] <= '9') {
      value = value * 10 + (name[at++] - '0');
    }
    return at - begin >= least && at < name.size() && name[at++] == '-';
  };
  PostName post;
  if (!digits(2, 4, post.year)) return std::nullopt;
  const std::size_t year_digits = at - 1;
  if (!digits(1, 2, post.month) || !digits(1, 2, post.day)) return std::nullopt;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot < at || dot + 1 == name.size()) return std::nullopt;
  if (year_digits == 2) post.year += post.year < 69 ? 2000 : 1900;
  post.slug = name.substr(at, dot - at);
  while (!post.slug.empty() && post.slug.back() == '.') post.slug.pop_back();
  post.extension = name.substr(dot);
  return post;
}

std::string titleize_slug(std::string_view slug) {
  while (!slug.empty() && slug.back() == '-') slug.remove_suffix(1);
  std::string title;
  bool first = true;
  std::istringstream in{std::string(slug)};
  for (std::string word; std::getline(in, word, '-'); first = false) {
    if (!first) title += ' ';
    const std::size_t length = word.empty() ? 0 : decode_utf8(word).length;
    title += title_case(word.substr(0, length)) + lower_case(word.substr(length));
  }
  return title;
}

std::vector<std::string> category_directories(const SiteConfig& config, const std::string& path,
                                              const std::string& collection, bool is_draft) {
  std::string above = path;
  const std::string& dir = config.collections_dir;
  if (!dir.empty() && above.rfind(dir + "/", 0) == 0) above.erase(0, dir.size() + 1);
  above.resize(std::min(above.find(is_draft ? "_drafts" : "_" + collection), above.size()));
  std::vector<std::string> directories;
  std::istringstream in(above);
  for (std::string part; std::getline(in, part, '/');) {
    if (!part.empty()) directories.push_back(part);
  }
  return directories;
}

Value merged_matter(const std::vector<std::string>& directories, const Value& defaults,
                    const Value& matter) {
  std::vector<std::string> categories;
  append_new(categories, directories);
  append_new(categories, plural(defaults, "categories"));
  append_new(categories, plural(matter, "categories"));
  Value list;
  list.kind = Value::Kind::kList;
  for (std::string& text : categories) {
    list.list.emplace_back();
    list.list.back().kind = Value::Kind::kString;
    list.list.back().text = std::move(text);
  }
  Value values = defaults;
  merge_values(values, matter);
  values.set("categories", std::move(list));
  return values;
}

std::vector<std::string> categories_of(const Value& values) {
  std::vector<std::string> categories;
  append_new(categories, plural(values, "categories"));
  append_new(categories, singular(values, "category").value_or(std::vector<std::string>()));
  categories.erase(std::remove(categories.begin(), categories.end(), ""), categories.end());
  return categories;
}

std::vector<std::string> tags_of(const Value& values) {
  auto tag = singular(values, "tag");
  return tag ? std::move(*tag) : plural(values, "tags");
}

Author author_from(const Value& map, const std::string& fallback_name) {
  Author author;
  for (const char* key : {"name", "display_name", "full_name", "title", "nick"}) {
    if (author.name.empty()) author.name = map.text_of(key);
  }
  if (author.name.empty() && !map.text_of("first_name").empty()) {
    author.name = map.text_of("first_name") + " " + map.text_of("last_name");
  }
  if (author.name.empty()) author.name = fallback_name;
  for (const char* key : {"url", "uri", "website", "web", "homepage", "link", "site"}) {
    if (author.url.empty()) author.url = safe_url(map.text_of(key));
  }
  if (author.url.empty()) author.url = twitter_url(map);
  if (author.url.empty() && !map.text_of("github").empty()) {
    author.url = "https://github.com/" + map.text_of("github");
  }
  return author;
}

std::vector<Author> authors_of(const Value& values, const AuthorDirectory& directory) {
  std::vector<Author> authors;
  for (const char* key : {"author", "authors"}) {
    if (const Value* value = values.get(key)) add_authors(authors, *value, directory);
  }
  for (const char* key :
       {"author-url", "author_url", "author_uri", "author_link", "author_website"}) {
    const std::string url = safe_url(values.text_of(key));
    if (!url.empty() && !authors.empty() && authors.front().url.empty()) authors.front().url = url;
  }
  return authors;
}

std::string language_of(const Value& values, const std::string& path,
                        const std::string& site_lang) {
  for (const char* key : {"lang", "language", "locale"}) {
    std::string lang = fold_case(values.text_of(key));
    std::replace(lang.begin(), lang.end(), '_', '-');
    if (is_language_tag(lang)) return lang;
  }
  std::istringstream in(path);
  for (std::string part; std::getline(in, part, '/');) {
    if (is_common_language(part)) return part;
    const auto last = part.rfind('.');
    const auto before = last == std::string::npos || last == 0 ? last : part.rfind('.', last - 1);
    if (before == std::string::npos) continue;
    const std::string inner = part.substr(before + 1, last - before - 1);
    if (is_common_language(inner)) return inner;
  }
  std::string lang = fold_case(site_lang);
  std::replace(lang.begin(), lang.end(), '_', '-');
  return is_language_tag(lang) ? lang : "en";
}

std::string safe_url(std::string_view url) {
  const bool web = url.substr(0, 7) == "http://" || url.substr(0, 8) == "https://";
  const bool path = url.substr(0, 1) == "/" && url.substr(0, 2) != "//";
  if (!web && !path) return {};
  std::string clean;
  for (const char c : clean_utf8(url.substr(0, 4096))) {
    if (c == ' ' || c == '"' || c == '<' || c == '>' || c == '\n' || c == '\t') break;
    clean += c;
  }
  return clean;
}

}  // namespace mobysearch
