// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/schema.h"

#include "common/post.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr bool table_is_sound() {
  for (const FieldSpec& a : kFields) {
    if (&a != &field_spec(a.field)) return false;
    for (const FieldSpec& b : kFields) {
      if (&a == &b) continue;
      if (a.prefix == b.prefix || a.exact_prefix == b.prefix) return false;
      if (a.is_filter() && a.filter.place == b.filter.place) return false;
    }
  }
  return true;
}
static_assert(table_is_sound(),
              "fields stand in the order of the enum; prefixes and places differ");

std::string numbered_key(char kind, std::uint32_t number) {
  std::string key(1, kind);
  for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>((number >> shift) & 0xFF);
  return key;
}

}  // namespace

bool is_media_kind(std::string_view value) { return media_kind_from_string(value).has_value(); }
bool is_year(std::string_view value) { return value.size() == 4 && all_digits(value); }

std::string filter_names(std::string_view separator) {
  std::string names;
  for (const Field field : kFilters) (names += field_spec(field).name) += separator;
  names.resize(names.size() - separator.size());
  return names;
}

const FieldSpec* field_by_name(std::string_view name) {
  const auto* const found = std::ranges::find(kFields, name, &FieldSpec::name);
  return name.empty() || found == kFields.end() ? nullptr : found;
}

std::string prefixed_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  const bool runs_in = prefix.size() > 1 && !value.empty() &&
                       ((value.front() >= 'A' && value.front() <= 'Z') || value.front() == ':');
  if (runs_in) term += ':';
  term += clip_utf8(value, kMaxTermBytes);
  return term;
}

std::string exact_term(Field field, std::string_view value) {
  const FieldSpec& spec = field_spec(field);
  const bool keeps_case = field == Field::kPath;
  return prefixed_term(spec.words ? spec.exact_prefix : spec.prefix,
                       keeps_case ? std::string(value) : fold_accents(fold_case(value)));
}

std::string exact_phrase_term(std::string_view terms) {
  return prefixed_term(field_spec(Field::kExactPhrase).prefix, terms);
}

std::string unfound_word_term(std::string_view term) {
  return prefixed_term(field_spec(Field::kUnfoundWord).prefix, term);
}

std::string docid_term(std::uint32_t docid) {
  return prefixed_term(field_spec(Field::kDocid).prefix, std::to_string(docid));
}

std::string post_key(std::uint32_t docid) { return numbered_key('p', docid); }
std::string forward_key(std::uint32_t block) { return numbered_key('f', block); }
std::string vocabulary_key(std::uint32_t block) { return numbered_key('v', block); }
std::string fingerprint_key(std::uint32_t block) { return numbered_key('t', block); }
std::string title_starts_key(std::uint32_t block) { return numbered_key('s', block); }
std::string post_ages_key(std::uint32_t block) { return numbered_key('a', block); }
std::string facet_sets_key(std::uint32_t block) { return numbered_key('c', block); }
std::string facet_numbers_key(std::uint32_t block) { return numbered_key('d', block); }
std::string shard_numbers_key(std::uint32_t block) { return numbered_key('n', block); }
std::string best_posts_key(std::string_view term) { return std::string("b").append(term); }

}  // namespace mobysearch
