// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_frame.h"

#include <fmt/format.h>

#include "common/input_file.h"
#include "common/text/html_escape.h"
#include "server/pages/assets.h"
#include "server/pages/page_parts.h"
#include "server/pages/page_texts.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxTemplateBytes = 1U << 20;
constexpr std::string_view kTitle = "{{title}}";
constexpr std::string_view kHead = "{{head}}";
constexpr std::string_view kHome = "{{home}}";
constexpr std::string_view kForm = "{{form}}";
constexpr std::string_view kMain = "{{main}}";
constexpr std::string_view kLang = "{{lang}}";
constexpr std::string_view kDir = "{{dir}}";
constexpr std::string_view kRoot = "{{root}}";

std::string home_link(const IndexInfo& site) {
  return fmt::format("<a class=\"ms-home\" href=\"{}\">{}</a>",
                     escape_html(public_link(site, site.baseurl + "/")), isolated(title_of(site)));
}

/// Other words are looked for with the same filters, in the same order.
std::string kept_params(PageRequest request) {
  request.offset = 0;
  std::string out;
  for (const auto& [name, value] : params_for(request)) {
    if (name != "q") {
      out +=
          fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, escape_html(value));
    }
  }
  return out;
}

std::string form(const PageRequest& request, const PageTexts& texts) {
  return fmt::format(
      "<search><form class=\"ms-form\" action=\"{4}/search\"><label>{0} "
      "<input type=\"search\" name=\"q\" value=\"{1}\" dir=\"auto\" maxlength=\"{2}\" "
      "enterkeyhint=\"search\" autocapitalize=\"off\" autocomplete=\"off\" autocorrect=\"off\" "
      "spellcheck=\"false\"></label> <button>{0}</button>{3}</form></search>",
      texts.search, escape_html(request.query), SearchRequest::kMaxQueryBytes, kept_params(request),
      request.root);
}

}  // namespace

Result<void> check_template(std::string_view page_template) {
  for (const std::string_view mark : {kTitle, kHead, kForm, kMain}) {
    if (page_template.find(mark) == std::string_view::npos) {
      return fail(ErrorCode::kInputUnreadable, fmt::format("the template has no {}", mark));
    }
  }
  return {};
}

Result<std::string> read_results_template(const std::string& file) {
  if (file.empty()) return std::string(assets::kResultsTemplate);
  auto text = read_input_file(file, kMaxTemplateBytes);
  if (!text) {
    return fail(ErrorCode::kInputUnreadable, file + ": the template " + text.error().message,
                "docs/http_api.md describes templates; web/results.html is one");
  }
  if (auto whole = check_template(*text); !whole) {
    return fail(ErrorCode::kInputUnreadable, file + ": " + whole.error().message,
                "docs/http_api.md lists the marks");
  }
  return text;
}

std::string framed(const FramedPage& page, const PageRequest& request, const IndexInfo& site,
                   std::string_view page_template) {
  const PageTexts& texts = page_texts(site.lang);
  return fill_template(page_template, {{kTitle, escape_html(page.title + " – " + title_of(site))},
                                       {kHead, page.head},
                                       {kHome, home_link(site)},
                                       {kForm, form(request, texts)},
                                       {kMain, page.main},
                                       {kLang, std::string(texts.lang)},
                                       {kDir, std::string(texts.dir)},
                                       {kRoot, request.root}});
}

}  // namespace mobysearch
