// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/comparison.h"

#include <fmt/core.h>

#include <cstdlib>
#include <sstream>

namespace mobysearch::testing {
namespace {

using Json = nlohmann::json;

constexpr int kMostShown = 20;
constexpr std::size_t kMostAbout = 1500;

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// From shortly before the two begin to differ.
std::string part_that_differs(const std::string& text, const std::string& other) {
  std::size_t at = 0;
  while (at < text.size() && at < other.size() && text[at] == other[at]) ++at;
  const std::size_t from = at < 60 ? 0 : at - 60;
  return Json(text.substr(from, 200)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void Comparison::note(const std::string& name, const std::string& about, const std::string& respect,
                      const std::string& ours, const std::string& theirs) {
  Count& count = counts_[respect];
  ++count.all;
  if (ours == theirs) {
    ++count.equal;
  } else if (count.all - count.equal <= kMostShown) {
    differences_.push_back({name, about.size() < kMostAbout ? about : "", respect,
                            part_that_differs(ours, theirs), part_that_differs(theirs, ours)});
  }
}

void Comparison::note_sections(const std::string& name, const std::string& about,
                               const std::vector<Section>& ours, const Json& theirs) {
  Json found = Json::array();
  Json expected = Json::array();
  std::string our_text, their_text;
  for (const Section& section : ours) {
    if (section.level > 0) {
      found.push_back({section.level, section.anchor ? Json(*section.anchor) : Json(nullptr)});
    }
    our_text += words_of(section.heading) + "\n" + words_of(section.text) + "\n";
  }
  for (const Json& section : theirs) {
    if (section["level"] != 0) expected.push_back({section["level"], section["id"]});
    their_text += words_of(section["heading"]) + "\n" + words_of(section["text"]) + "\n";
  }
  note(name, about, "headings", found.dump(), expected.dump());
  note(name, about, "text", our_text, their_text);
}

double Comparison::print_share(const std::string& respect) const {
  const auto found = counts_.find(respect);
  const Count count = found == counts_.end() ? Count{} : found->second;
  fmt::print("{:12} {} of {}\n", respect, count.equal, count.all);
  return count.all == 0 ? 0 : static_cast<double>(count.equal) / count.all;
}

void Comparison::print_differences() const {
  for (const Difference& each : differences_) {
    fmt::print("{} {}\n{}\n  ours:   {}\n  theirs: {}\n\n", each.name, each.respect, each.about,
               each.ours, each.theirs);
  }
}

std::string words_of(std::string text) {
  replace_all(text, "--", "–");
  std::istringstream in(text);
  std::string out;
  for (std::string word; in >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string setting(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

}  // namespace mobysearch::testing
