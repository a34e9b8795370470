// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/published.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

/// As text: a category that YAML takes for a number is one all the same.
Json texts(const Json& values) {
  Json result = Json::array();
  for (const Json& value : values) result.push_back(value.is_string() ? value : Json(value.dump()));
  return result;
}

Json headings(const Json& list, const char* id) {
  Json result = Json::array();
  for (const Json& heading : list) result.push_back({heading["level"], heading[id]});
  return result;
}

/// Whether a text ends in a character of a script that has no blanks between words: what stands on
/// the next line is joined to it in the index.
bool ends_in_cjk(const std::string& text) {
  if (text.size() < 3) return false;
  const auto lead = static_cast<unsigned char>(text[text.size() - 3]);
  return (lead >= 0xE3 && lead <= 0xE9) || lead == 0xEF;
}

/// The beginning of an excerpt, on one line: the index keeps no more than 2,000 bytes.
Json beginning(const std::string& text) {
  std::istringstream in(text);
  std::string line;
  for (std::string word; in >> word;) line += word + (ends_in_cjk(word) ? "" : " ");
  return line.substr(0, 1500);
}

}  // namespace

Documents documents_by_path(std::istream& lines) {
  Documents posts;
  for (std::string line; std::getline(lines, line);) {
    Json post = Json::parse(line);
    const std::string path = post["path"];
    posts.emplace(path, std::move(post));
  }
  return posts;
}

Documents indexed_documents(const std::string& root, const std::string& include) {
  const TempDir dir;
  const std::string db = dir / "site.mobydb";
  const auto done = mobysearch({"index", root, "--db", db, "--include", include}, {{"TZ", "UTC"}});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  std::istringstream listed(mobysearch({"info", "--posts", "--db", db}).out);
  return documents_by_path(listed);
}

const std::vector<Respect>& respects() {
  const auto member = [](const char* name) {
    return [name](const Json& post) { return post[name]; };
  };
  const auto list = [](const char* name) {
    return [name](const Json& post) { return texts(post.value(name, Json::array())); };
  };
  static const std::vector<Respect> all = {
      {"url", member("url"), member("url")},
      {"title", member("title"), member("title")},
      {"date", member("date"), member("date")},
      {"categories", list("categories"), list("categories")},
      {"tags", list("tags"), list("tags")},
      {"excerpt_text", [](const Json& post) { return beginning(post["excerpt_text"]); },
       [](const Json& post) { return beginning(post["excerpt"]); }},
      {"headings", [](const Json& post) { return headings(post["headings"], "id"); },
       [](const Json& post) { return headings(post["sections"], "anchor"); }},
  };
  return all;
}

}  // namespace mobysearch::testing
