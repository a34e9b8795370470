// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace mobysearch {

/// What makes a page of a Markdown file: it decides how the file is read and which ids headings
/// get. All but kramdown read CommonMark.
enum class MarkdownRenderer : std::uint8_t {
  kKramdown,    ///< Jekyll's own
  kCommonMark,  ///< Jekyll with `markdown: CommonMark`: headings get no ids
  kGhPages,     ///< Jekyll with `markdown: CommonMarkGhPages` or `GFM`
  kGitHub,      ///< a folder of Markdown files, as GitHub shows them
  kHugo,
  kZola,
};

}  // namespace mobysearch
