// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "common/index/opened_file.h"
#include "common/index/shard.h"
#include "common/result.h"
#include "search/shard_source.h"

namespace mobysearch {

/// Which shards to search, and how long to wait for one.
struct ShardList {
  std::vector<ShardSource> sources;
  std::chrono::milliseconds timeout{1000};  ///< of a read, and of connecting
  bool verify_checksum = true;              ///< of those that are files
};

/// Of what `--db` names. Fails with kUsage.
Result<ShardList> parse_shard_list(const std::vector<std::string>& names);

/// What an address answered: a shard, or why it has none.
struct ShardSeen {
  ShardInfo shard;
  std::shared_ptr<const OpenedFile> file;  ///< where it is one
};
/// By source and address.
using ShardSurvey = std::vector<std::vector<Result<ShardSeen>>>;

/// The shards of one build of an index, of which some may be away. Xapian's own remote protocol
/// asks them, which a xapian-tcpsrv with the shard's file answers. Thread-safe.
///
/// An address that fails is not asked again until take() is told that it answers, and it has done
/// nothing wrong for a while. Answers never mix builds: an address that has another one is as good
/// as away, but for the links that were made before, which go on reading what they have open.
class Shards {
 public:
  /// Asks all addresses at once. What an older survey found of a file is taken as it was while the
  /// file is the same.
  static ShardSurvey survey(const ShardList& list, const Shards* known,
                            const std::stop_token& stop);

  /// Those of the build that most of the sources have. Fails with kUsage when the list does not fit
  /// it (a shard twice, or not all of them), and with the first reason when no address answers.
  static Result<std::shared_ptr<Shards>> open(ShardList list, const ShardSurvey& seen);

  const std::string& build() const { return build_; }
  std::uint32_t count() const { return count_; }
  /// Changes whenever an address goes, or is there again.
  std::uint64_t version() const;
  /// The numbers of those that no address has, ascending.
  std::vector<std::uint32_t> missing() const;
  /// Why, of each of them: a sentence that names the addresses.
  std::vector<std::string> problems() const;
  /// Why this one is missing, as far as is known; empty when it is not.
  std::string problem_of(std::uint32_t number) const;
  bool are_all_missing() const;
  /// Whether some address has another build for who connects anew.
  bool has_another_build() const;
  /// How often each failed, by number − 1.
  std::vector<std::uint64_t> failures() const;

  /// Takes what is seen by now: addresses that answer with this build are asked again. A server
  /// that did not answer twice in a row is left alone, though nobody has asked it meanwhile.
  void take(const ShardSurvey& seen);
  /// Whether what is seen is to be opened in place of this: a build that all shards have by now,
  /// or more than are there of this one.
  bool is_superseded(const ShardSurvey& seen) const;

  /// A shard as one searcher is connected to it.
  struct Link {
    std::uint32_t number = 0;
    std::size_t address = 0;  ///< place in addresses_
    std::string context;      ///< what Xapian's errors call it; empty for a file
    Xapian::Database database;
  };
  /// One searcher's connections, to each shard that is there, ascending by number.
  struct Links {
    std::uint64_t version = 0;
    std::vector<Link> links;
  };
  /// Connects to all that are there; links of `old`, which must be sound, are used again.
  Links connect(Links old);
  /// A link failed: its address is not asked until it answers again.
  void blame(const Link& link, const std::string& reason);

 private:
  using Clock = std::chrono::steady_clock;
  struct Address {
    ShardAddress place;
    std::uint32_t number = 0;  ///< 0: not known yet
    bool is_there = false;
    bool is_replaced = false;  ///< it is not, but links that were made before are sound
    std::string problem;       ///< why it is not
    int unanswered = 0;        ///< surveys in a row
    std::shared_ptr<const OpenedFile> file;
    std::chrono::seconds wait{0};  ///< after the next failure
    Clock::time_point next{};      ///< not to be asked before
  };

  explicit Shards(ShardList list) : list_(std::move(list)) {}
  Xapian::Database connect_to(const Address& address) const;
  void lose(Address& address, const std::string& reason);
  void replace(Address& address);
  /// Address `i`, if it is one of the shard, and there.
  std::optional<Address> address_of(std::uint32_t number, std::size_t i) const;
  std::optional<Link> connect_to_shard(std::uint32_t number);
  bool is_there(std::uint32_t number) const;

  const ShardList list_;
  std::string build_;
  std::uint32_t count_ = 0;
  mutable std::mutex mutex_;
  std::vector<Address> addresses_;
  /// By address. A xapian-tcpsrv lets few wait to be connected to; all searchers at once, as when a
  /// shard is back, would be taken for its failing again.
  std::deque<std::mutex> connecting_;
  std::vector<std::uint64_t> failures_;
  std::uint64_t version_ = 1;
};

}  // namespace mobysearch
