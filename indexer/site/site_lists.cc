// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_lists.h"

#include <algorithm>
#include <utility>

#include "indexer/site/document_values.h"
#include "indexer/site/liquid/sorting.h"
#include "indexer/site/localized_url.h"
#include "indexer/site/site.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_path.h"

namespace mobysearch {

/// A document, by what lists are sorted by, and all that Liquid knows of it. In no unnamed
/// namespace, since SiteLists::Maker, which has members of it, is in none.
struct ListedDocument {
  std::string path, collection;
  bool is_page = false;
  bool is_dated = false;
  std::int64_t timestamp = 0;
  Value* values = nullptr;
  std::string language = {};                       ///< as of polyglot_language()
  std::string page = {};                           ///< what is the same of its translations
  std::pair<std::string, std::string> place = {};  ///< what pages are sorted by

  std::string text_of(std::string_view name) const { return values->text_of(name); }
};

namespace {

using Documents = std::vector<ListedDocument>;

Value list_of(const Documents& documents) {
  Value list(Value::Kind::kList);
  for (const ListedDocument& document : documents) {
    list.list.push_back(Value::standing_for(*document.values));
  }
  return list;
}

Value reversed(Value list) {
  std::ranges::reverse(list.list);
  return list;
}

/// A URL without its language's folder.
std::string_view url_in(std::string_view url, const std::string& language) {
  const std::string folder = "/" + language;
  return url.starts_with(folder + "/") ? url.substr(folder.size()) : url;
}

/// Whether a page is a folder's, or HTML.
bool is_html_url(const std::string& url) {
  return is_html_file(url) || url.find('.', url.rfind('/')) == std::string::npos;
}

/// By date if each has one, else by path.
void sort_by_date(Documents& documents) {
  const bool are_dated = std::ranges::all_of(documents, &ListedDocument::is_dated);
  std::ranges::sort(documents, {}, [&](const ListedDocument& document) {
    return std::pair(are_dated ? document.timestamp : 0, document.path);
  });
}

/// Puts a collection's documents, which are sorted by date, in the order that its settings ask for.
void sort_as_set(Documents& documents, const std::string& collection, const Value& settings) {
  const Value& order = settings.get("order");
  const std::string key = settings.text_of("sort_by");
  if (order.is_list()) {
    std::ranges::stable_sort(documents, {}, [&](const ListedDocument& document) {
      const std::string path = document.text_of("path");
      const std::string_view below = below_directory(path, "_" + collection);
      return std::ranges::find(order.list, below, &Value::text) - order.list.begin();
    });
  } else if (!key.empty()) {
    Documents sorted;
    for (const std::size_t place : sorted_places(list_of(documents).list, {key, true})) {
      sorted.push_back(documents[place]);
    }
    documents = std::move(sorted);
  }
}

void link_neighbours(const Documents& documents) {
  const auto set = [](Value& values, const char* name, const ListedDocument* neighbour) {
    values.set(name, neighbour == nullptr ? Value() : Value::standing_for(*neighbour->values));
  };
  for (std::size_t i = 0; i < documents.size(); ++i) {
    set(*documents[i].values, "previous", i == 0 ? nullptr : &documents[i - 1]);
    set(*documents[i].values, "next", i + 1 == documents.size() ? nullptr : &documents[i + 1]);
  }
}

/// The posts of each label, newest first; labels in the order in which the oldest posts have them.
Value by_label(const Documents& posts, const char* key) {
  Value labels(Value::Kind::kMap);
  std::map<std::string, std::size_t> places;
  for (const ListedDocument& post : posts) {
    for (const Value& label : post.values->get(key).list) {
      const auto [place, is_new] = places.try_emplace(label.text, labels.map.size());
      if (is_new) labels.map.push_back({label.text, Value(Value::Kind::kList)});
      labels.map[place->second].value.list.push_back(Value::standing_for(*post.values));
    }
  }
  for (auto& [label, list] : labels.map) list = reversed(std::move(list));
  return labels;
}

}  // namespace

class SiteLists::Maker {
 public:
  Maker(const Site& site, const std::string& language, SiteLists& made)
      : site_(site), language_(language), made_(made) {}

  void make() {
    read_documents();
    if (!language_.empty()) localize();
    add_pages();
    const Documents posts = documents_of("posts");
    made_.lists_.set("posts", reversed(list_of(posts)));
    made_.lists_.set("categories", by_label(posts, "categories"));
    made_.lists_.set("tags", by_label(posts, "tags"));
    add_collections();
  }

 private:
  void read_documents() {
    for (const SiteDocument& document : site_.documents) add(document);
    for (const SiteFile& file : site_.other_files) read(file);
    for (const CollectionConfig& collection : site_.config.collections) {
      if (collection.output || collection.name == "posts") continue;
      for (const SiteFile& file : collection_files(site_.config, collection.name)) read(file);
    }
  }

  void read(const SiteFile& file) {
    const SiteOutcome outcome = read_site_document(site_.config, {}, file, site_.built_at);
    if (!outcome.document.url.empty()) add(outcome.document);
  }

  void add(const SiteDocument& document) {
    Value& values = made_.values_.emplace_back(document_values(site_, document));
    made_.by_path_.emplace(document.path, &values);
    all_.push_back({document.path, document.collection, document.is_page, !document.date.empty(),
                    document.timestamp, &values, polyglot_language(site_.config, document)});
    ListedDocument& listed = all_.back();
    listed.place = {listed.text_of("name"), document.path};
    listed.page = listed.text_of("page_id");
    if (listed.page.empty()) listed.page = url_in(document.url, listed.language);
  }

  /// As jekyll-polyglot's coordinate_documents and assignPageLanguagePermalinks.
  void localize() {
    std::map<std::string, Value> permalinks;
    for (const ListedDocument& document : all_) {
      Value& urls = permalinks.try_emplace(document.page, Value(Value::Kind::kMap)).first->second;
      urls.set(document.language, text_value(url_in(document.text_of("url"), document.language)));
    }
    for (const ListedDocument& document : all_) {
      document.values->set("permalink_lang", permalinks[document.page]);
      document.values->set("rendered_lang", text_value(document.language));
    }
    keep_translations();
    set_languages();
  }

  /// Of documents that translate each other, the one in the language at hand, else the one in the
  /// default language, else the last.
  void keep_translations() {
    std::map<std::string, std::size_t> kept;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!is_for_language(all_[i])) continue;
      const auto [best, is_new] = kept.try_emplace(all_[i].page, i);
      const int rank = rank_of(all_[i]);
      const int best_rank = rank_of(all_[best->second]);
      const auto place = std::min(all_[i].place, all_[best->second].place);
      if (!is_new && (rank > best_rank || (rank == 0 && best_rank == 0))) best->second = i;
      all_[best->second].place = place;
    }
    Documents documents;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto best = kept.find(all_[i].page);
      if (best != kept.end() && best->second == i) documents.push_back(all_[i]);
    }
    all_ = std::move(documents);
  }

  bool is_for_language(const ListedDocument& document) const {
    const auto& exclusive = document.values->get("lang-exclusive").list;
    return exclusive.empty() ||
           std::ranges::find(exclusive, language_, &Value::text) != exclusive.end();
  }

  int rank_of(const ListedDocument& document) const {
    if (document.language == language_) return 2;
    return document.language == polyglot_default(site_.config) ? 1 : 0;
  }

  void set_languages() {
    const std::string usual = polyglot_default(site_.config);
    made_.lists_.set("active_lang", text_value(language_));
    made_.lists_.set("default_lang", text_value(usual));
    const Value& all = site_.config.values.get("data");
    Value data = all;
    for (const std::string& language : {usual, language_}) merge_values(data, all.get(language));
    made_.lists_.set("data", std::move(data));
  }

  Documents documents_of(std::string_view collection) const {
    Documents documents;
    std::ranges::copy_if(all_, std::back_inserter(documents), [&](const ListedDocument& document) {
      return !document.is_page && document.collection == collection;
    });
    sort_by_date(documents);
    return documents;
  }

  void add_pages() {
    Documents pages;
    std::ranges::copy_if(all_, std::back_inserter(pages), &ListedDocument::is_page);
    std::ranges::sort(pages, {}, &ListedDocument::place);
    made_.lists_.set("pages", list_of(pages));
    std::erase_if(pages,
                  [](const ListedDocument& page) { return !is_html_url(page.text_of("url")); });
    made_.lists_.set("html_pages", list_of(pages));
  }

  void add_collections() {
    Value all(Value::Kind::kList);
    std::vector<std::string> names = {"posts"};
    for (const CollectionConfig& collection : site_.config.collections) {
      if (collection.name != "posts") names.push_back(collection.name);
    }
    Value collections(Value::Kind::kList);
    for (const std::string& name : names) {
      Value& collection = collections.list.emplace_back(collection_values(name));
      const auto& documents = collection.get("docs").list;
      all.list.insert(all.list.end(), documents.begin(), documents.end());
    }
    made_.lists_.set("documents", std::move(all));
    collections.list = sorted_values(collections.list, {"label"});
    made_.lists_.set("collections", collections);
    for (const Value& collection : collections.list) {
      const std::string name = collection.text_of("label");
      if (name != "posts") made_.lists_.set(name, collection.get("docs"));
    }
  }

  /// Jekyll::Drops::CollectionDrop: what the configuration says, and more.
  Value collection_values(const std::string& name) const {
    Value values = site_.config.values.get("collections").get(name);
    if (!values.is_map()) values = Value(Value::Kind::kMap);
    Documents documents = documents_of(name);
    sort_as_set(documents, name, values);
    link_neighbours(documents);
    const bool is_written = name == "posts" || values.get("output").is_true();
    values.set("output", Value(Value::Kind::kBool, is_written ? "true" : "false"));
    values.set("label", text_value(name));
    values.set("relative_directory", text_value("_" + name));
    values.set("docs", list_of(documents));
    return values;
  }

  const Site& site_;
  const std::string& language_;
  SiteLists& made_;
  Documents all_;
};

SiteLists::SiteLists(const Site& site, const std::string& language) {
  Maker(site, language, *this).make();
}

const Value* SiteLists::in_document(std::string_view path, std::string_view name) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &found->second->get(name);
}

}  // namespace mobysearch
