// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mobysearch {

class ByteReader;

/// What a glass database says of its documents, which weights are made from.
struct DatabaseStatistics {
  std::uint32_t documents = 0;
  std::uint32_t last_docid = 0;
  std::uint32_t shortest = 0;      ///< a lower bound of the lengths, but for those of 0
  std::uint64_t total_length = 0;  ///< of all documents
};

/// Proves that a database's posting lists and values are such that walking them ends, and that
/// weights made from them are numbers: the docids of a list ascend to the last one that there is,
/// and the statistics (how many documents a term has, how long these are) are those of the lists.
/// Xapian believes both. Takes the entries of glass' table for these in their order; a few
/// nanoseconds for eight postings.
class PostingLists {
 public:
  void expect(const DatabaseStatistics& statistics) { expected_ = statistics; }
  /// The next entry, a piece of its tag at a time. False for one that no indexer wrote.
  bool add(std::string_view key, std::string_view piece, bool is_first, bool is_last);
  /// After the last entry.
  bool are_complete() const;

 private:
  bool add_tag(std::string_view key, std::string_view tag);
  bool add_values(std::string_view key, std::string_view tag);
  bool add_chunk(std::string_view term, std::string_view docid, std::string_view tag);
  bool begin_list(std::string_view term, ByteReader& in, std::uint64_t& docid);
  bool end_list(std::string_view term);
  bool read_lengths(ByteReader& in, std::uint64_t& docid);
  bool read_postings(ByteReader& in, std::uint64_t& docid);
  bool read_fast(ByteReader& in, std::uint64_t& docid);

  DatabaseStatistics expected_;
  std::string tag_;  ///< the pieces so far, of a tag that has several
  // The list whose chunks are being added.
  std::string term_;      ///< of an open list; "" is the list of the documents' lengths
  bool is_open_ = false;  ///< more chunks belong to it
  std::uint64_t documents_ = 0, wdf_ = 0;  ///< as the list says
  std::uint64_t counted_ = 0, counted_wdf_ = 0;
  std::uint64_t last_docid_ = 0;
  bool has_lengths_ = false;
  std::vector<std::uint32_t> empty_documents_;  ///< docids of those of length 0
  // The values added last.
  std::uint64_t value_slot_ = UINT64_MAX, value_docid_ = 0;
};

}  // namespace mobysearch
