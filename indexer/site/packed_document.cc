// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/packed_document.h"

#include <concepts>
#include <cstring>
#include <string>
#include <tuple>
#include <type_traits>

#include "common/text/kept_text.h"

namespace mobysearch {
namespace {

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

/// What is packed of each struct, to be read or to be filled. The path is the first of all.
auto fields_of(Is<SiteDocument> auto& d) {
  return std::tie(d.path, d.collection, d.is_page, d.url, d.title, d.slug, d.date, d.lang, d.labels,
                  d.authors, d.is_markdown, d.strips_title, d.lacks_matter, d.values);
}
auto fields_of(Is<Author> auto& author) { return std::tie(author.name, author.url); }
auto fields_of(Is<Value> auto& value) {
  return std::tie(value.kind, value.line, value.text, value.list, value.map);
}
auto fields_of(Is<Value::Member> auto& member) { return std::tie(member.name, member.value); }

template <class T>
concept Number = std::integral<T> || std::is_enum_v<T>;

/// Numbers take seven bits a byte, the lowest first.
class Packer {
 public:
  explicit Packer(std::string& out) : out_(out) {}

  template <Number T>
  void add(const T& number) {
    auto rest = static_cast<std::uint64_t>(number);
    for (; rest >= 0x80; rest >>= 7) out_ += static_cast<char>(rest | 0x80);
    out_ += static_cast<char>(rest);
  }
  void add(const std::string& text) {
    add(text.size());
    out_ += text;
  }
  template <class T>
  void add(const std::vector<T>& list) {
    add(list.size());
    for (const T& item : list) add(item);
  }
  void add(const FieldValues& values) {
    for (const FieldSpec& field : kFields) add(values[field.field]);
  }
  template <class Struct>
  void add(const Struct& value) {
    std::apply([this](const auto&... fields) { (this->add(fields), ...); }, fields_of(value));
  }

 private:
  std::string& out_;
};

class Unpacker {
 public:
  explicit Unpacker(const char* at) : at_(at) {}

  template <Number T>
  void take(T& number) {
    std::uint64_t all = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      all |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    number = static_cast<T>(all);
  }
  std::string_view take_text() {
    std::size_t size = 0;
    take(size);
    at_ += size;
    return {at_ - size, size};
  }
  void take(std::string& text) { text = take_text(); }
  template <class T>
  void take(std::vector<T>& list) {
    std::size_t size = 0;
    take(size);
    list.resize(size);
    for (T& item : list) take(item);
  }
  void take(FieldValues& values) {
    for (const FieldSpec& field : kFields) take(values[field.field]);
  }
  template <class Struct>
  void take(Struct& value) {
    std::apply([this](auto&... fields) { (this->take(fields), ...); }, fields_of(value));
  }

 private:
  const char* at_;
};

}  // namespace

PackedDocument::PackedDocument(const SiteDocument& document, std::pmr::memory_resource& memory)
    : timestamp_(document.timestamp) {
  static thread_local std::string bytes;
  bytes.clear();
  Packer(bytes).add(document);
  bytes_ = kept_text(bytes, memory).data();
}

SiteDocument PackedDocument::unpack() const {
  SiteDocument document;
  document.timestamp = timestamp_;
  Unpacker(bytes_).take(document);
  return document;
}

std::string_view PackedDocument::path() const { return Unpacker(bytes_).take_text(); }

}  // namespace mobysearch
