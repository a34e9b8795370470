// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/shard.h"

namespace mobysearch {
namespace {
// Nobody reads a shard before it is closed, and after a crash it is thrown away.
constexpr int kShardFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                            Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST;
}  // namespace

Shard::Shard(const std::string& path) : database_(path, kShardFlags) {}

void Shard::add(std::uint32_t docid, const Xapian::Document& document) {
  database_.replace_document(docid, document);
}

void Shard::set_metadata(const std::string& key, const std::string& value) {
  database_.set_metadata(key, value);
}

void Shard::close() {
  database_.commit();
  database_.close();
}

void merge_shards(const std::vector<std::string>& shards, const std::string& path) {
  Xapian::Database all;
  for (const std::string& shard : shards) all.add_database(Xapian::Database(shard));
  all.compact(path, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::DBCOMPACT_SINGLE_FILE);
}

}  // namespace mobysearch
