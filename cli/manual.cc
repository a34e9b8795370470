// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/manual.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "cli/roff.h"
#include "common/version.h"

namespace mobysearch {
namespace {

std::string header(const std::string& page, const std::string& about) {
  return fmt::format(
      ".\\\" Made by mobysearch manual.\n.TH {} 1 \"\" \"mobysearch {}\" \"User Commands\"\n"
      ".SH NAME\n{} \\- {}\n",
      roff_text(page), version(), roff_text(page), roff_text(about));
}

/// How the operand is written in a synopsis: SOURCE, [SITE], [WORDS ...]
std::string operand_synopsis(const Option& operand) {
  std::string name = operand.name;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  if (operand.kind == Option::Kind::kList) return "[" + name + " ...]";
  return operand.initial.empty() ? name : "[" + name + "]";
}

std::string synopsis(const Command& command) {
  std::string line = "`mobysearch " + command.name + "`";
  if (command.operand) line += " " + operand_synopsis(*command.operand);
  if (command.db != nullptr || command.dbs != nullptr) line += " `--db` FILE";
  if (!command.options.empty()) line += " [OPTION ...]";
  return roff_text(line) + "\n";
}

std::string option_term(const Option& option) {
  std::string term = "`--" + option.name + "`";
  return option.kind == Option::Kind::kFlag ? term : term + " " + option.value_name;
}

std::string option_text(const Option& option) {
  std::string text = option.help + ".";
  if (option.kind == Option::Kind::kList && text.find("(repeatable)") == std::string::npos) {
    text += " Repeatable.";
  }
  if (!option.initial.empty()) text += " Default: " + option.initial + ".";
  return option.details.empty() ? text : text + " " + option.details;
}

struct Entry {
  const char* term;
  const char* text;
};

// What ExitCode says, for users.
constexpr Entry kExitStatuses[] = {
    {"0", "Success."},
    {"1",
     "Nothing found (query), a check failed (check), a server has no index (health), a golden "
     "query held and no longer does "
     "(diff), or a file was skipped or faulty with --strict (index)."},
    {"2", "Wrong usage."},
    {"3", "The index is missing, damaged, or of another schema version."},
    {"4", "The input could not be read, or has no posts; no server answers (health, stats)."},
    {"5",
     "The output could not be written, there was not enough memory, the address could not be "
     "bound, or another indexer writes the same file."},
};

constexpr Entry kEnvironment[] = {
    {"`MOBYSEARCH_`NAME",
     "The option `--`name: `MOBYSEARCH_DB` is `--db`, `MOBYSEARCH_CORS_ORIGIN` is "
     "`--cors-origin`."},
    {"`GITHUB_ACTIONS`",
     "Where it is true, `index` and `check` also say on standard error, as annotations, which file "
     "is skipped, faulty or fails, and at which line: as errors where that fails the command, else "
     "as warnings."},
    {"`NO_COLOR`", "If it is set, nothing is coloured, and there are no hyperlinks."},
};

constexpr Entry kFiles[] = {
    {"mobysearch.yml",
     "Settings, in the site's root for `mobysearch index`, `watch` and `init`, in the current "
     "directory for the other commands. A key is a long option without its dashes. There may also "
     "be `synonyms`, a map from a word to its equivalents, which `mobysearch index` and `watch` "
     "read: `k8s: [kubernetes]`. A search for the word finds them too, not the other way round. "
     "`mobysearch init` writes one."},
    {"search-golden.yml",
     "Golden queries for `mobysearch check --golden`, which `mobysearch init` proposes."},
    {"/etc/mobysearch.env", "The environment of the systemd service: a NAME=VALUE a line."},
};

template <std::size_t count>
std::string section(const char* title, const Entry (&entries)[count]) {
  std::string out = fmt::format(".SH {}\n", title);
  for (const Entry& entry : entries) out += roff_definition(entry.term, entry.text);
  return out;
}

constexpr char kProgramDescription[] =
    "`mobysearch` indexes the posts of a Jekyll site from their source, without building the site, "
    "into one file, and searches that file at the command line or over HTTP. Links lead to the "
    "URLs and heading anchors that Jekyll will publish.\n\n"
    "Data goes to standard output, everything else to standard error. Colours, hyperlinks and the "
    "progress bar appear on a terminal only; elsewhere, indexing that takes longer tells once a "
    "minute how far it is.";

constexpr char kSettings[] =
    "An option is taken from the command line, else from the environment, else from "
    "`mobysearch.yml`.";

}  // namespace

std::string manual_page(const std::vector<Command>& commands) {
  std::string page = header("mobysearch", "full-text search for a Jekyll blog") + ".SH SYNOPSIS\n";
  std::string described;
  std::string seen;
  for (const Command& command : commands) {
    page += (described.empty() ? "" : ".br\n") + synopsis(command);
    described += roff_definition("`mobysearch " + command.name + "`", command.help + ".");
    seen += (seen.empty() ? "" : ", ") + roff_text("`mobysearch-" + command.name + "`(1)");
  }
  page += ".br\n" + roff_text("`mobysearch --version` | `--help` | `help` [COMMAND]") + "\n";
  page += ".SH DESCRIPTION\n" + roff_paragraphs(kProgramDescription) + ".SH COMMANDS\n" + described;
  page += ".SH SETTINGS\n" + roff_paragraphs(kSettings);
  page += section("ENVIRONMENT", kEnvironment) + section("FILES", kFiles);
  return page + section("EXIT STATUS", kExitStatuses) + ".SH SEE ALSO\n" + seen + "\n";
}

std::string manual_page(const Command& command) {
  std::string page = header("mobysearch-" + command.name, command.help);
  page += ".SH SYNOPSIS\n" + synopsis(command) + ".SH DESCRIPTION\n";
  page += roff_paragraphs(command.description);
  if (command.operand) {
    page += roff_definition(operand_synopsis(*command.operand), command.operand->help + ".");
  }
  page += ".SH OPTIONS\n";
  for (const Option& option : command.options) {
    page += roff_definition(option_term(option), option_text(option));
  }
  page += roff_definition("`--help`", "Print a summary of the options and exit.");
  return page + section("EXIT STATUS", kExitStatuses) + ".SH SEE ALSO\n" +
         roff_text("`mobysearch`(1)") + ", which has the settings, environment and files\n";
}

}  // namespace mobysearch
