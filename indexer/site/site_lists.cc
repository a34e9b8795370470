// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_lists.h"

#include <algorithm>
#include <utility>

#include "indexer/site/document_values.h"
#include "indexer/site/liquid/sorting.h"
#include "indexer/site/site.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

/// A document, by what lists are sorted by, and all that Liquid knows of it.
struct Listed {
  std::string path, collection;
  bool is_page = false;
  bool is_dated = false;
  std::int64_t timestamp = 0;
  Value* values = nullptr;

  std::string text_of(std::string_view name) const { return values->text_of(name); }
};
using Documents = std::vector<Listed>;

Value list_of(const Documents& documents) {
  Value list(Value::Kind::kList);
  for (const Listed& document : documents) {
    list.list.push_back(Value::standing_for(*document.values));
  }
  return list;
}

Value reversed(Value list) {
  std::ranges::reverse(list.list);
  return list;
}

/// Whether a page is a folder's, or HTML.
bool is_html_url(const std::string& url) {
  return is_html_file(url) || url.find('.', url.rfind('/')) == std::string::npos;
}

/// By date if each has one, else by path.
void sort_by_date(Documents& documents) {
  const bool are_dated = std::ranges::all_of(documents, &Listed::is_dated);
  std::ranges::sort(documents, {}, [&](const Listed& document) {
    return std::pair(are_dated ? document.timestamp : 0, document.path);
  });
}

/// Puts a collection's documents, which are sorted by date, in the order that its settings ask for.
void sort_as_set(Documents& documents, const std::string& collection, const Value& settings) {
  const Value& order = settings.get("order");
  const std::string key = settings.text_of("sort_by");
  if (order.is_list()) {
    std::ranges::stable_sort(documents, {}, [&](const Listed& document) {
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
  const auto set = [](Value& values, const char* name, const Listed* neighbour) {
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
  for (const Listed& post : posts) {
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
  Maker(const Site& site, SiteLists& made) : site_(site), made_(made) {}

  void make() {
    read_documents();
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
                    document.timestamp, &values});
  }

  Documents documents_of(std::string_view collection) const {
    Documents documents;
    std::ranges::copy_if(all_, std::back_inserter(documents), [&](const Listed& document) {
      return !document.is_page && document.collection == collection;
    });
    sort_by_date(documents);
    return documents;
  }

  void add_pages() {
    Documents pages;
    std::ranges::copy_if(all_, std::back_inserter(pages), &Listed::is_page);
    std::ranges::sort(
        pages, {}, [](const Listed& page) { return std::pair(page.text_of("name"), page.path); });
    made_.lists_.set("pages", list_of(pages));
    std::erase_if(pages, [](const Listed& page) { return !is_html_url(page.text_of("url")); });
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
    values.set("label", Value(Value::Kind::kString, name));
    values.set("relative_directory", Value(Value::Kind::kString, "_" + name));
    values.set("docs", list_of(documents));
    return values;
  }

  const Site& site_;
  SiteLists& made_;
  Documents all_;
};

SiteLists::SiteLists(const Site& site) { Maker(site, *this).make(); }

const Value* SiteLists::neighbour(std::string_view path, std::string_view which) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &found->second->get(which);
}

}  // namespace mobysearch
