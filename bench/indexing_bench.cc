// SPDX-License-Identifier: GPL-2.0-or-later
// Indexing a folder of Markdown: mobysearch, from the files to the published index, beside others
// that get the same text already extracted. bench/indexing runs it.
#include <fmt/format.h>
#include <malloc.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/measured.h"
#include "common/index/post_codec.h"
#include "common/index/text_reader.h"
#include "common/schema.h"
#include "indexer/indexer.h"
#include "indexer/site/post_loader.h"
#include "search/index.h"
#include "search/index_parts.h"

namespace mobysearch::bench {
namespace {

namespace fs = std::filesystem;

struct Text {
  std::string title;
  std::string body;
};

// One record a post in a file: a length and the bytes, twice. So each contender starts from the
// same text, in a process that never parsed anything.
void put(std::ofstream& out, const std::string& text) {
  const std::uint64_t size = text.size();
  out.write(reinterpret_cast<const char*>(&size), sizeof size);
  out.write(text.data(), static_cast<std::streamsize>(size));
}

bool get(std::ifstream& in, std::string& text) {
  std::uint64_t size = 0;
  if (!in.read(reinterpret_cast<char*>(&size), sizeof size)) return false;
  text.resize(size);
  return static_cast<bool>(in.read(text.data(), static_cast<std::streamsize>(size)));
}

double extract(const std::string& source, const std::string& texts) {
  const auto site = read_site(source, {});
  if (!site) return -1;
  std::ofstream out(texts, std::ios::binary);
  for (const SiteDocument& document : site->documents) {
    const auto post = load_post(*site, document);
    if (!post) continue;
    std::string body;
    for (const Section& section : post->sections) {
      body += section.heading + "\n" + section.text + "\n";
    }
    put(out, post->title);
    put(out, body);
  }
  return 0;
}

std::vector<Text> read_texts(const std::string& path) {
  std::vector<Text> texts;
  std::ifstream in(path, std::ios::binary);
  for (Text text; get(in, text.title) && get(in, text.body);) texts.push_back(text);
  return texts;
}

double index_with_mobysearch(const std::string& source, const std::string& db, unsigned threads) {
  IndexerOptions options;
  options.source = source;
  options.db = db;
  options.threads = threads;
  bool ok = false;
  const double taken = seconds_of([&] { ok = run_indexer(options).has_value(); });
  return ok ? taken : -1;
}

double index_with_term_generator(const std::vector<Text>& texts, const std::string& db) {
  return seconds_of([&] {
    Xapian::WritableDatabase database(db, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    for (const Text& text : texts) {
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(text.title);
      generator.increase_termpos();
      generator.index_text(text.body);
      document.set_data(text.title);
      database.add_document(document);
    }
    database.commit();
  });
}

bool run_sql(sqlite3* database, const char* sql) {
  return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

double index_with_fts5(const std::vector<Text>& texts, const std::string& db) {
  bool ok = true;
  const double taken = seconds_of([&] {
    sqlite3* database = nullptr;
    sqlite3_stmt* insert = nullptr;
    ok = sqlite3_open(db.c_str(), &database) == SQLITE_OK &&
         run_sql(database, "CREATE VIRTUAL TABLE post USING fts5(title, body, tokenize=porter)") &&
         run_sql(database, "BEGIN") &&
         sqlite3_prepare_v2(database, "INSERT INTO post VALUES (?, ?)", -1, &insert, nullptr) ==
             SQLITE_OK;
    for (std::size_t i = 0; ok && i < texts.size(); ++i) {
      const Text& text = texts[i];
      sqlite3_bind_text(insert, 1, text.title.data(), static_cast<int>(text.title.size()), nullptr);
      sqlite3_bind_text(insert, 2, text.body.data(), static_cast<int>(text.body.size()), nullptr);
      ok = sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK;
    }
    sqlite3_finalize(insert);
    ok = ok && run_sql(database, "COMMIT");
    sqlite3_close(database);
  });
  return ok ? taken : -1;
}

// A record is lines of field=value; a further line of the same value begins with '='.
void write_dump(const std::vector<Text>& texts, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  for (const Text& text : texts) {
    out << "title=" << text.title << "\nbody=";
    for (const char c : text.body) {
      out << c;
      if (c == '\n') out << '=';
    }
    out << "\n\n";
  }
}

double index_with_scriptindex(const std::string& dump, const std::string& script,
                              const std::string& db) {
  int status = -1;
  const double taken = seconds_of([&] {
    const pid_t child = ::fork();
    if (child == 0) {
      if (std::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(127);
      ::execlp("scriptindex", "scriptindex", "--overwrite", db.c_str(), script.c_str(),
               dump.c_str(), nullptr);
      ::_exit(127);
    }
    ::waitpid(child, &status, 0);
  });
  return status == 0 ? taken : -1;
}

void print(const std::string& name, const Measured& m, const Measured& plain) {
  if (!m.ok) {
    fmt::print("| {} | could not be run | | | | |\n", name);
    return;
  }
  fmt::print("| {} | {:.2f} | {:.2f} | {:.2f} | {:.1f} | {:.0f} |\n", name, m.wall_seconds,
             m.wall_seconds / plain.wall_seconds, m.cpu_seconds,
             static_cast<double>(m.result_bytes) / 1e6, static_cast<double>(m.peak_bytes) / 1e6);
}

int compare(const std::string& source, const std::string& work) {
  const std::string texts = work + "/texts";
  const std::string dump = work + "/dump";
  const std::string script = work + "/script";
  measure(texts, [&] { return extract(source, texts); });
  const auto from_texts = [&](double (*index)(const std::vector<Text>&, const std::string&),
                              const std::string& db) {
    return measure(db, [&] { return index(read_texts(texts), db); });
  };
  std::ofstream(script) << "title : index field=title\nbody : index\n";
  measure(dump, [&] {
    write_dump(read_texts(texts), dump);
    return 0.0;
  });
  fmt::print("source {:.1f} MB of Markdown, {:.1f} MB of text\n\n",
             static_cast<double>(bytes_at(source)) / 1e6,
             static_cast<double>(bytes_at(texts)) / 1e6);
  fmt::print("| | wall s | of plain | CPU s | index MB | peak MB |\n|---|---|---|---|---|---|\n");
  const Measured plain = from_texts(index_with_term_generator, work + "/plain");
  const std::string db = work + "/blog.mobydb";
  print("mobysearch, from Markdown, all cores",
        measure(db, [&] { return index_with_mobysearch(source, db, 0); }), plain);
  print("mobysearch, from Markdown, one thread",
        measure(db, [&] { return index_with_mobysearch(source, db, 1); }), plain);
  print("plain Xapian::TermGenerator loop, from text", plain, plain);
  const std::string omega = work + "/omega";
  print("Omega scriptindex, from text",
        measure(omega, [&] { return index_with_scriptindex(dump, script, omega); }), plain);
  print("SQLite FTS5, from text", from_texts(index_with_fts5, work + "/fts5"), plain);
  return 0;
}

// µs to read one post's record and unpack its whole text, warm.
double record_microseconds(const Index& index) {
  const Xapian::Database database = index.parts().file.database();
  const std::uint32_t last = database.get_lastdocid();
  PostView view;
  TextReader text;
  const auto read_all = [&] {
    for (std::uint32_t docid = 1; docid <= last; ++docid) {
      const std::string record = database.get_metadata(post_key(docid));
      if (record.empty() || !decode_post(record, view)) continue;
      text.open(view);
      (void)text.read(0, view.text_size);
    }
  };
  read_all();
  return seconds_of(read_all) * 1e6 / last;
}

std::size_t allocated_bytes() {
  const auto info = ::mallinfo2();
  return info.uordblks + info.hblkhd;
}

// Only mobysearch, for sites that the others would take too long for.
int single(const std::string& source, const std::string& work) {
  const std::string db = work + "/blog.mobydb";
  const Measured m = measure(db, [&] { return index_with_mobysearch(source, db, 0); });
  if (!m.ok) return 1;
  const std::size_t allocated_before = allocated_bytes();
  const auto index = Index::open(db);
  if (!index) return 1;
  const std::size_t memory = allocated_bytes() - allocated_before;
  double opened = 1e9;
  for (int i = 0; i < 5; ++i) {
    opened = std::min(opened, seconds_of([&] { (void)Index::open(db); }));
  }
  fmt::print("| {} | {:.2f} | {:.2f} | {:.1f} | {:.0f} | {:.1f} | {:.1f} | {:.1f} |\n",
             (*index)->info().posts, m.wall_seconds, m.cpu_seconds,
             static_cast<double>(m.result_bytes) / 1e6, static_cast<double>(m.peak_bytes) / 1e6,
             opened * 1e3, static_cast<double>(memory) / 1e6, record_microseconds(**index));
  return 0;
}

}  // namespace
}  // namespace mobysearch::bench

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  const bool only_ours = argc == 4 && std::string(argv[1]) == "--single";
  if (argc != 3 && !only_ours) {
    fmt::print(stderr, "usage: indexing_bench [--single] SOURCE WORK_DIRECTORY\n");
    return 2;
  }
  const std::string work = argv[argc - 1];
  fs::create_directories(work);
  return only_ours ? mobysearch::bench::single(argv[2], work)
                   : mobysearch::bench::compare(argv[1], work);
}
