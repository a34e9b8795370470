// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// Where an index came from and what it holds: written by the indexer, shown by `mobysearch info`,
/// in every search response and at /api/v1/index.
struct IndexInfo {
  std::string revision;  ///< names the file's content: equal revisions are equal files
  std::string commit;    ///< of the site's repository, empty when unknown
  std::string built_at;  ///< ISO 8601, UTC, to the second
  std::int64_t posts = 0;
  std::int64_t sections = 0;
  std::int64_t media = 0;
  std::int64_t words = 0;  ///< running words, headings included

  std::string site_title;
  std::string site_url;  ///< "https://mobyproject.org", perhaps with a path; empty when unknown
  std::string baseurl;   ///< "" or "/path"
  std::string lang;      ///< the site's main language
};

/// Of the code of a language (ISO 639-1) that words are analyzed by.
inline constexpr std::size_t kLanguageBytes = 2;

/// The value of metadata key kInfoKey: all of `info` but its revision, and what the rest of the
/// index is made of.
struct StoredInfo {
  IndexInfo info;
  std::uint32_t schema = 0;
  bool has_positions = false;  ///< posting lists have; then a block of the forward index is a post
  std::uint32_t docids = 0;    ///< no post has a higher one
  std::uint32_t vocabulary_blocks = 0;
  std::uint32_t fingerprint_blocks = 0;
  std::uint32_t facet_set_blocks = 0;
  std::vector<std::string> languages = {};  ///< that posts are in: two letters each, ascending
};
std::string encode_info(const StoredInfo& stored);
/// kSchemaMismatch for another version, kIndexDamaged for bytes that encode_info() did not write;
/// `name` is what errors call the index.
Result<StoredInfo> decode_info(std::string_view bytes, const std::string& name);

/// A word, as the site's owner wrote it, and the words or phrases that a search for it finds too.
using Synonyms = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What the index stores under kSynonymsKey: {"k8s":["kubernetes"]}. Needs valid UTF-8.
std::string encode_synonyms(const Synonyms& synonyms);

/// The other way round; an index without any stores "" or "{}". Fails with kIndexDamaged.
Result<Synonyms> decode_synonyms(std::string_view stored);

/// What the index stores under kUnlistedKey: the URLs of pages that are published and no hits,
/// percent-encoded, without baseurl. An index without any stores "".
std::string encode_unlisted(const std::vector<std::string>& urls);
/// The other way round. Fails with kIndexDamaged.
Result<std::vector<std::string>> decode_unlisted(std::string_view stored);

}  // namespace mobysearch
