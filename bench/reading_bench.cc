// SPDX-License-Identifier: GPL-2.0-or-later
// Does the answer hold what a reader looks for, and show it? Searches a blog for its own words,
// runs of words, headings and titles, whole, begun and misspelt, and for words that it lacks.
//
//   reading_bench INDEX [--list] [ROW…]    --list says what failed; ROW: the rows' first words
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "bench/reading/blog.h"

using namespace mobysearch;

namespace {

struct Measurement {
  std::string_view name;
  bench::Row (*run)(bench::Blog&);
};

constexpr std::array<Measurement, 9> kMeasurements = {{{"sections", bench::shown_sections},
                                                       {"quoted", bench::quoted_runs},
                                                       {"unquoted", bench::unquoted_runs},
                                                       {"titles", bench::begun_titles},
                                                       {"beginnings", bench::begun_words},
                                                       {"finished", bench::finished_words},
                                                       {"pasted", bench::pasted_titles},
                                                       {"lacking", bench::lacking_words},
                                                       {"slips", bench::slips}}};

bool is_known(std::string_view name) {
  return name == "--list" || std::any_of(kMeasurements.begin(), kMeasurements.end(),
                                         [&](const Measurement& m) { return m.name == name; });
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string_view> words(argv + std::min(argc, 2), argv + argc);
  if (argc < 2 || !std::all_of(words.begin(), words.end(), is_known)) {
    fmt::print(stderr, "usage: reading_bench INDEX [--list] [ROW…]\nrows:");
    for (const Measurement& each : kMeasurements) fmt::print(stderr, " {}", each.name);
    fmt::print(stderr, "\n");
    return 2;
  }
  const bool lists = std::erase(words, "--list") > 0;
  bench::Blog blog(argv[1]);
  for (const auto& [name, run] : kMeasurements) {
    if (!words.empty() && std::find(words.begin(), words.end(), name) == words.end()) continue;
    const bench::Row row = run(blog);
    fmt::print("{:<10} {:<58} {}\n", name, row.what, row.figures);
    for (std::size_t i = 0; lists && i < row.examples.size(); ++i)
      fmt::print("    {}\n", row.examples[i]);
    std::fflush(stdout);
  }
  return 0;
}
