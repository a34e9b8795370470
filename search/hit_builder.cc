// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/hit_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/schema.h"
#include "common/text/issue_reference.h"
#include "search/explainer.h"
#include "search/highlighter.h"
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

Hit describe(const PostView& view, const std::string& baseurl) {
  Hit hit;
  hit.id = view.path;
  hit.url = baseurl + std::string(view.url);
  hit.title = view.title;
  hit.date = view.date.substr(0, 10);
  for (const auto& [name, url] : view.authors)
    hit.authors.push_back({std::string(name), std::string(url)});
  hit.categories = texts(view.labels[Field::kCategory]);
  hit.tags = texts(view.labels[Field::kTag]);
  hit.lang = view.lang;
  return hit;
}

/// Headings from the outermost down to the section's own.
std::vector<std::string> path_of(std::size_t number, const std::vector<SectionView>& sections) {
  std::vector<std::string> path;
  int level = 7;
  for (std::size_t i = number + 1; i-- > 0 && level > 1;) {
    if (sections[i].level == 0 || sections[i].level >= level) continue;
    path.insert(path.begin(), std::string(sections[i].heading));
    level = sections[i].level;
  }
  return path;
}

/// The idf of the query words that name a medium: by its title, kind, provider or issue number.
double media_score(const MediaView& media, const QueryPlan& plan, Analyzer& analyzer,
                   Tokenizer& tokenizer) {
  const IssueReference issue = IssueReference::of(media.url);
  tokenizer.tokenize(media.title);
  double score = plan.wanted_media.includes(media) ? kWantedMediaScore : 0;
  for (const QueryWord& word : plan.words) {
    const auto is_word = [&](std::string_view text) {
      const std::string& term = analyzer.term(text);
      return std::find(word.terms.begin(), word.terms.end(), term) != word.terms.end();
    };
    const auto has_word = [&](const auto& parts) {
      return std::any_of(parts.begin(), parts.end(),
                         [&](auto& part) { return is_word(part.word); });
    };
    const bool named = has_word(tokenizer.tokens()) || has_word(tokenizer.compounds()) ||
                       is_word(to_string(media.kind)) || is_word(media.provider) ||
                       (!issue.empty() && is_word(issue.number));
    if (named) score += word.idf;
  }
  return score;
}

bool has_wanted_media(const PostView& post, std::size_t section, const WantedMedia& wanted) {
  const auto begin = post.media.begin();
  return std::any_of(begin + post.sections[section].media_begin,
                     begin + post.sections[section].media_end,
                     [&](const MediaView& media) { return wanted.includes(media); });
}

/// The sections to show, best first. If the query asks for media, those that have some come first,
/// and without a word of the query they are the only ones.
std::vector<std::size_t> choose_sections(const std::vector<SectionScore>& ranked,
                                         const PostView& post, const WantedMedia& wanted) {
  std::vector<std::size_t> chosen;
  for (const SectionScore& section : ranked) {
    if (section.score >= kSectionThreshold * ranked.front().score)
      chosen.push_back(section.section);
  }
  if (wanted.any()) {
    for (std::size_t i = 0; ranked.empty() && i < post.sections.size(); ++i) chosen.push_back(i);
    const auto others = std::stable_partition(chosen.begin(), chosen.end(), [&](std::size_t i) {
      return has_wanted_media(post, i, wanted);
    });
    if (ranked.empty()) chosen.erase(others, chosen.end());
  }
  if (chosen.size() > kMaxSections) chosen.resize(kMaxSections);
  return chosen;
}

/// Makes the hits of one answer. Each post is loaded, then described.
class HitBuilder {
 public:
  HitBuilder(IndexReader& reader, const QueryPlan& plan, const OccurrenceFinder& finder)
      : reader_(reader), plan_(plan), finder_(finder), highlighter_(plan.words) {}

  Result<Hit> build(RankedPost ranked, const std::optional<Explainer>& explainer) {
    if (auto ok = load(ranked); !ok) return fail(std::move(ok.error()));
    const PostView& view = post_->view;
    analyzer_ = &reader_.languages.analyzer_for(view.lang);
    Hit hit = describe(view, reader_.parts.info.baseurl);
    hit.score = ranked.score;
    hit.title_highlight =
        highlighter_.mark(view.title, within(found_, 0, forward_.title_end()), 0, *analyzer_);
    if (auto ok = add_sections(hit); !ok) return fail(std::move(ok.error()));
    if (explainer) hit.explanation = explainer->explain(ranked, forward_, found_);
    return hit;
  }

 private:
  Result<void> load(RankedPost& ranked) {
    auto stored = reader_.parts.posts.get(
        ranked.docid, [&] { return reader_.database.get_metadata(post_key(ranked.docid)); });
    if (!stored) return fail(std::move(stored.error()));
    post_ = std::move(*stored);
    reader_.text.open(post_->view);
    forward_ = reader_.parts.forward.post(ranked.docid);
    if (forward_.section_count() != post_->view.sections.size()) {
      return fail(ErrorCode::kIndexDamaged, "the forward index does not fit the posts",
                  "build the index again");
    }
    found_ = std::move(ranked.found);
    if (found_.empty()) finder_.find(forward_, found_);
    return {};
  }

  /// Puts the sections into the hit, and its snippet: that of the first section which has one.
  Result<void> add_sections(Hit& hit) {
    const PostView& view = post_->view;
    const auto ranked = rank_sections(forward_, found_, plan_);
    for (const std::size_t number : choose_sections(ranked, view, plan_.wanted_media)) {
      auto section = section_hit(number, hit);
      if (!section) return fail(std::move(section.error()));
      if (hit.snippet.empty()) hit.snippet = section->snippet;
      hit.sections.push_back(std::move(*section));
    }
    for (std::size_t i = 0; i < view.sections.size() && hit.snippet.empty(); ++i) {
      auto snippet = snippet_of(i);
      if (!snippet) return fail(std::move(snippet.error()));
      hit.snippet = std::move(*snippet);
    }
    return {};
  }

  Result<SectionHit> section_hit(std::size_t number, const Hit& hit) {
    const SectionView& section = post_->view.sections[number];
    const std::uint32_t begin = forward_.section_begin(number);
    SectionHit result;
    result.heading = section.heading;
    result.path = path_of(number, post_->view.sections);
    result.url = hit.url;
    if (section.has_anchor) result.url += "#" + std::string(section.anchor);
    result.heading_highlight = highlighter_.mark(
        section.heading, within(found_, begin, forward_.heading_end(number)), begin, *analyzer_);
    auto snippet = snippet_of(number);
    if (!snippet) return fail(std::move(snippet.error()));
    result.snippet = std::move(*snippet);
    result.media = media_of(number);
    return result;
  }

  Result<Highlight> snippet_of(std::size_t number) {
    const SectionView& section = post_->view.sections[number];
    const Window window = best_window(forward_, number, found_, plan_.words);
    if (window.end == window.begin) return Highlight{};
    const TextPlace from = place_before(section, window.begin);
    const TextPlace after = place_before(section, window.end + kCheckpointTokens);
    const std::uint32_t size = section.text_end - section.text_begin;
    const std::uint32_t end = after.token <= window.end ? size : after.offset;
    const std::uint32_t begin =
        from.offset - std::min<std::uint32_t>(from.offset, Highlighter::kLeadBytes);
    auto text = reader_.text.read(section.text_begin + begin, section.text_begin + end);
    if (!text) return fail(std::move(text.error()));
    const std::uint32_t first_token = forward_.heading_end(number);
    const auto found = within(found_, first_token, forward_.text_end(number));
    return highlighter_.snippet({*text, from.offset - begin, from.token, begin == 0, end == size},
                                window, found, first_token, *analyzer_);
  }

  /// The section's media, those that match the query first.
  std::vector<Media> media_of(std::size_t number) {
    const SectionView& section = post_->view.sections[number];
    const bool some_match =
        plan_.wanted_media.any() ||
        !within(found_, forward_.text_end(number), forward_.media_end(number)).empty();
    std::vector<std::pair<double, const MediaView*>> scored;
    for (std::uint32_t i = section.media_begin; i < section.media_end; ++i) {
      const MediaView& media = post_->view.media[i];
      scored.emplace_back(some_match ? media_score(media, plan_, *analyzer_, reader_.tokenizer) : 0,
                          &media);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (scored.size() > kMaxMedia) scored.resize(kMaxMedia);
    std::vector<Media> result;
    for (const auto& [score, media] : scored) result.push_back(to_media(*media));
    return result;
  }

  IndexReader& reader_;
  const QueryPlan& plan_;
  const OccurrenceFinder& finder_;
  // The post that the hit is made from, and what of the query it has.
  PostCache::Post post_;
  ForwardPost forward_;
  Analyzer* analyzer_ = nullptr;  ///< of the post's language
  std::vector<Occurrence> found_;
  Highlighter highlighter_;
};

}  // namespace

Result<std::vector<Hit>> build_hits(IndexReader& reader, const QueryPlan& plan,
                                    std::vector<RankedPost> page, const OccurrenceFinder& finder,
                                    bool explain) {
  HitBuilder builder(reader, plan, finder);
  std::optional<Explainer> explainer;
  if (explain) explainer.emplace(reader.database, plan, page);
  std::vector<Hit> hits;
  hits.reserve(page.size());
  for (RankedPost& post : page) {
    auto hit = builder.build(std::move(post), explainer);
    if (!hit) return fail(std::move(hit.error()));
    hits.push_back(std::move(*hit));
  }
  return hits;
}

}  // namespace mobysearch
