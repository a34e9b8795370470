// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/filter_terms.h"

#include <ctime>
#include <set>
#include <string>
#include <vector>

#include "common/schema.h"
#include "common/text/link.h"

namespace mobysearch {
namespace {

/// Seconds from 1970 to a date (ISO 8601 with offset) as the clocks of its zone show it: a day that
/// readers ask for is one there.
double wall_clock_seconds(const std::string& date) {
  std::tm time{};
  if (strptime(date.c_str(), "%Y-%m-%dT%H:%M:%S", &time) == nullptr) return 0;
  return static_cast<double>(timegm(&time));
}

template <class Values>
void add_filter(Field field, const Values& values, Xapian::Document& document) {
  std::string joined;
  for (const std::string_view value : values) {
    if (value.empty()) continue;
    (joined += value) += kValueSeparator;
    document.add_boolean_term(exact_term(field, value));
  }
  if (!joined.empty()) document.add_value(field_spec(field).slot, joined);
}

void add_date(const std::string& date, Xapian::Document& document) {
  if (date.empty()) return;
  add_filter(Field::kYear, std::vector{date.substr(0, 4)}, document);
  document.add_value(kTimestampSlot, Xapian::sortable_serialise(wall_clock_seconds(date)));
}

/// "zh-cn" is found as "zh" too.
void add_language(const std::string& lang, Xapian::Document& document) {
  if (lang.empty()) return;
  add_filter(Field::kLang, std::vector{lang}, document);
  document.add_boolean_term(exact_term(Field::kLang, lang.substr(0, lang.find('-'))));
}

void add_media_and_links(const std::vector<Section>& sections, Xapian::Document& document) {
  std::set<MediaKind> kinds;
  std::set<std::string> links;
  for (const Section& section : sections) {
    for (const Media& media : section.media) {
      kinds.insert(media.kind);
      links.insert(media.url);
    }
    links.insert(section.links.begin(), section.links.end());
  }
  std::vector<std::string_view> names;
  for (const MediaKind kind : kinds) names.push_back(to_string(kind));
  add_filter(Field::kHas, names, document);
  for (const std::string& link : links) {
    for (const std::string& term : link_terms(link)) {
      document.add_boolean_term(exact_term(Field::kLink, term));
    }
  }
}

}  // namespace

void add_filter_terms(const Post& post, Xapian::Document& document) {
  std::vector<std::string_view> authors;
  for (const Author& author : post.authors) authors.push_back(author.name);
  add_filter(Field::kAuthor, authors, document);
  for (const FieldSpec& field : kFields) {
    if (field.is_label) add_filter(field.field, post.labels[field.field], document);
  }
  add_language(post.lang, document);
  add_date(post.date, document);
  add_media_and_links(post.sections, document);
  document.add_boolean_term(exact_term(Field::kPath, post.path));
}

}  // namespace mobysearch
