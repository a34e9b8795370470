// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/annotation.h"

#include <fmt/core.h>

#include <cstdlib>
#include <string_view>

#include "cli/terminal.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

std::string escaped(std::string text) {
  replace_all(text, "%", "%25");
  replace_all(text, "\r", "%0D");
  replace_all(text, "\n", "%0A");
  return printable(text);
}

/// As the value of a property, which commas and colons end.
std::string escaped_property(const std::string& text) {
  std::string out = escaped(text);
  replace_all(out, ":", "%3A");
  replace_all(out, ",", "%2C");
  return out;
}

}  // namespace

std::string format_annotation(const Annotation& annotation) {
  std::string place;
  if (!annotation.file.empty()) place += " file=" + escaped_property(annotation.file);
  if (annotation.line > 0) place += fmt::format(",line={}", annotation.line);
  if (annotation.column > 0) place += fmt::format(",col={}", annotation.column);
  return fmt::format("::{}{}::{}\n", annotation.is_error ? "error" : "warning", place,
                     escaped(annotation.message));
}

void annotate(const Annotation& annotation) {
  const char* runs = std::getenv("GITHUB_ACTIONS");
  if (runs != nullptr && std::string_view(runs) == "true") {
    print_note(format_annotation(annotation));
  }
}

}  // namespace mobysearch
