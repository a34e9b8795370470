// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/exclude_edit.h"
#include "cli/golden_proposal.h"
#include "cli/index_job.h"
#include "cli/index_report.h"
#include "cli/next_steps.h"
#include "cli/replaced_file.h"
#include "cli/settings_proposal.h"
#include "cli/terminal.h"
#include "indexer/site/site_warnings.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

struct InitOptions {
  std::string site = ".";
  std::string db = "blog.mobydb";
  bool yes = false;
};

/// A directory for an index that is only looked at.
class Scratch {
 public:
  Scratch() {
    std::error_code error;
    path_ = fs::temp_directory_path(error) / "mobysearch-init.XXXXXX";
    error_ = error.value();
    if (error_ == 0 && ::mkdtemp(path_.data()) == nullptr) error_ = errno;
  }
  ~Scratch() {
    std::error_code error;
    if (error_ == 0) fs::remove_all(path_, error);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  Result<std::string> file(const std::string& name) const {
    if (error_ == 0) return path_ + "/" + name;
    return fail(ErrorCode::kOutputUnwritable,
                fmt::format("{}: cannot be made: {}", path_, std::strerror(error_)),
                "set TMPDIR to a directory that can be written");
  }

 private:
  std::string path_;
  int error_ = 0;
};

class Init {
 public:
  explicit Init(const InitOptions& options) : options_(options) { job_.indexer.source = root(); }

  Result<ExitCode> run() {
    return look()
        .and_then([&] {
          return write_unless_there(kSettingsName,
                                    [&] { return propose_settings(*site_, options_.db); });
        })
        .and_then([&] { return write_golden(); })
        .and_then([&] { return exclude(); })
        .map([&] {
          print_out(todo_ + printable(next_steps(*site_, root(), options_.db)));
          return kExitOk;
        });
  }

 private:
  const std::string& root() const { return options_.site; }
  std::string path_of(const std::string& name) const {
    return (fs::path(root()) / name).lexically_normal();
  }
  static void note(const std::string& name, const std::string& text) {
    print_note(printable(name) + ": " + text + "\n");
  }

  /// By the settings that are there already, if they are.
  Result<void> look() {
    if (auto taken = take_settings(job_); !taken) return taken;
    job_.indexer.allow_empty = true;
    auto site = read_site(root(), job_.indexer);
    if (!site) return fail(std::move(site.error()));
    site_ = std::move(*site);
    const SiteConfig& config = site_->config;
    const bool is_plain = !config.is_jekyll && config.renderer == MarkdownRenderer::kGitHub;
    if (const std::string above = root_above(config.source.path()); is_plain && !above.empty()) {
      return fail(
          ErrorCode::kUsage,
          fmt::format("{}: is a folder of the site {}, which has its settings", root(), above),
          "use mobysearch init " + above);
    }
    if (auto usable = check_name(); !usable) return usable;
    if (!site_->documents.empty()) return {};
    if (job_.indexer.include.empty()) job_.indexer.include = other_collections(*site_);
    if (!job_.indexer.include.empty()) return {};
    return fail(ErrorCode::kInputUnreadable, root() + ": no posts or pages found",
                "use the root of a Jekyll site, or a folder of Markdown files");
  }

  /// Jekyll excludes all that begins with a name in `exclude`.
  Result<void> check_name() const {
    for (const SiteDocument& document : site_->documents) {
      if (!site_->config.is_jekyll || !document.path.starts_with(options_.db)) continue;
      return fail(ErrorCode::kUsage,
                  fmt::format("{}: Jekyll would exclude {} together with an index of this name",
                              options_.db, document.path),
                  "name it with an ending, such as blog.mobydb");
    }
    return {};
  }

  template <class Make>
  Result<void> write_unless_there(const std::string& name, const Make& make) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(path_of(name), error))) {
      note(path_of(name), "is there, and stays as it is");
      return {};
    }
    Result<std::string> text = make();
    if (!text) return fail(std::move(text.error()));
    return write_new_file(path_of(name), *text).map([&] { note(path_of(name), "written"); });
  }

  Result<void> write_golden() {
    auto written = write_unless_there(kGoldenName, [&] { return golden(); });
    const bool has_none = !written && written.error().code == ErrorCode::kInputUnreadable;
    if (!has_none) return written;
    note(path_of(kGoldenName), "not written: " + printable(written.error().message));
    return {};
  }

  Result<std::string> golden() {
    const Scratch scratch;
    auto db = scratch.file("index");
    if (!db) return db;
    job_.indexer.db = *db;
    job_.indexer.strict = false;
    auto report = run_index_job(job_);
    if (!report) return fail(std::move(report.error()));
    print_note(format_notes(*report));
    auto index = Index::open(*db);
    if (!index) return fail(std::move(index.error()));
    return propose_golden(*index);
  }

  /// Has Jekyll not publish what mobysearch keeps in the site: with the author's consent, else by
  /// saying what to write.
  Result<void> exclude() {
    const std::vector<std::string> names = published_names();
    if (names.empty()) return {};
    const auto file = config_file();
    auto edited = file ? edit(*file, names) : std::nullopt;
    if (edited && is_allowed(*file, names)) {
      return replace_file(path_of(*file), *edited).map([&] {
        note(path_of(*file), fmt::format("excludes {} now", fmt::join(names, ", ")));
      });
    }
    todo_ = fmt::format("In {}, so that Jekyll does not publish them:\n\n{}\n",
                        file.value_or("the site's configuration"), printable(exclude_lines(names)));
    return {};
  }

  /// Of the files in the root that are the site's, those that it does not exclude.
  std::vector<std::string> published_names() const {
    const SiteConfig& config = site_->config;
    std::error_code error;
    const fs::path real = fs::canonical(root(), error);
    std::vector<std::string> names;
    if (!config.is_jekyll) return names;
    for (const std::string& name :
         {options_.db, std::string(kSettingsName), std::string(kGoldenName)}) {
      const fs::path below =
          (real / name).lexically_normal().lexically_relative(config.source.path());
      const bool is_outside = below.empty() || *below.begin() == "..";
      if (!is_outside && !is_excluded(config, below, false)) names.push_back(below);
    }
    if (names.empty()) note(root(), "nothing to exclude: Jekyll publishes none of these files");
    return names;
  }

  /// The one configuration file, if it is in the root.
  std::optional<std::string> config_file() const {
    std::error_code error;
    for (const char* name : kConfigFiles) {
      if (fs::exists(path_of(name), error)) {
        return job_.indexer.configs.empty() ? std::optional<std::string>(name) : std::nullopt;
      }
    }
    return std::nullopt;
  }

  std::optional<std::string> edit(const std::string& file,
                                  const std::vector<std::string>& names) const {
    if (fs::path(file).extension() == ".toml") return std::nullopt;
    const auto tree = SourceTree::open(root());
    const auto text = tree ? tree->read(file, kMaxConfigBytes) : fail(tree.error());
    auto edited = text ? with_excludes(*text, names) : std::nullopt;
    if (!edited) note(path_of(file), "is written in a way that is not edited here");
    return edited;
  }

  bool is_allowed(const std::string& file, const std::vector<std::string>& names) const {
    if (options_.yes) return true;
    if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDERR_FILENO) != 1) return false;
    print_note(
        printable(fmt::format("Add {} to `exclude` in {}, so that Jekyll does not publish "
                              "them? [y/N] ",
                              fmt::join(names, ", "), path_of(file))));
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
  }

  const InitOptions& options_;
  IndexJob job_;
  std::optional<Site> site_;
  std::string todo_;
};

constexpr char kInitDescription[] =
    "Looks at the site as `mobysearch index` does, and writes into its root `mobysearch.yml`, "
    "with the settings that suit it and as comments the others, and `search-golden.yml`, queries "
    "that its search must answer, proposed from its titles and headings. A file that is there "
    "stays as it is.\n\n"
    "So that Jekyll does not publish these files and the index, they are "
    "added to `exclude` in the site's configuration, after a question at the terminal, or with "
    "`--yes`; else, or where the configuration is written in a way that is not edited here, the "
    "lines to add are printed. The rest of the configuration stays as it is, with its "
    "comments.\n\n"
    "On standard output is what is left to do: the lines for the layout, the step "
    "for the site's CI, and how to try the search here. A folder of Markdown that is no Jekyll "
    "site gets the same but for `exclude`.";

}  // namespace

Command init_command() {
  auto options = std::make_shared<InitOptions>();
  return {
      .name = "init",
      .help = "Set up the search of a site",
      .description = kInitDescription,
      .operand = text_option("site", options->site, "DIR",
                             "A Jekyll site's root, or a folder of Markdown files; by default the "
                             "current directory"),
      .options = {detailed(text_option("db", options->db, "FILE", "The index file to be"),
                           "It is not made yet, and is relative to the site's root."),
                  flag_option("yes", options->yes, "Edit the configuration without a question")},
      .settings_directory = [options] { return options->site; },
      .run = [options](const SettingsFile&) { return Init(*options).run(); },
  };
}

}  // namespace mobysearch
