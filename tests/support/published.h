// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <istream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mobysearch::testing {

/// What was published of a site's documents, or is indexed of them: by path, a JSON object for
/// each.
using Documents = std::map<std::string, nlohmann::json>;

/// Of lines with an object each.
Documents documents_by_path(std::istream& lines);

/// What `mobysearch info --posts` says of an index of the site's posts, or of the collections
/// `include`.
Documents indexed_documents(const std::string& root, const std::string& include = "posts");

/// Something that is compared: as Jekyll published it (its name there), and as it is indexed.
struct Respect {
  const char* name;
  std::function<nlohmann::json(const nlohmann::json&)> of_truth;
  std::function<nlohmann::json(const nlohmann::json&)> of_ours;
};
const std::vector<Respect>& respects();

}  // namespace mobysearch::testing
