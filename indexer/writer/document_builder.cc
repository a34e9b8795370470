// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/document_builder.h"

#include <string>

#include "common/schema.h"
#include "common/text/link.h"
#include "indexer/writer/filter_terms.h"

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

}  // namespace

void DocumentBuilder::add_part(std::string_view text, const Part& part) {
  tokenizer_.tokenize(text);
  if (part.is_counted) words_ += static_cast<std::int64_t>(tokenizer_.tokens().size());
  const std::uint32_t first = forward_->token_count();
  add_tokens(part);
  add_compounds(part, first);
}

void DocumentBuilder::add_tokens(const Part& part) {
  CodeRanges code(part.code);
  std::string phrase;
  for (const Token& token : tokenizer_.tokens()) {
    LexiconTerm& term = lexicon_.look_up(token.word);
    forward_->add_token(term.fingerprint);
    count(term, part, code.contain(token.begin));
    if (part.is_exact_phrase) (phrase += term.text) += ' ';
  }
  if (!phrase.empty()) document_.add_term(exact_phrase_term(phrase));
}

void DocumentBuilder::add_compounds(const Part& part, std::uint32_t first) {
  CodeRanges code(part.code);
  for (const Compound& compound : tokenizer_.compounds()) {
    LexiconTerm& term = lexicon_.look_up(compound.word);
    forward_->add_compound(
        {first + compound.first, static_cast<std::uint16_t>(compound.count), term.fingerprint});
    count(term, part, code.contain(tokenizer_.tokens()[compound.first].begin));
  }
}

void DocumentBuilder::count(LexiconTerm& term, const Part& part, bool is_code) {
  if (term.text.empty()) return;
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
  forward_->end_part();
}

void DocumentBuilder::add_section(const Section& section, Checkpoints& places) {
  add_part(section.heading, {.is_exact_phrase = true, .is_counted = true});
  forward_->end_part();
  add_part(section.text, {.code = section.code, .is_counted = true});
  forward_->end_part();
  places.clear();
  for (std::size_t i = kCheckpointTokens; i < tokenizer_.tokens().size(); i += kCheckpointTokens) {
    places.push_back(tokenizer_.tokens()[i].begin);
  }
  for (const Media& media : section.media) add_media(media);
  forward_->end_part();
}

void DocumentBuilder::add_media(const Media& media) {
  add_part(media.title, {});
  add_part(media.provider, {});
  if (is_named_in_queries(media.kind)) add_part(to_string(media.kind), {});
  // The repository's words make a phrase with the number, but count nothing: many links to it do
  // not make it what the post is about.
  const IssueReference issue = IssueReference::of(media.url);
  add_part(issue.repository, {.weight = 0});
  add_part(issue.number, {});
}

void DocumentBuilder::add_terms() {
  std::string term;
  for (const LexiconTerm* found : lexicon_.terms_of_post()) {
    term.assign(found->text);
    document_.add_term(term, found->weight + (found->in_code + kCodeDivisor - 1) / kCodeDivisor);
  }
}

Xapian::Document DocumentBuilder::build(const Post& post, std::uint32_t docid,
                                        ForwardBlockBuilder& forward) {
  document_ = Xapian::Document();
  forward_ = &forward;
  lexicon_.begin_post(post.lang);
  checkpoints_.resize(post.sections.size());
  forward.begin_post(docid);
  add_part(post.title, {.weight = kTitleWeight,
                        .prefix = field_spec(Field::kTitle).prefix,
                        .is_exact_phrase = true,
                        .is_counted = true});
  forward.end_part();
  add_names(post);
  for (std::size_t i = 0; i < post.sections.size(); ++i) {
    add_section(post.sections[i], checkpoints_[i]);
  }
  forward.end_post();
  add_terms();
  add_filter_terms(post, document_);
  return std::move(document_);
}

}  // namespace mobysearch
