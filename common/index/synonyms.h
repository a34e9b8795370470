// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// A word, as the site's owner wrote it, and the words or phrases that a search for it finds too.
using Synonyms = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What the index stores under kSynonymsKey: {"k8s":["kubernetes"]}. Needs valid UTF-8.
std::string encode_synonyms(const Synonyms& synonyms);

/// The other way round; an index without any stores "" or "{}". Fails with kIndexDamaged.
Result<Synonyms> decode_synonyms(std::string_view stored);

}  // namespace mobysearch
