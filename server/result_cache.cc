// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/result_cache.h"

namespace mobysearch {

void ResultCache::add(const std::string& key, std::shared_ptr<const CachedBody> body) {
  constexpr std::size_t kOverhead = 256;
  const std::size_t bytes =
      kOverhead + key.size() + body->plain.size() + body->gzip.size() + body->brotli.size();
  bodies_.put(key, std::move(body), bytes);
}

}  // namespace mobysearch
