// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_liquid.h"

#include <filesystem>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/markdown/markdown.h"
#include "indexer/site/document_values.h"
#include "indexer/site/file_url.h"
#include "indexer/site/include_files.h"
#include "indexer/site/liquid/liquid.h"
#include "indexer/site/localized_url.h"
#include "indexer/site/site_lists.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// What depends on the document's language, on a site in several.
constexpr std::string_view kLocalized =
    "data active_lang default_lang permalink_lang rendered_lang";

/// The text of a file in the includes directory, beside the document, or in the theme's includes.
std::optional<std::string> included_file(const Site& site, const SiteDocument& document,
                                         std::string_view name) {
  if (!is_include_name(name)) return std::nullopt;
  const SiteConfig& config = site.config;
  const auto own = include_path(config, fs::path(document.path).parent_path().string(), name);
  auto text = own ? read_include(config.source, *own)
                  : read_include(config.theme, join_path("_includes", trim_left(name, "/")));
  if (text) return std::move(*text);
  if (own) {
    site.include_problems->add_unread({*own, 0, text.error().message});
  } else {
    site.include_problems->add_missing(name);
  }
  return std::nullopt;
}

LiquidContext liquid_context(const Site& site, const SiteDocument& document, const Value& page) {
  LiquidContext context;
  context.site = &site.config.values;
  context.page = &page;
  context.built = [&](std::string_view owner, std::string_view key) -> const Value* {
    const std::string language = polyglot_language(site.config, document);
    if (language.empty() && in_word_list(key, kLocalized)) return nullptr;
    const SiteLists& lists = site.lists->of(site, language);
    return owner == "site" ? lists.list(key) : lists.in_document(document.path, key);
  };
  context.baseurl = site.config.baseurl;
  context.site_url = site.config.url;
  context.zone = site.config.zone;
  context.now = site.built_at;
  context.link = [&site](std::string_view path) { return url_of_file(site, path); };
  context.post_url = [&site](std::string_view name) {
    if (name.starts_with('/')) name.remove_prefix(1);
    return std::string(site.urls_by_post_name.find(name));
  };
  context.markdownify = [&site](std::string_view text) {
    return html_from_markdown(text, {site.config.renderer, site.config.kramdown, {}});
  };
  context.include = [&](std::string_view name) { return included_file(site, document, name); };
  return context;
}

bool has_liquid(const SiteDocument& document, std::string_view body) {
  if (document.values.get("render_with_liquid").is_false()) return false;
  return body.find("{%") != std::string_view::npos || body.find("{{") != std::string_view::npos;
}

void drop_marks(std::string& text) { replace_all(text, kUnknownMark, ""); }

/// Takes the marks off a section's text; the ranges of code in it move.
void drop_marks_from_text(Section& section) {
  const auto moved = [&](std::uint32_t place) {
    std::uint32_t before = 0;
    for (auto at = section.text.find(kUnknownMark); at < place;
         at = section.text.find(kUnknownMark, at + 1)) {
      before += static_cast<std::uint32_t>(kUnknownMark.size());
    }
    return place - before;
  };
  if (section.text.find(kUnknownMark) == std::string::npos) return;
  for (TextRange& range : section.code) range = {moved(range.begin), moved(range.end)};
  std::erase_if(section.code, [](const TextRange& range) { return range.begin == range.end; });
  drop_marks(section.text);
}

/// Adds what stands in a section to the one before it.
void add_section(Section& before, Section section) {
  if (!before.text.empty() && !section.text.empty()) before.text += '\n';
  const auto shift = static_cast<std::uint32_t>(before.text.size());
  for (const TextRange& range : section.code) {
    before.code.push_back({range.begin + shift, range.end + shift});
  }
  before.text += section.text;
  before.media.insert(before.media.end(), section.media.begin(), section.media.end());
  before.links.insert(before.links.end(), section.links.begin(), section.links.end());
}

}  // namespace

void settle_unknown_headings(std::vector<Section>& sections, bool ids_keep_letters) {
  const auto holds_mark = [](const std::string& text) {
    return text.find(kUnknownMark) != std::string::npos;
  };
  std::vector<Section> settled;
  for (Section& section : sections) {
    const bool is_unknown = holds_mark(section.heading);
    const bool is_made_id = section.anchor && (holds_mark(*section.anchor) || !ids_keep_letters);
    if (is_unknown && is_made_id) section.anchor.reset();
    drop_marks(section.heading);
    section.heading = trim(section.heading);
    drop_marks_from_text(section);
    for (Media& media : section.media) drop_marks(media.title);
    if (is_unknown && section.heading.empty() && !settled.empty()) {
      add_section(settled.back(), std::move(section));
    } else {
      settled.push_back(std::move(section));
    }
  }
  sections = std::move(settled);
}

std::string resolve_document_liquid(const Site& site, const SiteDocument& document,
                                    std::string_view body) {
  if (!has_liquid(document, body)) return std::string(body);
  const Value page = document_values(site, document);
  return resolve_liquid(body, liquid_context(site, document, page));
}

}  // namespace mobysearch
