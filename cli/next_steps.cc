// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/next_steps.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/settings_proposal.h"
#include "common/input_file.h"
#include "common/version.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSomeServer = "https://search.example.org";

/// The lines that README.md has, too.
constexpr const char* kBox =
    R"(<link rel="stylesheet" href="{0}/moby-search.css">
<script type="module" src="{0}/moby-search.js"></script>
<moby-search endpoint="{0}"><form action="{0}/search"><input type="search" name="q" aria-label="Search"></form></moby-search>
)";

/// Where the site's pages get what stands around them, from the root.
std::string layout_of(const Site& site, const fs::path& root) {
  std::error_code error;
  const fs::path below =
      fs::path(site.config.source.path()).lexically_relative(fs::canonical(root, error));
  for (const char* layout : {"_layouts/default.html", "_layouts/post.html"}) {
    if (site.config.source.has_file(layout)) return (below / layout).lexically_normal();
  }
  return "your layout";
}

std::string layout_step(const Site& site, const fs::path& root) {
  const std::string known = site.config.values.text_of("moby_search");
  const std::string server = known.empty() ? kSomeServer : known;
  std::string out =
      fmt::format("In {}, where the search box is to stand:\n\n", layout_of(site, root)) +
      fmt::format(fmt::runtime(kBox), server);
  if (known.empty()) {
    out += fmt::format("\n{} stands for the server's address. docs/jekyll.md has an include.\n",
                       kSomeServer);
  }
  return out;
}

/// Whether .gitignore names the index, as far as a look tells.
bool is_ignored(const fs::path& root, const std::string& db) {
  const auto text = read_input_file(root / ".gitignore", kMaxConfigBytes);
  return text &&
         (text->find(db) != std::string::npos || text->find("*.mobydb") != std::string::npos);
}

std::string ci_step(const Site& site, const fs::path& root, const std::string& db) {
  const bool is_jekyll = site.config.is_jekyll;
  const char* const built = is_jekyll ? " --site _site" : "";
  std::string out = fmt::format(
      "\nIn CI{}:\n\n"
      "mobysearch index . --db {} --strict\n"
      "mobysearch check --db {} --golden {}{}\n"
      "deploy/publish {} deploy@search.example.org:/var/lib/mobysearch/blog.mobydb {}\n",
      is_jekyll ? ", after jekyll build" : "", db, db, kGoldenName, built, db, kSomeServer);
  std::error_code error;
  if (fs::exists(root / ".github", error)) {
    out += fmt::format(
        "\nor on GitHub, by the action that examples/ci/github.yml sets up:\n\n"
        "- uses: OWNER/mobysearch@v{}\n"
        "  with:\n"
        "    db: {}\n"
        "    golden: {}\n{}",
        version(), db, kGoldenName, is_jekyll ? "    site: _site\n" : "");
  }
  if (fs::exists(root / ".gitlab-ci.yml", error)) out += "\nor as in examples/ci/gitlab.yml\n";
  if (fs::exists(root / ".git", error) && !is_ignored(root, db)) {
    out += fmt::format(
        "\nThe index is made of what git keeps, so git need not: add /{} to .gitignore.\n", db);
  }
  return out;
}

}  // namespace

std::string next_steps(const Site& site, const std::string& root, const std::string& db) {
  return layout_step(site, root) + ci_step(site, root, db) +
         fmt::format(
             "\nHere, to try it at http://127.0.0.1:8080/:\n\n"
             "mobysearch serve --watch . --db {} --posts\n",
             db);
}

}  // namespace mobysearch
