// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_document.h"

#include <fmt/core.h>

#include <filesystem>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/document_url.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/front_matter_defaults.h"
#include "indexer/site/heading_title.h"
#include "indexer/site/include_files.h"
#include "indexer/site/language.h"
#include "indexer/site/localized_url.h"
#include "indexer/site/page_plugins.h"
#include "indexer/site/search_opt_out.h"
#include "indexer/site/site_path.h"
#include "indexer/site/source_tree.h"
#include "indexer/site/taxonomy.h"
#include "indexer/site/unread_format.h"
#include "indexer/values/date.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// The first line that is not valid UTF-8, counted from 1.
int first_bad_line(std::string_view text) {
  int line = 1;
  while (!text.empty() && is_valid_utf8(take_line(text))) ++line;
  return line;
}

class DocumentReader {
 public:
  DocumentReader(const SiteConfig& config, const AuthorDirectory& authors, const SiteFile& file,
                 std::int64_t now)
      : config_(config), authors_(authors), file_(file), now_(now) {
    document_.path = file.path;
    document_.collection = file.collection;
    document_.is_page = file.is_page;
    document_.is_markdown = is_markdown_file(config, file.path);
  }

  SiteOutcome read() {
    if (!file_.problem.empty()) return skipped(0, file_.problem);
    name_ = parse_post_name(fs::path(file_.path).filename().string());
    if (is_post() && !file_.is_draft && !name_) {
      return SiteOutcome{SiteOutcome::Kind::kMisnamed};
    }
    if (is_converted(config_, file_.path)) {
      return skipped(0, why_unread(unread_format(config_, file_.path)));
    }
    auto text = config_.source.read(file_.path, kMaxPostBytes);
    if (!text) return skipped(0, text.error().message);
    const bool has_matter = begins_with_front_matter(*text);
    is_readme_index_ = is_page() && is_readme_index(config_, file_.path, has_matter);
    if (needs_front_matter() && !has_matter) {
      return SiteOutcome{SiteOutcome::Kind::kNoFrontMatter};
    }
    if (!is_valid_utf8(*text)) return skipped(first_bad_line(*text), "is not valid UTF-8");
    split_ = split_front_matter(*text);
    const auto matter = parse_front_matter(split_, config_.renderer);
    if (!matter) return without_matter(matter.error());
    if (const auto error = refused_categories(*matter)) return without_matter(*error);
    return apply(*matter);
  }

 private:
  bool is_page() const { return file_.is_page; }
  bool is_post() const { return file_.collection == "posts"; }

  /// Jekyll copies a page or a collection's file that has no front matter as it is.
  bool needs_front_matter() const {
    if (is_post() || !config_.is_jekyll || is_readme_index_) return false;
    return !is_page() || !is_page_without_front_matter(config_, file_.path);
  }

  SiteOutcome skipped(int line, std::string reason) const {
    return {SiteOutcome::Kind::kSkipped, {}, {file_.path, line, std::move(reason)}};
  }
  /// Skipped for what a key of the front matter says.
  SiteOutcome skipped_for(std::string_view key, std::string reason) const {
    return skipped(line_of_key(split_, key), std::move(reason));
  }

  /// Hidden; with its document, if the file is published.
  SiteOutcome hidden_for(std::string reason) {
    return {SiteOutcome::Kind::kHidden, std::move(document_), {file_.path, 0, std::move(reason)}};
  }

  /// Whether Jekyll publishes a file with such a mistake, as if it had no front matter.
  bool goes_on_after(const ValueError& error) const {
    const bool is_jekylls = split_.language == FrontMatterSplit::Language::kYaml &&
                            config_.renderer != MarkdownRenderer::kHugo &&
                            config_.renderer != MarkdownRenderer::kZola;
    const bool stops = config_.values.get("strict_front_matter").is_true() ||
                       (is_page() && error.kind == ValueError::Kind::kNoMap);
    return is_jekylls && !stops && error.kind != ValueError::Kind::kLimit;
  }

  SiteOutcome without_matter(const ValueError& error) {
    if (!goes_on_after(error)) return skipped(error.line, reason_with_column(error));
    name_.reset();
    document_.lacks_matter = true;
    SiteOutcome outcome = apply(Value(Value::Kind::kMap));
    outcome.fault = {file_.path, error.line, error.column,
                     error.reason +
                         "; until that is mended, the file is published without its "
                         "front matter"};
    return outcome;
  }

  /// Categories that Jekyll cannot join with those of the file's place.
  std::optional<ValueError> refused_categories(const Value& matter) const {
    const Value& categories = matter.get("categories");
    const bool is_fine = categories.is_null() || categories.is_list() || categories.is_string();
    if (is_page() || is_fine) return std::nullopt;
    return ValueError{line_of_key(split_, "categories"),
                      "`categories` is neither a list nor a string", 1};
  }

  SiteOutcome apply(const Value& matter) {
    if (const auto problem = problem_with(matter)) return *problem;
    Value& values = document_.values;
    values =
        merge_front_matter(categories_by_place(),
                           defaults_for(config_, file_.path, file_.collection, is_page()), matter);
    if (const auto problem = set_date()) return *problem;
    set_names();
    if (document_.is_markdown) set_title_from_heading(config_, split_.body, document_);
    document_.labels = labels_of(document_.lacks_matter ? plural_labels(values) : values);
    document_.authors = authors_of(values, authors_);
    document_.lang = language_of(values, file_.path, config_.languages, config_.lang);
    // Jekyll ignores the defaults when it asks whether a page is published.
    std::string hidden = reason_hidden(is_page() ? matter : values);
    if (!hidden.empty()) return hidden_for(std::move(hidden));
    if (is_readme_index_) values.set("permalink", index_permalink());
    auto url = document_url(config_, document_, now_);
    if (!url) return skipped_for("permalink", url.error().message);
    document_.url = localized_url(config_, document_, *url);
    hidden = reason_not_searched(document_, split_.body);
    if (!hidden.empty()) return hidden_for(std::move(hidden));
    const std::string directory = fs::path(file_.path).parent_path().string();
    return {SiteOutcome::Kind::kDocument,
            std::move(document_),
            {},
            {},
            included_files(config_, directory, split_.body)};
  }

  Value index_permalink() const {
    const std::string directory = fs::path(file_.path).parent_path().string();
    return Value(Value::Kind::kString, directory.empty() ? "/" : "/" + directory + "/");
  }

  std::vector<std::string> categories_by_place() const {
    if (is_page()) return {};
    auto directories = category_directories(file_.path, config_.collections_dir,
                                            file_.is_draft ? "_drafts" : "_" + file_.collection);
    const bool is_translated = !translation_folder(file_.path).empty() && directories.size() >= 2;
    if (is_translated) directories.erase(directories.begin(), directories.begin() + 2);
    return directories;
  }

  /// Jekyll does not get to `category` and `tag` of the defaults.
  static Value plural_labels(const Value& values) {
    Value labels(Value::Kind::kMap);
    for (const char* key : {"categories", "tags"}) labels.set(key, values.get(key));
    return labels;
  }

  /// What makes Jekyll fail.
  std::optional<SiteOutcome> problem_with(const Value& matter) const {
    if (is_page()) return std::nullopt;
    const Value& slug = matter.get("slug");
    if (!slug.is_null() && !slug.is_string()) {
      return skipped_for("slug", "`slug` is not a string: put it in quotes");
    }
    return std::nullopt;
  }

  /// Sets the front matter's date, else the file name's, else for a draft the time of its last
  /// change. A page may have none.
  std::optional<SiteOutcome> set_date() {
    std::optional<std::int64_t> instant;
    const Value* date = document_.values.find("date");
    if (date != nullptr) {
      instant = parse_date(*date, config_.zone);
      if (!instant && !is_page()) {
        return skipped_for("date", fmt::format("`date` is not a date: '{}'", date->text));
      }
    } else if (name_ && !is_page()) {
      instant = midnight(name_->year, name_->month, name_->day, config_.zone);
      if (!instant) return skipped_for("", "the date in its file name does not exist");
    }
    const bool marked = document_.values.get("draft").is_true() && !is_page();
    if (!instant && (file_.is_draft || marked)) instant = modification_time();
    if (!instant && is_post()) instant = now_;  // its front matter could not be read
    if (!instant) return std::nullopt;
    document_.timestamp = *instant;
    document_.date = iso_date(*instant, config_.zone);
    return std::nullopt;
  }

  std::optional<std::int64_t> modification_time() const {
    const auto status = config_.source.status(file_.path);
    return status ? std::optional(status->modified) : std::nullopt;
  }

  /// Without a title in the front matter, the file's name makes one; `slug` does not.
  void set_names() {
    std::string slug = name_ ? name_->slug : file_stem(file_.path);
    if (document_.lacks_matter) slug = fs::path(file_.path).stem();
    const Value& title = document_.values.get("title");
    if (title.is_scalar() && !title.is_false()) {
      document_.title = title.text;
    } else if (!is_page() && !document_.lacks_matter) {
      document_.title = titleize_slug(slug);
    }
    const Value& own = document_.values.get("slug");
    document_.slug = own.is_string() ? own.text : slug;
  }

  /// Why the file is not published; empty when it is.
  std::string reason_hidden(const Value& values) const {
    const Value* published = values.find("published");
    const bool no = published != nullptr && (published->is_null() || published->is_false());
    const bool is_hugo = config_.renderer == MarkdownRenderer::kHugo;
    if (no && !config_.unpublished) return is_hugo ? "is a draft" : "`published: false`";
    const bool waits = (!is_page() || is_hugo) && document_.timestamp > now_;
    return waits && !config_.future ? "is dated in the future" : "";
  }

  const SiteConfig& config_;
  const AuthorDirectory& authors_;
  const SiteFile& file_;
  const std::int64_t now_;
  std::optional<PostName> name_;
  bool is_readme_index_ = false;
  FrontMatterSplit split_;  ///< views the file's text, which lives until read() returns
  SiteDocument document_;
};

}  // namespace

SiteOutcome read_site_document(const SiteConfig& config, const AuthorDirectory& authors,
                               const SiteFile& file, std::int64_t now) {
  return DocumentReader(config, authors, file, now).read();
}

}  // namespace mobysearch
