// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/query_stats.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "common/text/unicode.h"
#include "server/http/listener.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxQueries = 20'000;
constexpr std::size_t kMaxTyping = 256;
constexpr std::size_t kMaxQueryBytes = 200;  ///< of a query

std::string normalised_query(const std::string& query) {
  std::string out;
  for (const char c : fold_case(query)) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  out.resize(clip_utf8(out, kMaxQueryBytes).size());
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

void QueryStats::count(const std::string& query, bool has_results) {
  const std::string key = enabled_ ? normalised_query(query) : "";
  if (key.empty()) return;
  const std::lock_guard lock(mutex_);
  // Typed, then asked for by Enter: one search.
  std::erase_if(typing_, [&](const Typed& typed) { return typed.query == key; });
  add(key, has_results);
}

void QueryStats::count_typed(const std::string& query, bool has_results, Clock::time_point now) {
  const std::string key = enabled_ ? normalised_query(query) : "";
  if (key.empty()) return;
  const std::lock_guard lock(mutex_);
  count_idle(now);
  const auto before = std::find_if(typing_.begin(), typing_.end(), [&](const Typed& typed) {
    return key.starts_with(typed.query) || typed.query.starts_with(key);
  });
  if (before != typing_.end()) typing_.erase(before);
  if (typing_.size() >= kMaxTyping) typing_.pop_front();
  typing_.push_back({key, has_results, now});
}

void QueryStats::count_idle(Clock::time_point now) {
  while (!typing_.empty() && now - typing_.front().when >= kRest) {
    add(typing_.front().query, typing_.front().has_results);
    typing_.pop_front();
  }
}

void QueryStats::add(const std::string& key, bool has_results) {
  if (queries_.size() >= kMaxQueries && queries_.count(key) == 0) forget_half();
  Counts& counts = queries_[key];
  ++counts.asked;
  counts.last = ++counted_;
  if (!has_results) ++counts.without_results;
}

/// The rarer half, and of equals those that were last asked before the others: so that new ones
/// find room, whatever it is filled with.
void QueryStats::forget_half() {
  std::vector<std::map<std::string, Counts>::iterator> all;
  for (auto entry = queries_.begin(); entry != queries_.end(); ++entry) all.push_back(entry);
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end(), [](const auto& a, const auto& b) {
    return std::pair(a->second.asked, a->second.last) < std::pair(b->second.asked, b->second.last);
  });
  std::for_each(all.begin(), middle, [&](const auto& entry) { queries_.erase(entry); });
}

std::string QueryStats::to_json(Clock::time_point now) {
  JsonWriter json;
  json.open_object();
  write(json, now);
  json.close_object();
  return json.take();
}

void QueryStats::write(JsonWriter& json, Clock::time_point now) {
  std::vector<std::pair<std::string, Counts>> shown;
  {
    const std::lock_guard lock(mutex_);
    count_idle(now);
    for (const auto& entry : queries_) {
      if (entry.second.asked >= min_count_) shown.emplace_back(entry);
    }
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const auto& a, const auto& b) { return a.second.asked > b.second.asked; });
  json.boolean("enabled", enabled_);
  json.objects("queries", shown, [&](const auto& entry) {
    json.string("query", entry.first);
    json.integer("count", static_cast<std::int64_t>(entry.second.asked));
    json.integer("without_results", static_cast<std::int64_t>(entry.second.without_results));
  });
}

Result<std::string> read_query_stats(const std::string& admin_socket) {
  const FileDescriptor server = connect_to_unix(admin_socket);
  if (!server && errno == EINVAL) {
    return fail(ErrorCode::kUsage, "--socket must name a socket",
                "use the path that serve was given as --admin-socket");
  }
  if (!server) {
    return fail(ErrorCode::kInputUnreadable, admin_socket + ": " + strerror(errno),
                "is the server running with --query-stats --admin-socket?");
  }
  std::string text;
  char bytes[4096];
  for (ssize_t count = 0; (count = read(server.get(), bytes, sizeof bytes)) > 0;) {
    text.append(bytes, static_cast<std::size_t>(count));
  }
  return text;
}

}  // namespace mobysearch
