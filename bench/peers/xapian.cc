// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include "bench/peers/contender.h"

namespace mobysearch::bench {
namespace {

// Fields of a document's data, in this order, a '\n' between them; the body comes last.
struct Shown {
  std::string id;
  std::string body;
};

Shown shown_from(const std::string& data) {
  const std::size_t id_end = data.find('\n');
  return {data.substr(0, id_end), data.substr(data.find('\n', id_end + 1) + 1)};
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

constexpr const char* kStopWords[] = {
    "a",    "about", "an",   "and",   "are",   "as",    "at",    "be",   "been", "but",   "by",
    "can",  "do",    "does", "for",   "from",  "had",   "has",   "have", "how",  "i",     "if",
    "in",   "into",  "is",   "it",    "its",   "may",   "must",  "no",   "not",  "of",    "on",
    "or",   "such",  "that", "the",   "their", "there", "these", "they", "this", "to",    "was",
    "were", "what",  "when", "where", "which", "who",   "why",   "will", "with", "would", "you"};

class XapianContender : public Contender {
 public:
  std::string version() const override { return Xapian::version_string(); }
  std::string settings() const override {
    return "TermGenerator with positions, title wdf ×3, BM25 k1 1.6 b 0.75, stop words, OR, "
           "FLAG_PARTIAL for an unfinished word, MSet::snippet with flags 0";
  }

  void index(const std::string&, const std::vector<Document>& documents,
             const std::string& path) override {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    for (const Document& document : documents) {
      Xapian::Document made;
      generator.set_document(made);
      generator.index_text(document.title, 3);
      generator.increase_termpos();
      generator.index_text(document.body);
      made.set_data(document.id + "\n" + one_line(document.title) + "\n" + document.body);
      database.add_document(made);
    }
    database.commit();
  }

  void open(const std::string& path) override {
    database_ = Xapian::Database(path);
    parser_.set_database(database_);
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_stopper(&stopper_);
    parser_.set_default_op(Xapian::Query::OP_OR);
  }

  std::vector<std::string> search(const Query& query, int limit) override {
    const unsigned flags = query.prefix ? Xapian::QueryParser::FLAG_PARTIAL : 0;
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.6, 0, 1, 0.75, 0.5));
    enquire.set_query(parser_.parse_query(query.text, flags));
    const Xapian::MSet hits = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    std::vector<std::string> ids;
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      Shown shown = shown_from(hit.get_document().get_data());
      snippet_ = hits.snippet(shown.body, 200, stemmer_, 0);
      ids.push_back(std::move(shown.id));
    }
    return ids;
  }

 private:
  Xapian::Database database_;
  Xapian::Stem stemmer_{"en"};
  Xapian::SimpleStopper stopper_{std::begin(kStopWords), std::end(kStopWords)};
  Xapian::QueryParser parser_;
  std::string snippet_;
};

}  // namespace

std::unique_ptr<Contender> make_xapian() { return std::make_unique<XapianContender>(); }

}  // namespace mobysearch::bench
