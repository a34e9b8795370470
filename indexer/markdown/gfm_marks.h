// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace mobysearch {

/// Removes the marks of GitHub's extensions, which are text for CommonMark, and keeps what they
/// mark.

/// The row between a table's head and its body, `|---|:-:|`: it has hyphens, colons, and a pipe.
bool is_delimiter_row(std::string_view line);

/// `text` without the box, `[ ] ` or `[x] `, that begins a task.
std::string_view without_task_box(std::string_view text);

/// Footnotes and strikethrough of one document.
class GfmMarks {
 public:
  explicit GfmMarks(std::string_view document);

  /// `text` without `~~`, and without `[^name]` where the document has that note; in a table, with
  /// blanks for pipes.
  std::string clean(std::string_view text, bool in_table) const;
  /// `^name` of a note that the document has.
  bool is_note(std::string_view label) const { return notes_.count(label) != 0; }

 private:
  /// Bytes of the reference or the definition's beginning that `text` begins with, or 0.
  std::size_t note_length(std::string_view text) const;

  std::set<std::string, std::less<>> notes_;
};

}  // namespace mobysearch
