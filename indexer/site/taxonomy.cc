// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/taxonomy.h"

#include <algorithm>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

using Texts = std::vector<std::string>;

/// The scalars of a list, and of the lists in it.
void add_scalars(Texts& into, const Value& value) {
  for (const Value& item : value.list) {
    if (item.is_list()) add_scalars(into, item);
    if (item.is_scalar() && into.size() < kMaxLabels) into.push_back(item.text);
  }
}

Texts scalars_of(const Value& value) {
  Texts result;
  add_scalars(result, value);
  return result;
}

/// The values of `key`, where a string is a list of words (`categories: a b`).
Texts plural(const Value& values, std::string_view key) {
  const Value& value = values.get(key);
  if (!value.is_string()) return scalars_of(value);
  const auto words = split_words(value.text);
  return {words.begin(),
          words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kMaxLabels))};
}

/// The values of `key`, where a scalar is one value (`category: a b`). nullopt when there is none.
std::optional<Texts> singular(const Value& values, std::string_view key) {
  const Value& value = values.get(key);
  if (value.is_null() || value.is_false()) return std::nullopt;
  return value.is_scalar() ? Texts{value.text} : scalars_of(value);
}

void append_new(Texts& into, const Texts& from) {
  for (const std::string& text : from) {
    if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(text);
  }
}

/// `categories`, then `category`; without empty ones and duplicates.
Texts categories_of(const Value& values) {
  Texts categories;
  append_new(categories, plural(values, "categories"));
  append_new(categories, singular(values, "category").value_or(Texts()));
  std::erase(categories, "");
  return categories;
}

/// `tag`, else `tags`.
Texts tags_of(const Value& values) {
  auto tag = singular(values, "tag");
  return tag ? std::move(*tag) : plural(values, "tags");
}

struct Label {
  Field field;
  Texts (*read)(const Value& values);
};
/// Every field of the schema that is a label.
constexpr Label kLabels[] = {{Field::kCategory, categories_of}, {Field::kTag, tags_of}};
static_assert(std::all_of(kFields.begin(), kFields.end(), [](const FieldSpec& spec) {
  return spec.is_label ==
         std::any_of(std::begin(kLabels), std::end(kLabels),
                     [&](const Label& label) { return label.field == spec.field; });
}));

}  // namespace

std::vector<std::string> category_directories(std::string_view path,
                                              std::string_view collections_dir,
                                              std::string_view documents_dir) {
  const std::string_view below = below_directory(path, collections_dir);
  std::vector<std::string> directories;
  for (std::string_view part : split(below.substr(0, below.find(documents_dir)), '/')) {
    if (!part.empty()) directories.emplace_back(part);
  }
  return directories;
}

Value merge_front_matter(const std::vector<std::string>& directories, const Value& defaults,
                         const Value& matter) {
  Texts categories;
  append_new(categories, directories);
  append_new(categories, plural(defaults, "categories"));
  append_new(categories, plural(matter, "categories"));
  Value list(Value::Kind::kList);
  for (std::string& text : categories) {
    list.list.emplace_back(Value::Kind::kString, std::move(text));
  }
  Value values = defaults;
  merge_values(values, matter);
  values.set("categories", std::move(list));
  return values;
}

FieldValues labels_of(const Value& values) {
  FieldValues labels;
  for (const Label& label : kLabels) labels[label.field] = label.read(values);
  return labels;
}

}  // namespace mobysearch
