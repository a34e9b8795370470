// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_info.h"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/index/index_error.h"
#include "common/index/varint.h"
#include "common/schema.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

// In the order in which they are stored.
constexpr std::array kInfoCounts = {&IndexInfo::posts, &IndexInfo::sections, &IndexInfo::media,
                                    &IndexInfo::words};
constexpr std::array kInfoTexts = {&IndexInfo::commit,     &IndexInfo::built_at,
                                   &IndexInfo::site_title, &IndexInfo::site_url,
                                   &IndexInfo::baseurl,    &IndexInfo::lang};

/// The answers' links begin with these.
bool leads_to_a_site(const IndexInfo& info) {
  return (info.site_url.empty() || is_web_url(info.site_url)) &&
         (info.baseurl.empty() || is_site_path(info.baseurl));
}

}  // namespace

std::string encode_info(const StoredInfo& stored) {
  std::string out;
  put_varint(out, stored.schema);
  put_varint(out, stored.has_positions ? 1 : 0);
  put_varint(out, stored.docids);
  put_varint(out, stored.vocabulary_blocks);
  put_varint(out, stored.fingerprint_blocks);
  put_varint(out, stored.facet_set_blocks);
  for (const auto count : kInfoCounts) put_varint(out, zigzag(stored.info.*count));
  for (const auto text : kInfoTexts) put_string(out, stored.info.*text);
  std::string languages;
  for (const std::string& code : stored.languages) languages += code;
  put_string(out, languages);
  return out;
}

Result<StoredInfo> decode_info(std::string_view bytes, const std::string& name) {
  ByteReader in(bytes);
  StoredInfo stored;
  stored.schema = in.varint32();
  if (in.ok() && stored.schema != kSchemaVersion) return schema_mismatch(name, stored.schema);
  stored.has_positions = in.varint() != 0;
  stored.docids = in.varint32();
  stored.vocabulary_blocks = in.varint32();
  stored.fingerprint_blocks = in.varint32();
  stored.facet_set_blocks = in.varint32();
  for (const auto count : kInfoCounts) stored.info.*count = unzigzag(in.varint());
  for (const auto text : kInfoTexts) stored.info.*text = in.string();
  const std::string_view languages = in.string();
  for (std::size_t i = 0; i + kLanguageBytes <= languages.size(); i += kLanguageBytes)
    stored.languages.emplace_back(languages.substr(i, kLanguageBytes));
  if (!in.ok() || languages.size() % kLanguageBytes != 0 || !leads_to_a_site(stored.info)) {
    return index_damaged(name + ": its description is damaged");
  }
  return stored;
}

std::string encode_synonyms(const Synonyms& synonyms) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [word, others] : synonyms) json[word] = others;
  return json.dump();
}

Result<Synonyms> decode_synonyms(std::string_view stored) {
  if (stored.empty()) return Synonyms();
  // Lists in an object; what lies deeper would take many times its bytes before it is refused.
  const auto is_shallow = [](int depth, auto, auto&) {
    if (depth > 2) throw std::invalid_argument("too deep");
    return true;
  };
  try {
    return nlohmann::json::parse(stored, is_shallow).get<Synonyms>();
  } catch (const std::invalid_argument&) {
  } catch (const nlohmann::json::exception&) {
  }
  return index_damaged("the synonyms are damaged");
}

std::string encode_unlisted(const std::vector<std::string>& urls) {
  std::string out;
  for (const std::string& url : urls) put_string(out, url);
  return out;
}

Result<std::vector<std::string>> decode_unlisted(std::string_view stored) {
  ByteReader in(stored);
  std::vector<std::string> urls;
  while (in.ok() && !in.at_end()) urls.emplace_back(in.string());
  if (!in.ok()) return index_damaged("the list of unlisted pages is damaged");
  return urls;
}

}  // namespace mobysearch
