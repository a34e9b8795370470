// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/hit_builder.h"

#include <algorithm>

#include "common/schema.h"
#include "common/text/link.h"
#include "search/passages.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxSections = 3;
constexpr std::size_t kMaxMedia = 10;
/// A section is shown beside the best one only if it has this share of its score.
constexpr double kSectionThreshold = 0.5;
constexpr double kWantedMediaScore = 100;  ///< more than any word scores

Media to_media(const MediaView& view) {
  return {view.kind, std::string(view.provider), std::string(view.url), std::string(view.title),
          std::string(view.time)};
}

std::vector<std::string> texts(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

}  // namespace

void HitBuilder::describe(Hit& hit) const {
  const PostView& view = post_->view;
  hit.id = view.path;
  hit.url = parts_.info.baseurl + std::string(view.url);
  hit.title = view.title;
  hit.date = view.date.substr(0, 10);
  for (const auto& [name, url] : view.authors)
    hit.authors.push_back({std::string(name), std::string(url)});
  hit.categories = texts(view.labels[Field::kCategory]);
  hit.tags = texts(view.labels[Field::kTag]);
  hit.lang = view.lang;
}

/// Headings from the outermost down to the section's own.
std::vector<std::string> HitBuilder::path_of(std::size_t number) const {
  std::vector<std::string> path;
  int level = 7;
  for (std::size_t i = number + 1; i-- > 0 && level > 1;) {
    const SectionView& section = post_->view.sections[i];
    if (section.level == 0 || section.level >= level) continue;
    path.insert(path.begin(), std::string(section.heading));
    level = section.level;
  }
  return path;
}

Result<Highlight> HitBuilder::snippet_of(std::size_t number, const QueryPlan& plan,
                                         Analyzer& analyzer) {
  const SectionView& section = post_->view.sections[number];
  const Window window = best_window(forward_, number, found_, plan.words);
  if (window.end == window.begin) return Highlight{};
  const TextPlace from = place_before(section, window.begin);
  const TextPlace after = place_before(section, window.end + kCheckpointTokens);
  const std::uint32_t size = section.text_end - section.text_begin;
  const std::uint32_t end = after.token <= window.end ? size : after.offset;
  const std::uint32_t begin =
      from.offset - std::min<std::uint32_t>(from.offset, Highlighter::kLeadBytes);
  auto text = text_.read(section.text_begin + begin, section.text_begin + end);
  if (!text) return fail(std::move(text.error()));
  const auto found = within(found_, forward_.heading_end(number), forward_.text_end(number));
  return highlighter_.snippet({*text, from.offset - begin, from.token, begin == 0, end == size},
                              window, found, forward_.heading_end(number), plan.words, analyzer);
}

/// The idf of the query words that name a medium: by its title, kind, provider or issue number.
double HitBuilder::media_score(const MediaView& media, const QueryPlan& plan, Analyzer& analyzer) {
  const IssueReference issue = IssueReference::of(media.url);
  tokenizer_.tokenize(media.title);
  double score = plan.wanted_media.includes(media) ? kWantedMediaScore : 0;
  for (const QueryWord& word : plan.words) {
    const auto is_word = [&](std::string_view text) {
      const std::string& term = analyzer.term(text);
      return std::find(word.terms.begin(), word.terms.end(), term) != word.terms.end();
    };
    const auto matches = [&](const auto& part) { return is_word(part.word); };
    const auto& tokens = tokenizer_.tokens();
    const auto& compounds = tokenizer_.compounds();
    const bool named = std::any_of(tokens.begin(), tokens.end(), matches) ||
                       std::any_of(compounds.begin(), compounds.end(), matches) ||
                       is_word(to_string(media.kind)) || is_word(media.provider) ||
                       (!issue.empty() && is_word(issue.number));
    if (named) score += word.idf;
  }
  return score;
}

/// The section's media, those that match the query first.
std::vector<Media> HitBuilder::media_of(std::size_t number, const QueryPlan& plan,
                                        Analyzer& analyzer) {
  const SectionView& section = post_->view.sections[number];
  const bool some_match =
      plan.wanted_media.any() ||
      !within(found_, forward_.text_end(number), forward_.media_end(number)).empty();
  std::vector<std::pair<double, const MediaView*>> scored;
  for (std::uint32_t i = section.media_begin; i < section.media_end; ++i) {
    const MediaView& media = post_->view.media[i];
    scored.emplace_back(some_match ? media_score(media, plan, analyzer) : 0, &media);
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (scored.size() > kMaxMedia) scored.resize(kMaxMedia);
  std::vector<Media> result;
  for (const auto& [score, media] : scored) result.push_back(to_media(*media));
  return result;
}

bool HitBuilder::has_wanted_media(const SectionView& section, const WantedMedia& wanted) const {
  const auto begin = post_->view.media.begin();
  return std::any_of(begin + section.media_begin, begin + section.media_end,
                     [&](const MediaView& media) { return wanted.includes(media); });
}

/// The sections to show, best first. If the query asks for media, those that have some come first,
/// and without a word of the query they are the only ones.
std::vector<std::size_t> HitBuilder::choose_sections(const QueryPlan& plan) const {
  std::vector<std::size_t> chosen;
  const auto ranked = rank_sections(forward_, found_, plan);
  for (const SectionScore& section : ranked) {
    if (section.score >= kSectionThreshold * ranked.front().score)
      chosen.push_back(section.section);
  }
  if (plan.wanted_media.any()) {
    for (std::size_t i = 0; ranked.empty() && i < post_->view.sections.size(); ++i)
      chosen.push_back(i);
    const auto others = std::stable_partition(chosen.begin(), chosen.end(), [&](std::size_t i) {
      return has_wanted_media(post_->view.sections[i], plan.wanted_media);
    });
    if (ranked.empty()) chosen.erase(others, chosen.end());
  }
  if (chosen.size() > kMaxSections) chosen.resize(kMaxSections);
  return chosen;
}

Result<SectionHit> HitBuilder::section_hit(std::size_t number, const Hit& hit,
                                           const QueryPlan& plan, Analyzer& analyzer) {
  const SectionView& section = post_->view.sections[number];
  SectionHit result;
  result.heading = section.heading;
  result.path = path_of(number);
  result.url = hit.url;
  if (section.has_anchor) result.url += "#" + std::string(section.anchor);
  result.heading_highlight = highlighter_.mark(
      section.heading, within(found_, forward_.section_begin(number), forward_.heading_end(number)),
      forward_.section_begin(number), plan.words, analyzer);
  auto snippet = snippet_of(number, plan, analyzer);
  if (!snippet) return fail(std::move(snippet.error()));
  result.snippet = std::move(*snippet);
  result.media = media_of(number, plan, analyzer);
  return result;
}

Result<void> HitBuilder::load(RankedPost& ranked, const OccurrenceFinder& finder) {
  auto stored = parts_.posts.get(ranked.docid,
                                 [&] { return database_.get_metadata(post_key(ranked.docid)); });
  if (!stored) return fail(std::move(stored.error()));
  post_ = std::move(*stored);
  text_.open(post_->view);
  forward_ = parts_.forward.post(ranked.docid);
  if (forward_.section_count() != post_->view.sections.size()) {
    return fail(ErrorCode::kIndexDamaged, "the forward index does not fit the posts",
                "build the index again");
  }
  found_ = std::move(ranked.found);
  if (found_.empty()) finder.find(forward_, found_);
  return {};
}

/// Puts the sections into the hit, and its snippet: that of the first section which has one.
Result<void> HitBuilder::add_sections(Hit& hit, const QueryPlan& plan, Analyzer& analyzer) {
  for (const std::size_t number : choose_sections(plan)) {
    auto section = section_hit(number, hit, plan, analyzer);
    if (!section) return fail(std::move(section.error()));
    if (hit.snippet.empty()) hit.snippet = section->snippet;
    hit.sections.push_back(std::move(*section));
  }
  for (std::size_t i = 0; i < post_->view.sections.size() && hit.snippet.empty(); ++i) {
    auto snippet = snippet_of(i, plan, analyzer);
    if (!snippet) return fail(std::move(snippet.error()));
    hit.snippet = std::move(*snippet);
  }
  return {};
}

Result<Hit> HitBuilder::build(RankedPost ranked, const QueryPlan& plan,
                              const OccurrenceFinder& finder, const Explainer* explainer) {
  if (auto ok = load(ranked, finder); !ok) return fail(std::move(ok.error()));
  const PostView& view = post_->view;
  Analyzer& analyzer = languages_.analyzer_for(view.lang);
  Hit hit;
  describe(hit);
  hit.score = ranked.score;
  hit.title_highlight = highlighter_.mark(view.title, within(found_, 0, forward_.title_end()), 0,
                                          plan.words, analyzer);
  if (auto ok = add_sections(hit, plan, analyzer); !ok) return fail(std::move(ok.error()));
  if (explainer != nullptr) hit.explanation = explainer->explain(ranked, forward_, found_);
  return hit;
}

}  // namespace mobysearch
