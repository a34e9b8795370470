// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mobysearch::bench {

/// What all contenders index: the text that mobysearch took from the Markdown.
struct Document {
  std::string id;
  std::string title;
  std::string body;
};

struct Query {
  std::string id;
  std::string text;
  bool prefix = false;  ///< the last word is unfinished
};

/// A search engine as its users would set it up. Throws std::exception on failure.
class Contender {
 public:
  virtual ~Contender() = default;
  virtual std::string version() const = 0;
  /// One line for the document: how it is set up.
  virtual std::string settings() const = 0;
  /// From `source` (Markdown) or `documents`, as it likes, to a finished index at `path`.
  virtual void index(const std::string& source, const std::vector<Document>& documents,
                     const std::string& path) = 0;
  /// Opens what index() made.
  virtual void open(const std::string& path) = 0;
  /// The whole answer, with a snippet for each hit; returns the hits' ids, best first.
  virtual std::vector<std::string> search(const Query& query, int limit) = 0;
};

std::unique_ptr<Contender> make_mobysearch();
std::unique_ptr<Contender> make_xapian();
std::unique_ptr<Contender> make_fts5();

}  // namespace mobysearch::bench
