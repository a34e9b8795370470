// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace mobysearch {

/// Where a shard can be asked: at the port of a xapian-tcpsrv, or in a file.
struct ShardAddress {
  std::string host = {};  ///< empty: a file
  std::uint16_t port = 0;
  std::string path = {};  ///< of the file

  bool is_file() const { return host.empty(); }
  /// What messages call it: "tcp://10.0.0.21:7001", or the path.
  std::string name() const;
  /// What is in the context of an error that Xapian has from there; empty for a file.
  std::string context() const;
  /// Of this machine, or of a private network (RFC 1918, RFC 3927), as far as the text tells: a
  /// name is taken to be private, since it is not looked up.
  bool is_private() const;
};

/// A shard, by the addresses of its replicas, in the order in which they are tried.
using ShardSource = std::vector<ShardAddress>;

/// Whether what `--db` names are the shards of an index, and not one file.
bool are_shards(const std::vector<std::string>& names);

/// `tcp://HOST:PORT`, with further `,HOST:PORT` for replicas of the same shard; everything else is
/// a path. Fails with kUsage.
Result<ShardSource> parse_shard_source(std::string_view text);

}  // namespace mobysearch
