// SPDX-License-Identifier: GPL-2.0-or-later
// Our sections beside those of pages that real kramdown makes: of snippets put together at random,
// of real posts, and of lines of those. Prints the share that is equal and names what is not.
//
// MOBYSEARCH_COMPARE_SEED and MOBYSEARCH_COMPARE_COUNT make other snippets and more;
// MOBYSEARCH_COMPARE_FILES names directories of Markdown, instead of the corpora's.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/markdown.h"
#include "tests/support/process.h"

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

constexpr int kNotInstalled = 3;
constexpr int kMostShown = 20;

std::string setting(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

KramdownOptions options_from(const Json& kramdown) {
  KramdownOptions options;
  options.gfm = kramdown.value("input", "GFM") == "GFM";
  const auto quirks = kramdown.value("gfm_quirks", std::vector<std::string>());
  const auto has = [&](const char* quirk) {
    return std::find(quirks.begin(), quirks.end(), quirk) != quirks.end();
  };
  options.quirk_paragraph_end = has("paragraph_end");
  options.auto_typographic = !has("no_auto_typographic");
  options.hard_wrap = kramdown.value("hard_wrap", options.hard_wrap);
  options.html_to_native = kramdown.value("html_to_native", options.html_to_native);
  options.parse_block_html = kramdown.value("parse_block_html", options.parse_block_html);
  options.parse_span_html = kramdown.value("parse_span_html", options.parse_span_html);
  options.auto_ids = kramdown.value("auto_ids", options.auto_ids);
  options.auto_id_prefix = kramdown.value("auto_id_prefix", options.auto_id_prefix);
  options.auto_id_stripping = kramdown.value("auto_id_stripping", options.auto_id_stripping);
  options.header_offset = kramdown.value("header_offset", options.header_offset);
  return options;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// Words as they are written. An option such as `--mount` keeps its hyphens with us.
std::string words(std::string text) {
  replace_all(text, "--", "–");
  std::istringstream in(text);
  std::string out;
  for (std::string word; in >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

struct Difference {
  std::string name, markdown, respect, ours, theirs;
};

class Comparison {
 public:
  void add(const Json& sample) {
    ++samples_;
    const auto ours = sections_from_markdown(sample["markdown"].get<std::string>(),
                                             {.kramdown = options_from(sample["options"])});
    Json found = Json::array();
    Json expected = Json::array();
    std::string our_text, their_text;
    for (const Section& section : ours) {
      if (section.level > 0) {
        found.push_back({section.level, section.anchor ? Json(*section.anchor) : Json(nullptr)});
      }
      our_text += words(section.heading) + "\n" + words(section.text) + "\n";
    }
    for (const Json& section : sample["sections"]) {
      if (section["level"] != 0) expected.push_back({section["level"], section["id"]});
      their_text += words(section["heading"]) + "\n" + words(section["text"]) + "\n";
    }
    note(sample, "headings", found.dump(), expected.dump());
    note(sample, "text", our_text, their_text);
  }

  /// Prints what was found; the share of `respect` that is equal.
  double share(const std::string& respect) const {
    const auto found = unequal_.find(respect);
    const int unequal = found == unequal_.end() ? 0 : found->second;
    fmt::print("{:9} {} of {}\n", respect, samples_ - unequal, samples_);
    return samples_ == 0 ? 0 : 1.0 - static_cast<double>(unequal) / samples_;
  }
  void print_differences() const {
    for (const Difference& each : differences_) {
      fmt::print("{} {}\n{}\n  ours:   {}\n  theirs: {}\n\n", each.name, each.respect,
                 each.markdown, each.ours, each.theirs);
    }
  }

 private:
  void note(const Json& sample, const std::string& respect, const std::string& ours,
            const std::string& theirs) {
    if (ours == theirs) return;
    if (++unequal_[respect] > kMostShown) return;
    const std::string markdown = sample["markdown"];
    const bool is_short = markdown.size() < 1000;
    std::size_t at = 0;
    while (at < ours.size() && at < theirs.size() && ours[at] == theirs[at]) ++at;
    const std::size_t from = at < 60 || is_short ? 0 : at - 60;
    const auto part = [&](const std::string& text) {
      return Json(text.substr(from, is_short ? std::string::npos : 160))
          .dump(-1, ' ', false, Json::error_handler_t::replace);
    };
    differences_.push_back({sample["name"].get<std::string>() + " " + sample["options"].dump(),
                            is_short ? sample["markdown"].dump() : "", respect, part(ours),
                            part(theirs)});
  }

  int samples_ = 0;
  std::map<std::string, int> unequal_;
  std::vector<Difference> differences_;
};

/// Asks the oracle. nullopt when kramdown is not installed.
std::optional<Comparison> compare(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {
      "ruby", std::string(MOBYSEARCH_SOURCE_DIR) + "/tests/compare/kramdown_oracle.rb"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const Finished oracle = run(command, {{"LANG", "C.UTF-8"}});
  if (oracle.exit_code == kNotInstalled || oracle.exit_code == 127) return std::nullopt;
  EXPECT_EQ(oracle.exit_code, 0) << oracle.err;
  Comparison comparison;
  std::istringstream lines(oracle.out);
  for (std::string line; std::getline(lines, line);) comparison.add(Json::parse(line));
  return comparison;
}

std::string seed() { return setting("MOBYSEARCH_COMPARE_SEED", "1"); }
std::string count() { return setting("MOBYSEARCH_COMPARE_COUNT", "1500"); }

/// Directories of Markdown, or none.
std::vector<std::string> directories() {
  const std::string corpora = corpora_directory();
  const std::string usual =
      corpora.empty() ? "" : corpora + "/sites " + corpora + "/markdown/rust-blog";
  std::istringstream in(setting("MOBYSEARCH_COMPARE_FILES", usual));
  std::vector<std::string> all;
  for (std::string each; in >> each;) all.push_back(each);
  return all;
}

/// Of what HTML parsers make of broken tables, and such, we need not have all.
constexpr double kMostText = 0.998;

void expect_the_same(const std::vector<std::string>& arguments) {
  const auto found = compare(arguments);
  if (!found) GTEST_SKIP() << "kramdown and its GFM parser are not installed (ruby, jekyll)";
  found->print_differences();
  EXPECT_EQ(found->share("headings"), 1.0);
  EXPECT_GE(found->share("text"), kMostText);
}

TEST(Kramdown, RandomSnippetsHaveTheSameSections) { expect_the_same({"random", seed(), count()}); }

TEST(Kramdown, RealPostsHaveTheSameSections) {
  std::vector<std::string> arguments = directories();
  if (arguments.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  arguments.insert(arguments.begin(), "files");
  expect_the_same(arguments);
}

TEST(Kramdown, LinesOfRealPostsPutTogetherHaveTheSameSections) {
  std::vector<std::string> arguments = directories();
  if (arguments.empty()) GTEST_SKIP() << "../shared/corpora is not there";
  const std::string how[] = {"mixed", seed(), count()};
  arguments.insert(arguments.begin(), std::begin(how), std::end(how));
  expect_the_same(arguments);
}

}  // namespace
}  // namespace mobysearch::testing
