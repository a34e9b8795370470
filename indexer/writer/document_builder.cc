// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/document_builder.h"

#include <optional>
#include <set>
#include <string>

#include "common/schema.h"
#include "common/text/language.h"
#include "common/text/link.h"
#include "indexer/writer/wall_clock.h"
#include "indexer/writer/word_weights.h"

namespace mobysearch {
namespace {

// Kinds that people name when they look for one: "swarmkit slides". Nobody means an image by
// "image" in a post about container images, nor a link to GitHub by "code".
bool is_named_in_queries(MediaKind kind) {
  return kind == MediaKind::kVideo || kind == MediaKind::kSlides || kind == MediaKind::kAudio;
}

/// Asks, for places of a text in ascending order, whether they are code.
class CodeRanges {
 public:
  explicit CodeRanges(std::span<const TextRange> ranges) : ranges_(ranges) {}
  bool contain(std::uint32_t at) {
    while (!ranges_.empty() && ranges_.front().end <= at) ranges_ = ranges_.subspan(1);
    return !ranges_.empty() && ranges_.front().begin <= at;
  }

 private:
  std::span<const TextRange> ranges_;
};

/// A post's values in the filters: as terms, for filters, and as sets, for facets.
class FilterWriter {
 public:
  FilterWriter(Xapian::Document& document, PostFacets& facets)
      : document_(document), facets_(facets) {}
  template <class Values>
  void add(Field field, const Values& values) {
    std::string& set = facets_[place_of_filter(field)];
    for (const std::string_view value : values) {
      if (value.empty()) continue;
      (set += value) += kValueSeparator;
      document_.add_boolean_term(exact_term(field, value));
    }
  }
  Xapian::Document& document() { return document_; }

 private:
  Xapian::Document& document_;
  PostFacets& facets_;
};

void add_date(const std::string& date, FilterWriter& filters) {
  const std::optional<double> seconds = wall_clock_seconds(date);
  if (!seconds) return;
  filters.add(Field::kYear, std::vector{date.substr(0, 4)});
  filters.document().add_value(kTimestampSlot, Xapian::sortable_serialise(*seconds));
}

/// "zh-cn" is found as "zh" too.
void add_language(const std::string& lang, FilterWriter& filters) {
  if (lang.empty()) return;
  filters.add(Field::kLang, std::vector{lang});
  filters.document().add_boolean_term(exact_term(Field::kLang, primary_language(lang)));
}

void add_media_and_links(const std::vector<Section>& sections, FilterWriter& filters) {
  std::set<MediaKind> kinds;
  std::set<std::string> links;
  for (const Section& section : sections) {
    for (const Media& media : section.media) {
      kinds.insert(media.kind);
      links.insert(media.url);
    }
    links.insert(section.links.begin(), section.links.end());
  }
  std::vector<std::string_view> names;
  for (const MediaKind kind : kinds) names.push_back(to_string(kind));
  filters.add(Field::kHas, names);
  for (const std::string& link : links) {
    for (const std::string& term : link_terms(link)) {
      filters.document().add_boolean_term(exact_term(Field::kLink, term));
    }
  }
}

/// Adds what filters, facets, `link:` and sorting by date look at (common/schema.h).
void add_filter_terms(const Post& post, Xapian::Document& document, PostFacets& facets) {
  FilterWriter filters(document, facets);
  std::vector<std::string_view> authors;
  for (const Author& author : post.authors) authors.push_back(author.name);
  filters.add(Field::kAuthor, authors);
  for (const FieldSpec& field : kFields) {
    if (field.is_label) filters.add(field.field, post.labels[field.field]);
  }
  add_language(post.lang, filters);
  add_date(post.date, filters);
  add_media_and_links(post.sections, filters);
  document.add_boolean_term(exact_term(Field::kPath, post.path));
  if (const std::string page = page_term(post.url); !page.empty())
    document.add_boolean_term(exact_term(Field::kPage, page));
}

}  // namespace

void DocumentBuilder::add_part(std::string_view text, const Part& part) {
  tokenizer_.tokenize(text);
  if (part.is_counted) words_ += static_cast<std::int64_t>(tokenizer_.tokens().size());
  const auto first = static_cast<std::uint32_t>(post_words_.tokens.size());
  add_tokens(part);
  add_compounds(part, first);
}

void DocumentBuilder::add_tokens(const Part& part) {
  CodeRanges code(part.code);
  std::string phrase;
  for (const Token& token : tokenizer_.tokens()) {
    LexiconTerm& term = lexicon_.look_up(token.word, part.finds_post);
    post_words_.tokens.push_back(term.number);
    count(term, part, code.contain(token.begin));
    if (part.is_exact_phrase) (phrase += term.text) += ' ';
  }
  if (!phrase.empty()) document_.add_term(exact_phrase_term(phrase));
}

void DocumentBuilder::add_compounds(const Part& part, std::uint32_t first) {
  CodeRanges code(part.code);
  for (const Compound& compound : tokenizer_.compounds()) {
    LexiconTerm& term = lexicon_.look_up(compound.word, part.finds_post);
    post_words_.compounds.push_back({first + compound.first, compound.count, term.number});
    count(term, part, code.contain(tokenizer_.tokens()[compound.first].begin));
  }
}

void DocumentBuilder::count(LexiconTerm& term, const Part& part, bool is_code) {
  if (term.text.empty() || !part.finds_post) return;
  lexicon_.add(term, is_code ? 0 : part.weight, is_code ? 1 : 0);
  if (!part.prefix.empty()) document_.add_term(prefixed_term(part.prefix, term.text));
}

void DocumentBuilder::add_names(const Post& post) {
  for (const Author& author : post.authors) {
    add_part(author.name, {.weight = kAuthorWeight,
                           .prefix = field_spec(Field::kAuthor).prefix,
                           .is_exact_phrase = true});
  }
  for (const FieldSpec& field : kFields) {
    for (const std::string& label : post.labels[field.field]) add_part(label, {});
  }
  post_words_.end_part();
}

void DocumentBuilder::add_section(const Section& section, Checkpoints& places) {
  add_part(section.heading, {.is_exact_phrase = true, .is_counted = true});
  post_words_.end_part();
  add_part(section.text, {.code = section.code, .is_counted = true});
  post_words_.end_part();
  places.clear();
  for (std::size_t i = kCheckpointTokens; i < tokenizer_.tokens().size(); i += kCheckpointTokens) {
    places.push_back(tokenizer_.tokens()[i].begin);
  }
  for (const Media& media : section.media) add_media(media);
  post_words_.end_part();
}

void DocumentBuilder::add_media(const Media& media) {
  add_part(media.title, {});
  if (is_called_by_name(media.provider)) add_part(media.provider, {});
  if (is_named_in_queries(media.kind)) add_part(to_string(media.kind), {});
  // The repository's words make a phrase with the number, but the post is not found by them: what
  // it links to does not make it what the post is about.
  const IssueReference issue = IssueReference::of(media.url);
  add_part(issue.repository, {.finds_post = false});
  add_part(issue.number, {});
}

void DocumentBuilder::add_terms() {
  std::string term;
  for (const LexiconTerm* found : lexicon_.terms_of_post()) {
    term.assign(found->text);
    const std::uint32_t wdf = found->weight + (found->in_code + kCodeDivisor - 1) / kCodeDivisor;
    document_.add_term(term, wdf);
    post_words_.terms.push_back(found->number);
    post_words_.wdfs.push_back(wdf);
  }
}

/// Of all words, counted from 1 in the order of the text. One that the post is not found by has a
/// term of another kind, by which a phrase with it is found all the same.
void DocumentBuilder::add_positions() {
  std::string text;
  Xapian::termpos position = 0;
  for (const std::uint32_t number : post_words_.tokens) {
    ++position;
    const LexiconTerm& term = *lexicon_.terms()[number];
    if (term.text.empty()) continue;
    if (lexicon_.is_in_post(term)) {
      text.assign(term.text);
    } else {
      text = unfound_word_term(term.text);
    }
    document_.add_posting(text, position, 0);
  }
}

Xapian::Document DocumentBuilder::build(const Post& post) {
  document_ = Xapian::Document();
  facets_ = {};
  post_words_.clear();
  lexicon_.begin_post(post.lang);
  checkpoints_.resize(post.sections.size() + (post.summary.empty() ? 0 : 1));
  add_part(post.title, {.weight = kTitleWeight,
                        .prefix = field_spec(Field::kTitle).prefix,
                        .is_exact_phrase = true,
                        .is_counted = true});
  post_words_.end_part();
  add_names(post);
  for (std::size_t i = 0; i < post.sections.size(); ++i) {
    add_section(post.sections[i], checkpoints_[i]);
  }
  if (!post.summary.empty()) add_section(summary_section(post.summary), checkpoints_.back());
  add_terms();
  if (with_positions_) add_positions();
  add_filter_terms(post, document_, facets_);
  return std::move(document_);
}

}  // namespace mobysearch
