// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/query_text.h"

#include <fmt/core.h>

namespace mobysearch::testing {
namespace {

using namespace std::chrono;

std::string digits_of(const std::optional<sys_days>& days) {
  if (!days) return "";
  const year_month_day date(*days);
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

std::string to_string(const DateRange& range) {
  return digits_of(range.first) + ".." + digits_of(range.last);
}

std::string to_string(const QueryNode& node) {
  const std::string ellipsis = node.unfinished ? "…" : "";
  const auto group = [&](std::string_view name) {
    std::string out = "(" + std::string(name);
    for (const QueryNode& child : node.children) out += " " + to_string(child);
    return out + ")";
  };
  using Kind = QueryNode::Kind;
  switch (node.kind) {
    case Kind::kWord:
      return node.text + ellipsis;
    case Kind::kPrefix:
      return node.text + "*";
    case Kind::kPhrase:
      return "\"" + node.text + ellipsis + "\"";
    case Kind::kField:
      return std::string(field_spec(node.field).name) + ":" +
             (node.quoted ? "\"" + node.text + ellipsis + "\"" : node.text + ellipsis);
    case Kind::kDate:
      return "date:" + to_string(node.dates);
    case Kind::kAll:
      return group(node.strict ? "and" : "all");
    case Kind::kAny:
      return group("or");
    case Kind::kNot:
      return group("not");
  }
  return {};
}

}  // namespace mobysearch::testing
