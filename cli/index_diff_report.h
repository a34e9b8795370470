// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "cli/index_diff.h"

namespace mobysearch {

/// For a terminal: a line for each difference, then the golden queries whose rank or answer
/// changed. Nothing of an index can send commands to the terminal.
std::string format_text(const IndexDiff& diff);

/// One line of JSON, with all the golden queries; the command's man page describes it.
std::string to_json(const IndexDiff& diff);

/// A comment for a pull request: at most 50 entries of each kind, long ones cut, so that it stays
/// below the 65,536 characters that hosts take. What comes from an index or a golden file stands in
/// code spans only, where it can neither be markup nor mention anybody. The first line,
/// "<!-- mobysearch diff -->", is there to find the comment again.
std::string format_markdown(const IndexDiff& diff);

/// `text` as a code span of Markdown, on one line, cut after 200 bytes.
std::string code_span(const std::string& text);

}  // namespace mobysearch
