// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/yaml_scalar.h"

#include <algorithm>

#include "common/json_writer.h"
#include "common/text/ascii.h"

namespace mobysearch {

std::string yaml_text(std::string_view text) {
  JsonWriter json;
  json.string(text);
  std::string quoted = json.take();
  // But for two noncharacters that YAML does not have, a JSON string is a YAML scalar.
  replace_all(quoted, "\xEF\xBF\xBE", "\\ufffe");
  replace_all(quoted, "\xEF\xBF\xBF", "\\uffff");
  return quoted;
}

std::string yaml_scalar(const std::string& text) {
  const auto is_plain = [](char c) {
    return is_ascii_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '/';
  };
  const bool is_word = in_word_list(text, "true false yes no on off null y n");
  if (!text.empty() && is_ascii_letter(text.front()) && std::ranges::all_of(text, is_plain) &&
      !is_word) {
    return text;
  }
  return yaml_text(text);
}

}  // namespace mobysearch
