// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/link_terms.h"

#include <algorithm>

namespace mobysearch {
namespace {

constexpr int kMaxPathParts = 6;
constexpr int kMaxHostParts = 8;
constexpr std::string_view kWww = "www.";

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

// What stands after http:// or https://, up to the query or fragment.
std::string_view host_and_path(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string name = lower(url.substr(0, scheme));
  if (name != "http" && name != "https") return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("?#"));
}

std::string host_of(std::string_view rest) {
  std::string_view host = rest.substr(0, rest.find('/'));
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) {
    host.remove_prefix(user + 1);
  }
  return lower(host.substr(0, host.find(':')));
}

}  // namespace

std::vector<std::string> link_terms(std::string_view url) {
  const std::string_view rest = host_and_path(url);
  const std::string host = host_of(rest);
  if (host.empty()) return {};
  std::vector<std::string> terms;
  std::string_view parent = host;
  for (int i = 0; i < kMaxHostParts; ++i) {
    terms.emplace_back(parent);
    const std::size_t dot = parent.find('.');
    if (dot == std::string_view::npos) break;
    parent.remove_prefix(dot + 1);
    if (parent.find('.') == std::string_view::npos) break;  // a bare "net" names nobody
  }
  std::string prefix = host.starts_with(kWww) ? host.substr(kWww.size()) : host;
  std::string path = lower(rest.substr(std::min(rest.size(), rest.find('/'))));
  for (int parts = 0; parts < kMaxPathParts && path.size() > 1; ++parts) {
    const std::size_t end = std::min(path.size(), path.find('/', 1));
    prefix.append(path, 0, end);
    terms.push_back(prefix);
    path.erase(0, end);
  }
  return terms;
}

}  // namespace mobysearch
