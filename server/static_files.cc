// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/static_files.h"

#include <algorithm>

#include "server/http/response.h"
#include "server/pages/assets.h"

namespace mobysearch {
namespace {

constexpr std::string_view kCss = "text/css; charset=utf-8";
constexpr std::string_view kScript = "text/javascript; charset=utf-8";

}  // namespace

const std::vector<std::pair<std::string_view, StaticFile>>& static_files() {
  static const std::vector<std::pair<std::string_view, StaticFile>> files = {
      {"/moby-search.js", {assets::kWidgetScript, kScript}},
      {"/moby-search.css", {assets::kWidgetStyle, kCss}},
      {"/moby-search.ar.json", {assets::kArabic, kJsonType}},
      {"/moby-search.de.json", {assets::kGerman, kJsonType}},
      {"/moby-search.es.json", {assets::kSpanish, kJsonType}},
      {"/moby-search.fr.json", {assets::kFrench, kJsonType}},
      {"/moby-search.ja.json", {assets::kJapanese, kJsonType}},
      {"/moby-search.zh.json", {assets::kChinese, kJsonType}},
      {"/demo.css", {assets::kDemoStyle, kCss}},
      {"/results.css", {assets::kResultsStyle, kCss}},
      {"/openapi.json", {assets::kOpenApi, kJsonType}},
  };
  return files;
}

const StaticFile* static_file(std::string_view path) {
  const auto& files = static_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const auto& each) { return each.first == path; });
  return found == files.end() ? nullptr : &found->second;
}

}  // namespace mobysearch
