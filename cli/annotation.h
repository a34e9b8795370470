// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// What is wrong with a file, for a service that shows it beside the file's lines.
struct Annotation {
  bool is_error = false;  ///< or a warning
  std::string file;       ///< as seen from the current directory; empty: of no file
  int line = 0;           ///< counted from 1; 0: of the whole file
  int column = 0;         ///< likewise
  std::string message;
};

/// The line by which GitHub Actions takes up an annotation ("::error file=a.md,line=3::reason"),
/// with what would end it or its parts escaped.
std::string format_annotation(const Annotation& annotation);

/// Says it on stderr when GitHub Actions runs this process (GITHUB_ACTIONS=true).
void annotate(const Annotation& annotation);

}  // namespace mobysearch
