// SPDX-License-Identifier: GPL-2.0-or-later
#include <sqlite3.h>

#include <cctype>
#include <stdexcept>

#include "bench/peers/contender.h"

namespace mobysearch::bench {
namespace {

// FTS5 takes words apart at anything that is no letter or digit; bytes above 0x7F are letters here.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string match_expression(const Query& query) {
  std::string expression;
  for (const std::string& word : words_of(query.text)) {
    if (!expression.empty()) expression += " OR ";
    expression += '"' + word + '"';
  }
  if (query.prefix && !expression.empty()) expression += '*';
  return expression;
}

class Fts5Contender : public Contender {
 public:
  ~Fts5Contender() override {
    sqlite3_finalize(select_);
    sqlite3_close(database_);
  }

  std::string version() const override { return sqlite3_libversion(); }
  std::string settings() const override {
    return "porter unicode61, OR, bm25 weights 5 and 2, `\"word\"*` for an unfinished word, "
           "snippet()";
  }

  void index(const std::string&, const std::vector<Document>& documents,
             const std::string& path) override {
    connect(path);
    run("CREATE VIRTUAL TABLE post USING fts5(id UNINDEXED, title, body,"
        " tokenize='porter unicode61')");
    run("BEGIN");
    sqlite3_stmt* insert = prepare("INSERT INTO post VALUES (?, ?, ?)");
    for (const Document& document : documents) {
      bind(insert, 1, document.id);
      bind(insert, 2, document.title);
      bind(insert, 3, document.body);
      check(sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK);
    }
    sqlite3_finalize(insert);
    run("INSERT INTO post(post, rank) VALUES ('rank', 'bm25(0, 5, 2)')");
    run("INSERT INTO post(post) VALUES ('optimize')");
    run("COMMIT");
    sqlite3_close(database_);
    database_ = nullptr;
  }

  void open(const std::string& path) override {
    connect(path);
    select_ = prepare(
        "SELECT id, snippet(post, -1, '\x02', '\x03', '…', 30) FROM post WHERE post MATCH ?"
        " ORDER BY rank LIMIT ?");  // sorted inside FTS5: only ten snippets are cut
  }

  std::vector<std::string> search(const Query& query, int limit) override {
    const std::string expression = match_expression(query);
    std::vector<std::string> ids;
    if (expression.empty()) return ids;
    bind(select_, 1, expression);
    sqlite3_bind_int(select_, 2, limit);
    while (sqlite3_step(select_) == SQLITE_ROW) {
      ids.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(select_, 0)));
      check(sqlite3_column_text(select_, 1) != nullptr);
    }
    check(sqlite3_reset(select_) == SQLITE_OK);
    return ids;
  }

 private:
  void check(bool ok) const {
    if (!ok) throw std::runtime_error(sqlite3_errmsg(database_));
  }
  void connect(const std::string& path) {
    check(sqlite3_open(path.c_str(), &database_) == SQLITE_OK);
  }
  void run(const char* sql) {
    check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) == SQLITE_OK);
    return statement;
  }
  void bind(sqlite3_stmt* statement, int place, const std::string& text) {
    check(sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()),
                            SQLITE_TRANSIENT) == SQLITE_OK);
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
};

}  // namespace

std::unique_ptr<Contender> make_fts5() { return std::make_unique<Fts5Contender>(); }

}  // namespace mobysearch::bench
