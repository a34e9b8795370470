// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/settings_proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/command.h"
#include "cli/yaml_scalar.h"
#include "server/http/response.h"

namespace mobysearch {
namespace {

constexpr std::string_view kSettingsPreamble =
    "# Settings of mobysearch for this site. A key is an option of a command, without its dashes;\n"
    "# the command line and the environment go first. The commands index, watch and init read "
    "this\n"
    "# file in the site's root, the others in the current directory.\n";

/// What jekyll serve serves at.
constexpr std::string_view kLocalOrigins = "http://localhost:4000, http://127.0.0.1:4000";

constexpr std::string_view kSynonyms =
    "\n# Words, and what else is found by them.\n"
    "# synonyms:\n"
    "#   k8s: [kubernetes]\n";

std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + yaml_scalar(text);
  return "[" + out + "]";
}

/// Writes settings with what the options' own definitions say of them.
class Proposal {
 public:
  explicit Proposal(std::string text) : text_(std::move(text)) {}

  void begin(const Command& command) {
    command_ = &command;
    text_ += fmt::format("\n# mobysearch {}: {}\n", command.name, command.help);
  }
  void set(const std::string& key, const std::string& value) { add("", key, value); }
  /// As a comment, with an example of a value.
  void offer(const std::string& key, const std::string& value) { add("# ", key, value); }
  std::string take() { return std::move(text_); }

 private:
  void add(const char* before, const std::string& key, const std::string& value) {
    const auto option = std::ranges::find(command_->options, key, &Option::name);
    text_ += fmt::format("\n# {}.\n{}{}: {}\n", option->help, before, key, value);
  }

  std::string text_;
  const Command* command_ = nullptr;
};

void propose_for_index(Proposal& proposal, const Site& site) {
  const Command index = index_command();
  proposal.begin(index);
  const std::vector<std::string> others = other_collections(site);
  if (site.documents.empty() && !others.empty()) {
    proposal.set("include", list_of(others));
  } else {
    proposal.offer("include", others.empty() ? "[pages]" : list_of(others));
  }
  if (site.config.url.empty()) proposal.offer("url", "https://blog.example");
  if (site.config.title.empty()) proposal.offer("title", "Our blog");
  if (site.config.lang.empty()) proposal.offer("lang", "en");
  proposal.offer("future", "true");
  proposal.offer("drafts", "true");
  proposal.offer("strict", "true");
}

void propose_for_serve(Proposal& proposal, const Site& site) {
  const Command serve = serve_command();
  proposal.begin(serve);
  const std::string origin = origin_of(site.config.url);
  if (origin.empty()) {
    proposal.offer("cors-origin", fmt::format("[https://blog.example, {}]", kLocalOrigins));
  } else {
    proposal.set("cors-origin", fmt::format("[{}, {}]", origin, kLocalOrigins));
  }
  proposal.offer("port", "8080");
  proposal.offer("watch", ".");
  proposal.offer("posts", "true");
}

void propose_for_check(Proposal& proposal) {
  const Command check = check_command();
  proposal.begin(check);
  proposal.set("golden", kGoldenName);
  proposal.offer("site", "_site");
  proposal.offer("except", "[/notes/*]");
}

}  // namespace

std::vector<std::string> other_collections(const Site& site) {
  std::set<std::string> names;
  for (const SiteFile& file : site.other_files) {
    if (file.collection != "posts" && file.problem.empty()) names.insert(file.collection);
  }
  return {names.begin(), names.end()};
}

std::string propose_settings(const Site& site, const std::string& db) {
  Proposal proposal(fmt::format("{}\n# The index file, for all commands.\ndb: {}\n",
                                kSettingsPreamble, yaml_scalar(db)));
  propose_for_index(proposal, site);
  propose_for_serve(proposal, site);
  propose_for_check(proposal);
  return proposal.take() + std::string(kSynonyms);
}

}  // namespace mobysearch
