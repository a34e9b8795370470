// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// The files of web/ and docs/ that the server hands out, built into the binary.
namespace assets {
extern const std::string_view kWidgetScript;
extern const std::string_view kWidgetStyle;
extern const std::string_view kArabic;  ///< this and the next: what the widget says
extern const std::string_view kChinese;
extern const std::string_view kFrench;
extern const std::string_view kGerman;
extern const std::string_view kJapanese;
extern const std::string_view kSpanish;
extern const std::string_view kDemoMain;
extern const std::string_view kDemoStyle;
extern const std::string_view kBlogTemplate;
extern const std::string_view kOpenApi;
extern const std::string_view kResultsStyle;
extern const std::string_view kResultsTemplate;
}  // namespace assets

}  // namespace mobysearch
