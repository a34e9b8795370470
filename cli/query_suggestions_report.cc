// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_suggestions_report.h"

#include <fmt/core.h>

#include "cli/golden_entry.h"
#include "cli/yaml_scalar.h"
#include "common/json_writer.h"

namespace mobysearch {
namespace {

std::string synonyms_part(const QuerySuggestions& suggestions) {
  std::string out;
  for (const MissingWord& missing : suggestions.missing) {
    if (missing.meant.empty()) continue;
    std::string meant;
    for (const std::string& word : missing.meant) {
      meant += (meant.empty() ? "" : ", ") + yaml_text(word);
    }
    out += fmt::format("  {}: [{}]  # {}×\n", yaml_text(missing.word), meant, missing.searches);
  }
  if (out.empty()) return "# No word was looked for in vain that others may stand for.\n";
  return "# Words that no post has, how often they were looked for, and words that may be meant. "
         "Keep what is so, and\n# put it into mobysearch.yml in the site's root; the next "
         "`mobysearch index` reads it.\nsynonyms:\n" +
         out;
}

std::string wanted_part(const QuerySuggestions& suggestions) {
  std::string out;
  for (const MissingWord& missing : suggestions.missing) {
    if (!missing.meant.empty()) continue;
    out += fmt::format("#   {}  {}×\n", yaml_text(missing.word), missing.searches);
  }
  return out.empty() ? "" : "\n# No post has these words, or any like them:\n" + out;
}

std::string golden_part(const QuerySuggestions& suggestions) {
  std::string out;
  for (const FrequentQuery& frequent : suggestions.frequent) {
    out += golden_entry(frequent.golden);
  }
  if (out.empty()) return "\n# No frequent query finds a post with all its words.\n";
  return "\n# What readers look for most, and the post that comes first now. Keep what should come "
         "first, and put it into\n# the file for `mobysearch check --golden`.\nqueries:\n" +
         out;
}

}  // namespace

std::string format_yaml(const QuerySuggestions& suggestions) {
  return synonyms_part(suggestions) + wanted_part(suggestions) + golden_part(suggestions);
}

std::string to_json(const QuerySuggestions& suggestions) {
  JsonWriter json;
  json.open_object();
  json.objects("missing", suggestions.missing, [&](const MissingWord& missing) {
    json.string("word", missing.word);
    json.integer("searches", missing.searches);
    json.strings("meant", missing.meant);
  });
  json.objects("golden", suggestions.frequent, [&](const FrequentQuery& frequent) {
    json.string("query", frequent.golden.query);
    json.string("url", frequent.golden.url);
    json.integer("searches", frequent.searches);
  });
  json.close_object();
  return json.take() + "\n";
}

}  // namespace mobysearch
