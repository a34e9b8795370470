// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/gfm_marks.h"

#include <algorithm>

namespace mobysearch {
namespace {

/// `^name` in the `[^name]` that `text` begins with, or "".
std::string_view note_label(std::string_view text) {
  constexpr std::size_t kMaxNoteName = 100;
  if (!text.starts_with("[^")) return {};
  const std::size_t end = text.substr(0, kMaxNoteName + 3).find_first_of("] \t\n", 2);
  if (end == std::string_view::npos || end == 2 || text[end] != ']') return {};
  return text.substr(1, end - 1);
}

}  // namespace

bool is_delimiter_row(std::string_view line) {
  return line.find_first_not_of("|:- \t") == std::string_view::npos &&
         line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos;
}

std::string_view without_task_box(std::string_view text) {
  for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
    if (text.starts_with(box)) return text.substr(box.size());
  }
  return text;
}

GfmMarks::GfmMarks(std::string_view document) {
  for (auto at = document.find("[^"); at != document.npos; at = document.find("[^", at + 2)) {
    const std::string_view label = note_label(document.substr(at));
    if (!label.empty() && document.substr(at + label.size() + 2, 1) == ":") notes_.emplace(label);
  }
}

std::size_t GfmMarks::note_length(std::string_view text) const {
  const std::string_view label = note_label(text);
  if (label.empty() || !is_note(label)) return 0;
  const std::size_t length = label.size() + 2;
  return length + (text.substr(length, 1) == ":" ? 1 : 0);
}

std::string GfmMarks::clean(std::string_view text, bool in_table) const {
  const std::string_view marks = in_table ? "~[|" : "~[";
  std::string cleaned;
  for (;;) {
    const std::size_t plain = std::min(text.find_first_of(marks), text.size());
    cleaned += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return cleaned;
    const std::size_t mark = text.starts_with("~~") ? 2 : note_length(text);
    if (mark == 0) cleaned += text[0] == '|' ? ' ' : text[0];
    text.remove_prefix(mark == 0 ? 1 : mark);
  }
}

}  // namespace mobysearch
