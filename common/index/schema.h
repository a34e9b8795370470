// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mobysearch {

/// The index schema, all of it: both sides take prefixes, slots and keys from here.
///
/// One Xapian document a post. Its docid counts posts by date, newest first (1 is the newest), so
/// that equal ranks show the newer post and sorting by date needs no sorting.
///
/// *Terms.* Every word of title, headings, text, media titles, author names and tags is a term
/// without prefix: the stem, without accents, no positions. So are compounds ("swarmkit" from
/// SwarmKit). A word's wdf says where it stood (indexer/writer/document_builder.h). The fields
/// below have prefixed terms beside that, for the query language and for filters. The title, each
/// heading and each author's name are also one term as a whole, all their stems: who types a
/// heading wants that section, and who types a name wants what that person wrote.
///
/// *Values.* The date as the clocks of its zone show it, in seconds, sortable; and one slot a
/// facet: the post's values, each followed by kValueSeparator.
///
/// *Metadata.* Document data is not used (Xapian would deflate it); what an answer needs lies in
/// user metadata: a post record a docid (common/index/post_codec.h), the forward index in chunks
/// (common/index/forward_index.h), the vocabulary in chunks (common/index/vocabulary.h), and the
/// IndexInfo.
///
/// Changing any of it means a new kSchemaVersion: readers refuse other versions.
inline constexpr std::uint32_t kSchemaVersion = 3;

enum class Field : std::uint8_t {
  kTitle,
  kAuthor,
  kTag,
  kCategory,
  kYear,
  kHas,
  kLang,
  kLink,
  kPath,
  kWhole
};
inline constexpr std::size_t kFieldCount = 10;
inline constexpr std::uint32_t kNoSlot = UINT32_MAX;

struct FieldSpec {
  Field field;
  std::string_view name;    ///< in queries ("author:") and of the facet; empty: not for queries
  std::string_view prefix;  ///< of its terms (Omega's conventions)
  bool words;               ///< terms are its stems; else the whole value, folded
  std::uint32_t slot;       ///< facet slot, or kNoSlot
  std::string_view exact_prefix;  ///< for fields of words: prefix of the whole value, folded
};

inline constexpr std::array<FieldSpec, kFieldCount> kFields = {{
    {Field::kTitle, "title", "S", true, kNoSlot, ""},
    {Field::kAuthor, "author", "A", true, 1, "XA"},
    {Field::kTag, "tag", "K", false, 2, ""},
    {Field::kCategory, "category", "XC", false, 3, ""},
    {Field::kYear, "year", "Y", false, 4, ""},
    {Field::kHas, "has", "XH", false, 5, ""},
    {Field::kLang, "lang", "L", false, 6, ""},
    {Field::kLink, "link", "XL", false, kNoSlot, ""},
    {Field::kPath, "", "Q", false, kNoSlot, ""},
    {Field::kWhole, "", "XT", false, kNoSlot, ""},
}};

inline constexpr std::uint32_t kTimestampSlot = 0;
inline constexpr char kValueSeparator = '\x1f';

inline constexpr const FieldSpec& field_spec(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}
/// The field that a query or request names, or nullptr.
const FieldSpec* field_by_name(std::string_view name);

/// prefix + value; a colon between when the value could run into the prefix (Omega's rule). Clipped
/// to what Xapian takes.
std::string prefixed_term(std::string_view prefix, std::string_view value);
/// Term for a whole value (a tag, a category, an author's name): folded, accents dropped.
std::string exact_term(Field field, std::string_view value);
/// Term for a heading, title or name whose words have these terms, each followed by a blank.
std::string whole_term(std::string_view terms);

/// Metadata keys.
inline constexpr std::string_view kInfoKey = "info";
inline constexpr std::string_view kSynonymsKey = "synonyms";
std::string post_key(std::uint32_t docid);
std::string forward_key(std::uint32_t chunk);
std::string vocabulary_key(std::uint32_t chunk);

}  // namespace mobysearch
