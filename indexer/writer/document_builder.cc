// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/document_builder.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>
#include <string>
#include <vector>

#include "common/schema.h"
#include "common/text/issue_reference.h"
#include "common/text/link_terms.h"
#include "common/text/tokenizer.h"
#include "indexer/writer/lexicon.h"

namespace mobysearch {
namespace {

// Kinds that people name when they look for one: "swarmkit slides". Nobody means an image by
// "image" in a post about container images, nor a link to GitHub by "code".
bool is_named_in_queries(MediaKind kind) {
  return kind == MediaKind::kVideo || kind == MediaKind::kSlides || kind == MediaKind::kAudio;
}

/// Seconds from 1970 to a date (ISO 8601 with offset) as the clocks of its zone show it: a day that
/// readers ask for is one there.
double wall_clock_seconds(const std::string& date) {
  std::tm time{};
  if (strptime(date.c_str(), "%Y-%m-%dT%H:%M:%S", &time) == nullptr) return 0;
  return static_cast<double>(timegm(&time));
}

void add_value(std::string& slot, std::string_view value) {
  slot += value;
  slot += kValueSeparator;
}

}  // namespace

struct DocumentBuilder::Impl {
  Lexicon lexicon;
  Tokenizer tokenizer;
  std::vector<Checkpoints> checkpoints;
  std::int64_t words = 0;
  std::string whole;  ///< terms of the part at hand

  ForwardBlockBuilder* forward = nullptr;
  Xapian::Document document;

  struct Part {
    std::uint32_t weight = 1;
    const std::vector<TextRange>* code = nullptr;
    std::string_view prefix = {};  ///< of a field that has the part's words as well
    bool whole = false;            ///< is a term as a whole, too
  };
  void add_part(std::string_view text, const Part& part);
  void add_section(const Section& section, Checkpoints& places);
  void add_media(const Media& media);
  void add_terms();
  void add_filter(Field field, const std::vector<std::string>& values);
  void add_filters(const Post& post);
};

void DocumentBuilder::Impl::add_part(std::string_view text, const Part& part) {
  tokenizer.tokenize(text);
  const std::uint32_t first = forward->token_count();
  std::size_t range = 0;
  const auto in_code = [&](std::uint32_t at) {
    if (part.code == nullptr) return false;
    while (range < part.code->size() && (*part.code)[range].end <= at) ++range;
    return range < part.code->size() && (*part.code)[range].begin <= at;
  };
  const auto count = [&](LexiconTerm& term, bool code) {
    if (term.text.empty()) return;
    lexicon.add(term, code ? 0 : part.weight, code ? 1 : 0);
    if (!part.prefix.empty()) document.add_term(prefixed_term(part.prefix, term.text));
  };
  whole.clear();
  for (const Token& token : tokenizer.tokens()) {
    LexiconTerm& term = lexicon.look_up(token.word);
    forward->add_token(term.fingerprint);
    count(term, in_code(token.begin));
    if (part.whole) (whole += term.text) += ' ';
  }
  if (!whole.empty()) document.add_term(exact_phrase_term(whole));
  range = 0;
  for (const Compound& compound : tokenizer.compounds()) {
    LexiconTerm& term = lexicon.look_up(compound.word);
    forward->add_compound(
        {first + compound.first, static_cast<std::uint16_t>(compound.count), term.fingerprint});
    count(term, in_code(tokenizer.tokens()[compound.first].begin));
  }
}

void DocumentBuilder::Impl::add_section(const Section& section, Checkpoints& places) {
  add_part(section.heading, {.whole = true});
  words += static_cast<std::int64_t>(tokenizer.tokens().size());
  forward->end_part();
  add_part(section.text, {1, &section.code});
  words += static_cast<std::int64_t>(tokenizer.tokens().size());
  forward->end_part();
  places.clear();
  for (std::size_t i = kCheckpointTokens; i < tokenizer.tokens().size(); i += kCheckpointTokens) {
    places.push_back(tokenizer.tokens()[i].begin);
  }
  for (const Media& media : section.media) add_media(media);
  forward->end_part();
}

void DocumentBuilder::Impl::add_media(const Media& media) {
  add_part(media.title, {});
  add_part(media.provider, {});
  if (is_named_in_queries(media.kind)) add_part(to_string(media.kind), {});
  // The repository makes a phrase with the number, but a post is not about it for its many links.
  const IssueReference issue = IssueReference::of(media.url);
  add_part(issue.repository, {.weight = 0});
  add_part(issue.number, {});
}

void DocumentBuilder::Impl::add_terms() {
  std::string term;
  for (const LexiconTerm* found : lexicon.terms_of_post()) {
    term.assign(found->text);
    document.add_term(term, found->weight + (found->in_code + kCodeDivisor - 1) / kCodeDivisor);
  }
}

void DocumentBuilder::Impl::add_filter(Field field, const std::vector<std::string>& values) {
  std::string joined;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    add_value(joined, value);
    document.add_boolean_term(exact_term(field, value));
  }
  if (!joined.empty()) document.add_value(field_spec(field).slot, joined);
}

void DocumentBuilder::Impl::add_filters(const Post& post) {
  std::vector<std::string> authors;
  for (const Author& author : post.authors) authors.push_back(author.name);
  add_filter(Field::kAuthor, authors);
  for (const FieldSpec& field : kFields) {
    if (field.is_label) add_filter(field.field, post.labels[field.field]);
  }
  if (!post.lang.empty()) {
    add_filter(Field::kLang, {post.lang});
    const std::string primary = post.lang.substr(0, post.lang.find('-'));
    document.add_boolean_term(exact_term(Field::kLang, primary));
  }
  if (!post.date.empty()) {
    add_filter(Field::kYear, {post.date.substr(0, 4)});
    document.add_value(kTimestampSlot, Xapian::sortable_serialise(wall_clock_seconds(post.date)));
  }
  std::set<MediaKind> kinds;
  std::set<std::string> links;
  for (const Section& section : post.sections) {
    for (const Media& media : section.media) {
      kinds.insert(media.kind);
      links.insert(media.url);
    }
    links.insert(section.links.begin(), section.links.end());
  }
  std::vector<std::string> names;
  for (const MediaKind kind : kinds) names.emplace_back(to_string(kind));
  add_filter(Field::kHas, names);
  for (const std::string& link : links) {
    for (const std::string& term : link_terms(link)) {
      document.add_boolean_term(exact_term(Field::kLink, term));
    }
  }
  document.add_boolean_term(exact_term(Field::kPath, post.path));
}

DocumentBuilder::DocumentBuilder() : impl_(std::make_unique<Impl>()) {}
DocumentBuilder::~DocumentBuilder() = default;

Xapian::Document DocumentBuilder::build(const Post& post, std::uint32_t docid,
                                        ForwardBlockBuilder& forward) {
  Impl& b = *impl_;
  b.document = Xapian::Document();
  b.forward = &forward;
  b.lexicon.begin_post(post.lang);
  b.checkpoints.resize(post.sections.size());
  forward.begin_post(docid);
  b.add_part(post.title, {kTitleWeight, nullptr, field_spec(Field::kTitle).prefix, true});
  b.words += static_cast<std::int64_t>(b.tokenizer.tokens().size());
  forward.end_part();
  for (const Author& author : post.authors) {
    b.add_part(author.name, {kAuthorWeight, nullptr, field_spec(Field::kAuthor).prefix, true});
  }
  for (const FieldSpec& field : kFields) {
    for (const std::string& label : post.labels[field.field]) b.add_part(label, {});
  }
  forward.end_part();
  for (std::size_t i = 0; i < post.sections.size(); ++i) {
    b.add_section(post.sections[i], b.checkpoints[i]);
  }
  forward.end_post();
  b.add_terms();
  b.add_filters(post);
  return std::move(b.document);
}

std::span<const Checkpoints> DocumentBuilder::checkpoints() const { return impl_->checkpoints; }
std::int64_t DocumentBuilder::words() const { return impl_->words; }

void DocumentBuilder::for_each_word(
    const std::function<void(std::string_view, std::uint32_t)>& visit) const {
  impl_->lexicon.for_each_word(visit);
}

}  // namespace mobysearch
