// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/values/value.h"

namespace mobysearch {

struct Site;

/// What Liquid's `site` has of the site's documents, in Jekyll's order (Jekyll::Drops::SiteDrop):
/// `posts`, `pages`, `html_pages`, `documents`, `collections`, `categories`, `tags`, and each
/// collection by its name. Pages are those of Markdown and HTML files. What is not published is not
/// there. Immutable.
///
/// On a site of jekyll-polyglot, they have the documents of a language and those that it lacks; so
/// has `data`, and `active_lang` names it.
class SiteLists {
 public:
  /// Reads the documents that are not among the site's own, too. `language`: as of
  /// polyglot_language().
  SiteLists(const Site& site, const std::string& language);

  /// nullptr when there is no such list.
  const Value* list(std::string_view name) const { return lists_.find(name); }
  /// What a document has by others: its `next` and `previous`, null at the ends, and by
  /// jekyll-polyglot `permalink_lang` and `rendered_lang`. nullptr when there is no such document.
  const Value* in_document(std::string_view path, std::string_view name) const;

 private:
  class Maker;

  std::deque<Value> values_;  ///< of documents; lists have what stands for them
  std::map<std::string, const Value*, std::less<>> by_path_;
  Value lists_{Value::Kind::kMap};
};

/// The lists of a site for each language, which are made when they are asked for first.
/// Thread-safe.
class LazySiteLists {
 public:
  const SiteLists& of(const Site& site, const std::string& language) {
    const std::lock_guard lock(mutex_);
    auto& lists = by_language_[language];
    if (!lists) lists = std::make_unique<SiteLists>(site, language);
    return *lists;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<const SiteLists>> by_language_;
};

}  // namespace mobysearch
