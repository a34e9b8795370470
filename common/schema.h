// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

/// The index schema, all of it: both sides take prefixes, slots and keys from here.
///
/// One Xapian document a post. Its docid counts posts by date, newest first (1 is the newest), so
/// that equal ranks show the newer post and sorting by date needs no sorting.
///
/// *Terms.* Every word of title, headings, text, media titles, author names and tags is a term
/// without prefix: the stem, without accents. So are compounds ("swarmkit" from
/// SwarmKit). A word's wdf says where it stood (indexer/writer/document_builder.h). The fields
/// below have prefixed terms beside that, for the query language and for filters. The title, each
/// heading and each author's name are also one term each, of all their stems in order, so that a
/// query equal to one of them can be boosted. So is the post's URL, as page_term() makes it. An
/// index with positions (of very many posts) has those of words, counted over the whole post in the
/// order of the forward index; a word by which the post is not found has them under a prefix of its
/// own. In a shard, each post's docid is a term, too.
///
/// *Values.* The date as the clocks of its zone show it, in seconds, sortable.
///
/// *Metadata.* Document data is not used (Xapian would deflate it); what an answer needs is user
/// metadata: a post record a docid (common/index/post_codec.h), the forward index in blocks
/// (common/index/forward_index.h) and the fingerprints that it uses (common/index/fingerprints.h),
/// the beginnings of titles (common/index/title_starts.h), the posts' ages
/// (common/index/post_age.h), what facets are counted by (common/index/facet_blocks.h), the best
/// posts of common terms (common/index/best_posts.h), the vocabulary in blocks
/// (common/index/vocabulary.h), the synonyms, the pages that are no hits and the StoredInfo
/// (common/index/index_info.h).
///
/// *Shards.* An index may be several files, each with some of its posts: by a hash of a post's path
/// (common/index/shard.h). A shard has positions. Docids, fingerprints and all metadata but what is
/// stored by docid are those of the whole index, in each shard, so that any one of them can tell
/// which words there are, and the posts of all of them sort as those of one file.
///
/// Changing any of it means a new kSchemaVersion: readers refuse other versions.
inline constexpr std::uint32_t kSchemaVersion = 9;

/// Docids may have gaps: where a post could not be read, and in the shards of a larger index. What
/// is kept by docid stays in proportion to the posts all the same: none is higher than this.
constexpr std::uint64_t highest_docid(std::uint64_t posts) { return (posts + 1024) * 64; }

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
  kExactPhrase,
  kPage,
  kUnfoundWord,
  kDocid
};
inline constexpr std::size_t kFieldCount = 13;
/// Longest value in a term: Xapian takes 245 bytes, a prefix and what it doubles included.
inline constexpr std::size_t kMaxTermBytes = 200;

/// A field that searches can be filtered by is a request parameter, a command-line option, a facet,
/// and a group of choices on the results page.
struct FilterSpec {
  std::string_view title = {};       ///< of the group
  int place = 0;                     ///< of the group on the results page, from 1; 0: not a filter
  std::string_view value_name = {};  ///< for --help: NAME
  std::string_view help = {};        ///< for --help: "Only posts …"
  bool (*accepts)(std::string_view value) = nullptr;  ///< nullptr: any value
  std::string_view expects = {};                      ///< what `accepts` takes: "a year"
};

struct FieldSpec {
  Field field = {};
  std::string_view name = {};  ///< in queries ("author:"), parameters, facets; empty: none of these
  std::string_view prefix = {};        ///< of its terms (Omega's conventions)
  std::string_view exact_prefix = {};  ///< for fields of words: prefix of the whole value, folded
  bool words = false;                  ///< terms are its stems; else the whole value, folded
  bool is_label = false;               ///< its values are Post::labels; else derived from the post
  FilterSpec filter = {};

  constexpr bool is_filter() const { return filter.place > 0; }
};

bool is_media_kind(std::string_view value);
bool is_year(std::string_view value);

/// A filter whose terms are whole values that are derived from the post.
constexpr FieldSpec derived_filter(Field field, std::string_view name, std::string_view prefix,
                                   const FilterSpec& filter) {
  return {.field = field, .name = name, .prefix = prefix, .filter = filter};
}
/// A filter whose terms are whole values among Post::labels.
constexpr FieldSpec label_filter(Field field, std::string_view name, std::string_view prefix,
                                 const FilterSpec& filter) {
  FieldSpec spec = derived_filter(field, name, prefix, filter);
  spec.is_label = true;
  return spec;
}

inline constexpr std::array<FieldSpec, kFieldCount> kFields = {{
    {.field = Field::kTitle, .name = "title", .prefix = "S", .words = true},
    {.field = Field::kAuthor,
     .name = "author",
     .prefix = "A",
     .exact_prefix = "XA",
     .words = true,
     .filter = {"Author", 2, "NAME", "by this author"}},
    label_filter(Field::kTag, "tag", "K", {"Tag", 4, "TAG", "with this tag"}),
    label_filter(Field::kCategory, "category", "XC", {"Category", 5, "NAME", "in this category"}),
    derived_filter(Field::kYear, "year", "Y",
                   {"Year", 3, "YEAR", "of this year", is_year, "one of four digits"}),
    derived_filter(Field::kHas, "has", "XH",
                   {"With", 1, "KIND", "with this medium: video, slides, code, …", is_media_kind,
                    "video, slides, code, document, image or audio"}),
    derived_filter(Field::kLang, "lang", "L", {"Language", 6, "LANG", "in this language"}),
    {.field = Field::kLink, .name = "link", .prefix = "XL"},
    {.field = Field::kPath, .prefix = "Q"},
    {.field = Field::kExactPhrase, .prefix = "XT"},
    {.field = Field::kPage, .prefix = "U"},
    {.field = Field::kUnfoundWord, .prefix = "XN"},
    {.field = Field::kDocid, .prefix = "XD"},
}};

/// The fields that are filters, in the table's order.
inline constexpr auto kFilters = [] {
  constexpr auto count = std::ranges::count_if(kFields, &FieldSpec::is_filter);
  std::array<Field, static_cast<std::size_t>(count)> filters{};
  auto next = filters.begin();
  for (const FieldSpec& field : kFields) {
    if (field.is_filter()) *next++ = field.field;
  }
  return filters;
}();
/// The place of one of them there.
constexpr std::size_t place_of_filter(Field filter) {
  return static_cast<std::size_t>(std::ranges::find(kFilters, filter) - kFilters.begin());
}
/// Their names: "author, tag, …".
std::string filter_names(std::string_view separator);

/// Lists of values, one a field.
template <class Text>
class ByField {
 public:
  using Values = std::vector<Text>;
  Values& operator[](Field field) { return values_[static_cast<std::size_t>(field)]; }
  const Values& operator[](Field field) const { return values_[static_cast<std::size_t>(field)]; }
  bool operator==(const ByField&) const = default;

 private:
  std::array<Values, kFieldCount> values_;
};
using FieldValues = ByField<std::string>;

inline constexpr std::uint32_t kTimestampSlot = 0;

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
std::string exact_phrase_term(std::string_view terms);

/// Term for a word at a place where its post is not found by it (schema with positions).
std::string unfound_word_term(std::string_view term);
/// Term for a post of a shard.
std::string docid_term(std::uint32_t docid);

/// Metadata keys.
inline constexpr std::string_view kInfoKey = "info";
inline constexpr std::string_view kSynonymsKey = "synonyms";
inline constexpr std::string_view kUnlistedKey = "unlisted";
inline constexpr std::string_view kShardKey = "shard";  ///< only in shards
std::string post_key(std::uint32_t docid);
std::string forward_key(std::uint32_t block);
std::string vocabulary_key(std::uint32_t block);
std::string fingerprint_key(std::uint32_t block);
std::string title_starts_key(std::uint32_t block);
std::string post_ages_key(std::uint32_t block);
std::string facet_sets_key(std::uint32_t block);
std::string facet_numbers_key(std::uint32_t block);
std::string shard_numbers_key(std::uint32_t block);  ///< only in shards
std::string best_posts_key(std::string_view term);   ///< only of common terms

}  // namespace mobysearch
