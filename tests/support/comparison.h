// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/post.h"

namespace mobysearch::testing {

/// The exit code of a program of tests/compare that lacks what it is to ask.
inline constexpr int kNotInstalled = 3;

/// Counts in how many samples we are equal to a program that is followed, and shows where not.
class Comparison {
 public:
  /// Notes one respect of a sample. `about` is shown beside a difference.
  void note(const std::string& name, const std::string& about, const std::string& respect,
            const std::string& ours, const std::string& theirs);
  /// The respects "headings" and "text" of sections as tests/compare/page_sections.rb reports them.
  void note_sections(const std::string& name, const std::string& about,
                     const std::vector<Section>& ours, const nlohmann::json& theirs);

  /// Prints, and returns, the share of `respect` that is equal.
  double print_share(const std::string& respect) const;
  void print_differences() const;

 private:
  struct Count {
    int all = 0, equal = 0;
  };
  struct Difference {
    std::string name, about, respect, ours, theirs;
  };

  std::map<std::string, Count> counts_;
  std::vector<Difference> differences_;
};

/// Words as they are written, a blank between them. An option such as `--mount` keeps its hyphens
/// with us.
std::string words_of(std::string text);

/// The environment's variable `name`, else `otherwise`.
std::string setting(const char* name, const std::string& otherwise);

}  // namespace mobysearch::testing
