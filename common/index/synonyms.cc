// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/synonyms.h"

#include <nlohmann/json.hpp>

namespace mobysearch {

std::string encode_synonyms(const Synonyms& synonyms) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [word, others] : synonyms) json[word] = others;
  return json.dump();
}

Result<Synonyms> decode_synonyms(std::string_view stored) {
  if (stored.empty()) return Synonyms();
  try {
    return nlohmann::json::parse(stored).get<Synonyms>();
  } catch (const nlohmann::json::exception&) {
    return fail(ErrorCode::kIndexDamaged, "the synonyms are damaged", "build the index again");
  }
}

}  // namespace mobysearch
