// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/crafted_index.h"

#include <fcntl.h>

#include <cstdlib>
#include <fstream>
#include <map>

#include "common/file_descriptor.h"
#include "common/index/index_file.h"
#include "common/schema.h"
#include "indexer/writer/segment.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

void seal(const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  if (!file || !seal_index_file(file.get(), 0, path)) std::abort();
}

/// The documents, put together again from their terms' posting lists.
std::map<Xapian::docid, Xapian::Document> documents_of(const Xapian::Database& database) {
  std::map<Xapian::docid, Xapian::Document> documents;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) documents[*it];
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it)
      documents[*it].add_term(*term, it.get_wdf());
  }
  for (Xapian::valueno slot = 0; slot <= kFieldCount; ++slot) {
    for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it)
      documents[it.get_docid()].add_value(slot, *it);
  }
  return documents;
}

}  // namespace

void craft_index(const std::string& from, const std::string& to,
                 const std::function<void(Xapian::WritableDatabase&)>& change) {
  const TempDir dir;
  const Xapian::Database whole(from);
  Xapian::WritableDatabase copy = make_segment(dir / "segment");
  for (const auto& [docid, document] : documents_of(whole)) copy.replace_document(docid, document);
  for (auto key = whole.metadata_keys_begin(); key != whole.metadata_keys_end(); ++key)
    copy.set_metadata(*key, whole.get_metadata(*key));
  change(copy);
  finish_segment(copy);
  {
    const FileDescriptor file(::open(to.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    merge_segments({dir / "segment"}, file.get());
  }
  seal(to);
}

void craft_bytes(const std::string& from, const std::string& to,
                 const std::function<void(std::string&)>& change) {
  std::string bytes = read_file(from);
  bytes.resize(bytes.size() - kFooterBytes);
  change(bytes);
  std::ofstream(to, std::ios::binary | std::ios::trunc) << bytes;
  seal(to);
}

std::string metadata_of(const std::string& index, const std::string& key) {
  return Xapian::Database(index).get_metadata(key);
}

}  // namespace mobysearch::testing
