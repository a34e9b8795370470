// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mobysearch {

/// What the index file holds, told once. One Xapian document is one post.
///
/// **Docids** are 1 … N without gaps, newest post first (undated pages after all posts), so equal
/// scores rank the newer post first and a search by date may stop early.
///
/// **Terms.** Each word of a post stands as its stem, unprefixed, whatever part of the post it is
/// in; its wdf carries the weight of that part. Prefixed terms exist only where the query language
/// names a field (kFields). No prefix begins another one and unprefixed terms never begin with an
/// ASCII capital, so a term tells its field. Terms are at most kMaxTermBytes long. There are no
/// positions and no term lists (what stood where is the forward index's to tell), no document data,
/// and no spelling or synonym tables (they do not travel through Xapian's remote backend).
///
/// **Value slots** (kSlots): the instant of publishing for ranges and sorting, and one slot a facet
/// holding the post's values joined with kValueSeparator, so that a stock ValueCountMatchSpy counts
/// the joined strings and the searcher splits and sums them.
///
/// **Metadata.** Not compressed by Xapian, read at a few µs a key, and served by remote backends:
///   `info`            schema version and IndexInfo (common/index_metadata.h)
///   `dict`            the dictionary that post records' texts are compressed with
///   `p` + number      one post record a docid (common/post_codec.h)
///   `f` + number      forward index, chunk 0, 1, … (common/forward_index.h)
///   `w` + number      vocabulary, chunk 0, 1, … (common/vocabulary.h)
/// A chunk that is missing or empty ends its sequence. Numbers are packed by numbered_key().
///
/// Any change of what is below, of a codec or of the analyzer's terms needs a new kSchemaVersion:
/// an index of another version is refused with a sentence, never answered from.
inline constexpr std::uint32_t kSchemaVersion = 1;

enum class FieldId : std::uint8_t {
  kText,
  kTitle,
  kAuthor,
  kAuthorName,
  kTag,
  kCategory,
  kHas,
  kLink,
  kLang,
  kYear,
  kPath
};

struct Field {
  FieldId id;
  std::string_view name;    ///< in the query language; empty: not named there
  std::string_view prefix;  ///< of its terms
  bool words;               ///< true: terms are stems of words; false: one term is the whole value
  std::string_view what;
};

inline constexpr std::array<Field, 11> kFields = {{
    {FieldId::kText, "", "", true, "every word of the post"},
    {FieldId::kTitle, "title", "S", true, "words of the title"},
    {FieldId::kAuthor, "author", "A", true, "words of the authors' names"},
    {FieldId::kAuthorName, "", "XA", false, "an author's whole name, folded"},
    {FieldId::kTag, "tag", "K", false, "a tag, folded"},
    {FieldId::kCategory, "category", "XC", false, "a category, folded"},
    {FieldId::kHas, "has", "XH", false, "a kind of media: video, slides, code, …"},
    {FieldId::kLink, "link", "XL", false, "a link's host, its parents, and host with path"},
    {FieldId::kLang, "lang", "L", false, "the post's language"},
    {FieldId::kYear, "", "Y", false, "the year of publishing, four digits"},
    {FieldId::kPath, "", "Q", false, "the post's path: its identity"},
}};

enum class SlotId : std::uint8_t { kTimestamp, kAuthor, kTag, kCategory, kYear, kHas, kLang };

struct Slot {
  SlotId id;
  std::uint32_t number;   ///< Xapian's value slot
  std::string_view name;  ///< as a facet in requests; empty: no facet
  std::string_view what;
};

inline constexpr std::array<Slot, 7> kSlots = {{
    {SlotId::kTimestamp, 0, "", "Xapian::sortable_serialise(Post::timestamp); unset if undated"},
    {SlotId::kAuthor, 1, "author", "authors' names as written"},
    {SlotId::kTag, 2, "tag", "tags as written"},
    {SlotId::kCategory, 3, "category", "categories as written"},
    {SlotId::kYear, 4, "year", "four digits"},
    {SlotId::kHas, 5, "has", "kinds of media, each once, in MediaKind's order"},
    {SlotId::kLang, 6, "lang", "the post's language"},
}};

inline constexpr char kValueSeparator = '\x1f';  ///< never inside a value: texts hold no controls
inline constexpr std::size_t kMaxTermBytes = 200;

constexpr const Field& field(FieldId id) { return kFields[static_cast<std::size_t>(id)]; }
constexpr const Slot& slot(SlotId id) { return kSlots[static_cast<std::size_t>(id)]; }

/// The field's term for a value, clipped to kMaxTermBytes on a UTF-8 boundary.
std::string make_term(FieldId id, std::string_view value);

/// `text` cut to at most `bytes` without splitting a UTF-8 sequence.
std::string_view clip_utf8(std::string_view text, std::size_t bytes);

namespace metadata {
inline constexpr std::string_view kInfo = "info";
inline constexpr std::string_view kDictionary = "dict";
inline constexpr char kPost = 'p';
inline constexpr char kForward = 'f';
inline constexpr char kVocabulary = 'w';
}  // namespace metadata

/// A kind's key number `number`; keys sort as their numbers do. No allocation.
std::string numbered_key(char kind, std::uint32_t number);

/// The tables as text, for the golden test that holds them to kSchemaVersion.
std::string schema_dump();

}  // namespace mobysearch
