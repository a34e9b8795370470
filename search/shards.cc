// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shards.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "common/index/index_error.h"
#include "common/index/index_summary.h"
#include "common/parallel.h"

namespace mobysearch {
namespace {

constexpr std::chrono::seconds kLongestWait{60};
constexpr int kUnanswered = 2;  ///< surveys, of which a busy server may miss one
constexpr const char* kServerHint =
    "see that xapian-tcpsrv runs there, with a file of mobysearch index --shards";

Xapian::Database connect_to_server(const ShardAddress& place, std::chrono::milliseconds timeout) {
  const auto wait = static_cast<unsigned>(timeout.count());
  return Xapian::Remote::open(place.host, place.port, wait, wait);
}

/// Which shard a database is.
Result<ShardInfo> read_shard(const Xapian::Database& database, const std::string& name) {
  auto summary = summary_of(database, name);
  if (!summary) return fail(std::move(summary.error()));
  if (!summary->shard) {
    return fail(ErrorCode::kIndexForeign, name + ": is a whole index, not a shard of one",
                "name it alone, or make shards with: mobysearch index --shards N");
  }
  if (database.get_doccount() != summary->shard->posts)
    return index_damaged(name + ": does not hold the posts that it says");
  return std::move(*summary->shard);
}

Result<ShardSeen> see_server(const ShardAddress& place, std::chrono::milliseconds timeout) {
  const std::string name = place.name();
  try {
    auto shard = read_shard(connect_to_server(place, timeout), name);
    if (!shard) return fail(std::move(shard.error()));
    return ShardSeen{*shard, nullptr};
  } catch (const Xapian::NetworkError& error) {
    return fail(ErrorCode::kIndexMissing,
                fmt::format("{}: no shard answers: {}", name,
                            error.get_error_string() != nullptr ? error.get_error_string()
                                                                : error.get_msg()),
                kServerHint);
  } catch (...) {
    return fail(error_of_exception(name, ErrorCode::kIndexDamaged));
  }
}

Result<ShardSeen> see_file(const ShardAddress& place,
                           const std::shared_ptr<const OpenedFile>& known,
                           const ContentCheck& check) {
  return guard_xapian(place.path, ErrorCode::kIndexDamaged, [&]() -> Result<ShardSeen> {
    const auto identity = FileIdentity::of(place.path);
    if (!identity) return fail(identity.error());
    std::shared_ptr<const OpenedFile> file = known;
    if (!file || file->identity != *identity) {
      auto opened = OpenedFile::open(place.path, check);
      if (!opened) return fail(std::move(opened.error()));
      file = std::make_shared<const OpenedFile>(std::move(*opened));
    }
    auto shard = read_shard(file->database(), place.path);
    if (!shard) return fail(std::move(shard.error()));
    return ShardSeen{*shard, std::move(file)};
  });
}

/// Which build the most sources have, and how many; of equals, the first seen.
struct BuildSeen {
  std::string build;
  std::uint32_t count = 0;  ///< of its shards
  std::size_t sources = 0;  ///< that have it
};
BuildSeen most_seen(const ShardSurvey& seen) {
  std::vector<BuildSeen> builds;
  for (const auto& source : seen) {
    std::vector<std::string> counted;
    for (const auto& address : source) {
      if (!address) continue;
      const ShardInfo& shard = address->shard;
      if (std::ranges::find(counted, shard.build) != counted.end()) continue;
      counted.push_back(shard.build);
      auto known = std::ranges::find(builds, shard.build, &BuildSeen::build);
      if (known == builds.end()) known = builds.insert(known, {shard.build, shard.count});
      ++known->sources;
    }
  }
  const auto most = std::ranges::max_element(builds, {}, &BuildSeen::sources);
  return most == builds.end() ? BuildSeen() : *most;
}

std::string of_another_build(const ShardAddress& place) {
  return place.name() + ": has a shard of another build";
}

std::string names_of(const ShardSource& source) {
  std::vector<std::string> names;
  for (const ShardAddress& address : source) names.push_back(address.name());
  return fmt::format("{}", fmt::join(names, ","));
}

/// Whether the sources are the shards of the build, each once.
Result<void> check_list(const ShardList& list, const ShardSurvey& seen, const BuildSeen& build) {
  std::map<std::uint32_t, std::size_t> source_of;
  for (std::size_t source = 0; source < seen.size(); ++source) {
    std::uint32_t number = 0;
    for (const auto& address : seen[source]) {
      if (!address || address->shard.build != build.build) continue;
      if (number != 0 && number != address->shard.number) {
        return fail(ErrorCode::kUsage,
                    fmt::format("{}: are shard {} and shard {}, not replicas of one",
                                names_of(list.sources[source]), number, address->shard.number),
                    "name each shard by a --db of its own");
      }
      number = address->shard.number;
    }
    if (number == 0) continue;
    const auto [known, is_new] = source_of.try_emplace(number, source);
    if (!is_new) {
      return fail(
          ErrorCode::kUsage,
          fmt::format("{} and {} are both shard {} of {}", names_of(list.sources[known->second]),
                      names_of(list.sources[source]), number, build.count),
          "name each shard once; its replicas in one --db, with commas between");
    }
  }
  if (list.sources.size() == build.count) return {};
  std::vector<std::uint32_t> unnamed;
  for (std::uint32_t number = 1; number <= build.count; ++number)
    if (!source_of.contains(number)) unnamed.push_back(number);
  return fail(
      ErrorCode::kUsage,
      fmt::format("{} of the {} shards of the index are named: {} {} missing", list.sources.size(),
                  build.count, fmt::join(unnamed, ", "), unnamed.size() == 1 ? "is" : "are"),
      "name each shard with a --db of its own");
}

}  // namespace

Result<ShardList> parse_shard_list(const std::vector<std::string>& names) {
  ShardList list;
  for (const std::string& name : names) {
    auto source = parse_shard_source(name);
    if (!source) return fail(std::move(source.error()));
    list.sources.push_back(std::move(*source));
  }
  return list;
}

ShardSurvey Shards::survey(const ShardList& list, const Shards* known,
                           const std::stop_token& stop) {
  struct Place {
    std::size_t source, address;
    std::shared_ptr<const OpenedFile> file;
  };
  std::vector<Place> places;
  ShardSurvey seen;
  for (std::size_t source = 0; source < list.sources.size(); ++source) {
    for (std::size_t address = 0; address < list.sources[source].size(); ++address)
      places.push_back({source, address, nullptr});
    seen.emplace_back(list.sources[source].size(),
                      fail(ErrorCode::kInternal, "has not been asked"));
  }
  if (known != nullptr) {
    const std::lock_guard lock(known->mutex_);
    for (std::size_t i = 0; i < places.size(); ++i) places[i].file = known->addresses_[i].file;
  }
  in_parallel(places.size(), [&](std::size_t i) {
    const auto& [source, address, file] = places[i];
    const ShardAddress& place = list.sources[source][address];
    seen[source][address] = place.is_file() ? see_file(place, file, {list.verify_checksum, stop})
                                            : see_server(place, list.timeout);
  });
  return seen;
}

Result<std::shared_ptr<Shards>> Shards::open(ShardList list, const ShardSurvey& seen) {
  const BuildSeen build = most_seen(seen);
  if (build.sources == 0) {
    for (const auto& source : seen)
      for (const auto& address : source) return fail(address.error());
    return fail(ErrorCode::kUsage, "no shards are named", "name each with --db");
  }
  if (auto fits = check_list(list, seen, build); !fits) return fail(std::move(fits.error()));
  std::shared_ptr<Shards> shards(new Shards(std::move(list)));
  shards->build_ = build.build;
  shards->count_ = build.count;
  shards->failures_.resize(build.count);
  for (const ShardSource& source : shards->list_.sources) {
    for (const ShardAddress& place : source) {
      shards->addresses_.emplace_back().place = place;
      shards->connecting_.emplace_back();
    }
  }
  shards->take(seen);
  return shards;
}

std::uint64_t Shards::version() const {
  const std::lock_guard lock(mutex_);
  return version_;
}

bool Shards::is_there(std::uint32_t number) const {
  return std::ranges::any_of(addresses_, [&](const Address& address) {
    return address.number == number && address.is_there;
  });
}

std::vector<std::uint32_t> Shards::missing() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t number = 1; number <= count_; ++number)
    if (!is_there(number)) numbers.push_back(number);
  return numbers;
}

std::vector<std::string> Shards::problems() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> problems;
  for (const Address& address : addresses_) {
    const bool matters = address.number == 0 || !is_there(address.number);
    if (!address.is_there && matters) problems.push_back(address.problem);
  }
  return problems;
}

std::string Shards::problem_of(std::uint32_t number) const {
  const std::lock_guard lock(mutex_);
  if (is_there(number)) return {};
  std::vector<std::string> problems;
  for (const Address& address : addresses_)
    if (address.number == number || address.number == 0) problems.push_back(address.problem);
  return fmt::format("{}", fmt::join(problems, "; "));
}

bool Shards::are_all_missing() const {
  const std::lock_guard lock(mutex_);
  return std::ranges::none_of(addresses_, &Address::is_there);
}

bool Shards::has_another_build() const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(addresses_, &Address::is_replaced);
}

std::vector<std::uint64_t> Shards::failures() const {
  const std::lock_guard lock(mutex_);
  return failures_;
}

void Shards::take(const ShardSurvey& seen) {
  const std::lock_guard lock(mutex_);
  std::size_t i = 0;
  for (const auto& source : seen) {
    for (const auto& result : source) {
      Address& address = addresses_[i++];
      address.unanswered = result || address.place.is_file() ? 0 : address.unanswered + 1;
      if (address.is_there) {
        if (address.unanswered < kUnanswered) continue;
        lose(address, {});
      }
      if (!result) {
        address.problem = result.error().message;
      } else if (result->shard.build != build_) {
        address.problem = of_another_build(address.place);
      } else if (Clock::now() >= address.next) {
        address.number = result->shard.number;
        address.file = result->file;
        address.is_there = true;
        address.is_replaced = false;
        address.problem.clear();
        ++version_;
      }
    }
  }
}

bool Shards::is_superseded(const ShardSurvey& seen) const {
  const BuildSeen most = most_seen(seen);
  if (most.sources == 0 || most.build == build_) return false;
  return most.sources == most.count || most.sources > count_ - missing().size();
}

Xapian::Database Shards::connect_to(const Address& address) const {
  return address.file ? address.file->database() : connect_to_server(address.place, list_.timeout);
}

void Shards::lose(Address& address, const std::string& reason) {
  if (!address.is_there && !address.is_replaced) return;
  address.is_there = address.is_replaced = false;
  address.problem = fmt::format("{}: {}", address.place.name(), reason);
  // One that fails again soon after it was back is left alone for longer.
  const auto now = Clock::now();
  const bool again = now < address.next + 2 * kLongestWait && address.wait.count() > 0;
  address.next = now + (again ? address.wait : std::chrono::seconds(0));
  address.wait = again ? std::min(kLongestWait, 2 * address.wait) : std::chrono::seconds(1);
  ++failures_[address.number - 1];
  ++version_;
}

void Shards::replace(Address& address) {
  if (!address.is_there) return;
  address.is_there = false;
  address.is_replaced = true;
  address.problem = of_another_build(address.place);
  ++version_;
}

void Shards::blame(const Link& link, const std::string& reason) {
  const std::lock_guard lock(mutex_);
  lose(addresses_[link.address], reason);
}

std::optional<Shards::Address> Shards::address_of(std::uint32_t number, std::size_t i) const {
  const std::lock_guard lock(mutex_);
  const Address& address = addresses_[i];
  return address.number == number && address.is_there ? std::optional(address) : std::nullopt;
}

std::optional<Shards::Link> Shards::connect_to_shard(std::uint32_t number) {
  for (std::size_t i = 0; i < addresses_.size(); ++i) {
    if (!address_of(number, i)) continue;
    const std::lock_guard one_at_a_time(connecting_[i]);
    const auto found = address_of(number, i);  // it may have failed meanwhile
    if (!found) continue;
    const Address& address = *found;
    std::string reason;
    try {
      Link link{number, i, address.place.context(), connect_to(address)};
      const auto shard = read_shard(link.database, address.place.name());
      if (shard && shard->build == build_ && shard->number == number) return link;
      if (!shard) reason = shard.error().message;
    } catch (const Xapian::Error& error) {
      reason = error.get_description();
    } catch (const std::exception& error) {  // as of a file that was changed in place
      reason = error.what();
    }
    const std::lock_guard lock(mutex_);
    reason.empty() ? replace(addresses_[i]) : lose(addresses_[i], reason);
  }
  return std::nullopt;
}

Shards::Links Shards::connect(Links old) {
  Links made;
  made.version = version();
  std::vector<std::optional<Link>> links(count_);
  {
    const std::lock_guard lock(mutex_);
    for (Link& link : old.links) {
      const Address& address = addresses_[link.address];
      if (address.is_there || address.is_replaced) links[link.number - 1] = std::move(link);
    }
  }
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t number = 1; number <= count_; ++number)
    if (!links[number - 1]) wanted.push_back(number);
  in_parallel(wanted.size(),
              [&](std::size_t i) { links[wanted[i] - 1] = connect_to_shard(wanted[i]); });
  for (std::optional<Link>& link : links)
    if (link) made.links.push_back(std::move(*link));
  return made;
}

}  // namespace mobysearch
