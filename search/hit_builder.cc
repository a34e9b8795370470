// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/hit_builder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/schema.h"
#include "common/text/link.h"
#include "search/explainer.h"
#include "search/highlighter.h"
#include "search/matches.h"
#include "search/passages.h"

namespace mobysearch {
namespace {

/// How many sections a hit has, and which share of the best one's score they need.
struct SectionLimits {
  std::size_t most;
  double threshold;
};
constexpr SectionLimits kOfManyPosts{3, kSectionThreshold};
constexpr SectionLimits kOfOnePost{20, 0};  ///< all the places in it
constexpr std::size_t kMaxMedia = 10;
/// Where nothing is marked in the sections of a hit, so many others are looked at.
constexpr std::size_t kMoreSectionsTried = 8;
constexpr std::size_t kCheckedPhrases = 16;
constexpr double kWantedMediaScore = 100;  ///< more than any word scores

MediaHit to_hit(const MediaView& view) {
  return {{view.kind, std::string(view.provider), std::string(view.url), std::string(view.title),
           std::string(view.time)}};
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

/// The idf of what names a medium: of the words and phrases in its title (`matches`), and of the
/// words that are its kind, provider or issue number.
double media_score(const MediaView& media, const std::vector<Occurrence>& matches,
                   const QueryPlan& plan, Analyzer& analyzer) {
  const IssueReference issue = IssueReference::of(media.url);
  std::array<bool, kMaxNumbers> is_named{};
  for (const Occurrence& match : matches) is_named[match.word] = true;
  for (std::size_t i = 0; i < std::min(plan.words.size(), kFirstPhrase); ++i) {
    const QueryWord& word = plan.words[i];
    const auto is_word = [&](std::string_view text) {
      const std::string& term = analyzer.term(text);
      return std::find(word.terms.begin(), word.terms.end(), term) != word.terms.end();
    };
    if (word.in_phrase) continue;
    is_named[i] = is_named[i] || is_word(to_string(media.kind)) ||
                  (is_called_by_name(media.provider) && is_word(media.provider)) ||
                  (!issue.empty() && is_word(issue.number));
  }
  double score = plan.wanted_media.includes(media) ? kWantedMediaScore : 0;
  for (std::size_t i = 0; i < is_named.size(); ++i) score += is_named[i] ? idf_of(i, plan) : 0;
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
                                         const PostView& post, const WantedMedia& wanted,
                                         const SectionLimits& limits) {
  std::vector<std::size_t> chosen;
  for (const SectionScore& section : ranked) {
    if (section.score >= limits.threshold * ranked.front().score) chosen.push_back(section.section);
  }
  if (wanted.any()) {
    for (std::size_t i = 0; ranked.empty() && i < post.sections.size(); ++i) chosen.push_back(i);
    const auto others = std::stable_partition(chosen.begin(), chosen.end(), [&](std::size_t i) {
      return has_wanted_media(post, i, wanted);
    });
    if (ranked.empty()) chosen.erase(others, chosen.end());
  }
  if (chosen.size() > limits.most) chosen.resize(limits.most);
  return chosen;
}

/// Bytes of a section's text in which the tokens [begin, end) lie, with some before and after them.
struct TextPiece {
  TextPlace from;
  std::uint32_t end = 0;
};
TextPiece piece_with(const SectionView& section, std::uint32_t begin, std::uint32_t end) {
  const TextPlace after = place_before(section, end + kCheckpointTokens);
  const std::uint32_t size = section.text_end - section.text_begin;
  return {place_before(section, begin), after.token <= end ? size : after.offset};
}

/// Whether words are only next to each other for what is no word: a comma, a new paragraph.
bool is_interruption(std::string_view between) {
  return between.find_first_of(between.find(' ') == between.npos ? "\n" : "\n.,;:!?()") !=
         between.npos;
}

/// Makes the hits of one answer. Each post is loaded, then described.
class HitBuilder {
 public:
  HitBuilder(IndexReader& reader, const QueryPlan& plan, const OccurrenceFinder& finder,
             const SectionLimits& limits)
      : reader_(reader), plan_(plan), finder_(finder), limits_(limits), highlighter_(plan) {}

  Result<Hit> build(RankedPost ranked, const std::optional<Explainer>& explainer) {
    if (auto ok = load(ranked); !ok) return fail(std::move(ok.error()));
    matches_ = matches_in(forward_, explainer ? found_ : std::move(found_), plan_);
    if (auto ok = prefer_uninterrupted(); !ok) return fail(std::move(ok.error()));
    const PostView& view = post_->view;
    analyzer_ = &reader_.languages.analyzer_for(view.lang);
    Hit hit = describe(view, reader_.parts.info.baseurl);
    hit.score = ranked.score;
    hit.title_highlight =
        highlighter_.mark(view.title, within(matches_, 0, forward_.title_end()), 0, *analyzer_);
    if (auto ok = add_sections(hit); !ok) return fail(std::move(ok.error()));
    if (explainer) hit.explanation = explainer->explain(ranked, forward_, found_);
    return hit;
  }

 private:
  Result<void> load(RankedPost& ranked) {
    auto stored = reader_.stored_post(ranked.docid);
    if (!stored) return fail(std::move(stored.error()));
    post_ = std::move(*stored);
    reader_.text.open(post_->view);
    forward_ = reader_.forward.post(ranked.docid);
    if (forward_.section_count() != post_->view.sections.size()) {
      return fail(ErrorCode::kIndexDamaged, "the forward index does not fit the posts",
                  "build the index again");
    }
    found_ = std::move(ranked.found);
    if (found_.empty()) finder_.find(forward_, found_);
    return {};
  }

  /// The section in whose text a token stands.
  std::optional<std::size_t> section_with_text(std::uint32_t token) const {
    const auto bounds = forward_.bounds.subspan(2);  // of headings, texts and media
    const auto end = std::upper_bound(bounds.begin(), bounds.end(), token);
    const auto part = static_cast<std::size_t>(end - bounds.begin());
    return part % 3 == 1 ? std::optional(part / 3) : std::nullopt;
  }

  /// Whether a quoted phrase is interrupted; nothing if it stands outside of the sections' texts.
  Result<std::optional<bool>> is_interrupted(const Occurrence& match) {
    const bool is_quoted =
        match.word >= kFirstPhrase && plan_.phrases[match.word - kFirstPhrase].quoted;
    const auto number = section_with_text(match.token);
    if (!is_quoted || !number) return std::nullopt;
    const SectionView& section = post_->view.sections[*number];
    const std::uint32_t begin = match.token - forward_.heading_end(*number);
    const auto [from, end] = piece_with(section, begin, begin + match.count);
    auto text = reader_.text.read(section.text_begin + from.offset, section.text_begin + end);
    if (!text) return fail(std::move(text.error()));
    const std::size_t first = begin - from.token;
    reader_.tokenizer.tokenize(*text, false, first + match.count);
    const auto& tokens = reader_.tokenizer.tokens();
    for (std::size_t i = first + 1; i < std::min(first + match.count, tokens.size()); ++i) {
      const std::uint32_t gap = tokens[i - 1].end;
      if (is_interruption(text->substr(gap, tokens[i].begin - gap))) return true;
    }
    return false;
  }

  /// Where a post's texts have "search engine" and "search, engine", the latter is no match for the
  /// phrase. Looks at kCheckedPhrases places.
  Result<void> prefer_uninterrupted() {
    if (plan_.phrases.empty()) return {};
    std::array<bool, kMaxNumbers> is_whole_somewhere{};
    std::array<std::uint32_t, kMaxNumbers> places{};
    for (const Occurrence& match : matches_) ++places[match.word];
    std::vector<std::size_t> interrupted;
    std::size_t checked = 0;
    for (std::size_t i = 0; i < matches_.size() && checked < kCheckedPhrases; ++i) {
      if (places[matches_[i].word] < 2) continue;
      const auto broken = is_interrupted(matches_[i]);
      if (!broken) return fail(broken.error());
      if (!*broken) continue;
      ++checked;
      if (**broken) {
        interrupted.push_back(i);
      } else {
        is_whole_somewhere[matches_[i].word] = true;
      }
    }
    for (auto i = interrupted.rbegin(); i != interrupted.rend(); ++i) {
      const auto match = matches_.begin() + static_cast<std::ptrdiff_t>(*i);
      if (is_whole_somewhere[match->word]) matches_.erase(match);
    }
    return {};
  }

  /// Puts the sections into the hit, and its snippet: that of the first section which has one.
  Result<void> add_sections(Hit& hit) {
    const PostView& view = post_->view;
    auto ranked = rank_sections(forward_, matches_, plan_);
    const std::size_t last = view.sections.empty() ? 0 : view.sections.size() - 1;
    if (last > 0 && is_summary(view.sections[last], last)) keep_if_best(ranked, last);
    ShownSections shown;
    shown.reserve(limits_.most + 1);
    for (const std::size_t number : choose_sections(ranked, view, plan_.wanted_media, limits_)) {
      if (auto ok = show(number, hit, shown); !ok) return ok;
    }
    if (!ranked.empty() && !plan_.wanted_media.any()) {
      if (auto ok = put_marked_first(ranked, hit, shown); !ok) return ok;
    }
    for (auto& [number, section] : shown) {
      if (hit.snippet.empty()) hit.snippet = section.snippet;
      hit.sections.push_back(std::move(section));
    }
    for (std::size_t i = 0; i < view.sections.size() && hit.snippet.empty(); ++i) {
      auto snippet = snippet_of(i);
      if (!snippet) return fail(std::move(snippet.error()));
      hit.snippet = std::move(*snippet);
    }
    return {};
  }

  /// Sections of a hit by their numbers in the post.
  using ShownSections = std::vector<std::pair<std::size_t, SectionHit>>;

  Result<void> show(std::size_t number, const Hit& hit, ShownSections& shown) {
    auto section = section_hit(number, hit);
    if (!section) return fail(std::move(section.error()));
    shown.emplace_back(number, std::move(*section));
    return {};
  }

  /// A section in which nothing is marked (its match is only a medium's kind or provider, or
  /// another word with the same fingerprint) comes after those where something is. With none of
  /// these in `shown`, the best of `ranked` that is one takes the first place; else a marked title
  /// is all.
  Result<void> put_marked_first(const std::vector<SectionScore>& ranked, const Hit& hit,
                                ShownSections& shown) {
    const auto is_marked = [&](const auto& section) { return shows_match(section); };
    if (std::all_of(shown.begin(), shown.end(), is_marked) && !shown.empty()) return {};
    if (std::stable_partition(shown.begin(), shown.end(), is_marked) != shown.begin()) return {};
    const std::size_t tried = std::min(ranked.size(), shown.size() + kMoreSectionsTried);
    for (std::size_t i = shown.size(); i < tried; ++i) {
      if (auto ok = show(ranked[i].section, hit, shown); !ok) return ok;
      std::rotate(shown.begin(), shown.end() - 1, shown.end());
      if (shows_match(shown.front())) {
        shown.resize(std::min(shown.size(), limits_.most));
        return {};
      }
      shown.erase(shown.begin());
    }
    if (has_match(hit.title_highlight)) shown.clear();
    return {};
  }

  /// Whether something of a section is marked, or one of its links leads to the issue that is asked
  /// for: that is a phrase which its media have.
  bool shows_match(const ShownSections::value_type& shown) const {
    const auto& [number, section] = shown;
    const auto in_media = within(matches_, forward_.text_end(number), forward_.media_end(number));
    return has_match(section.heading_highlight) || has_match(section.snippet) ||
           std::any_of(section.media.begin(), section.media.end(),
                       [](const MediaHit& media) { return !media.title_highlight.empty(); }) ||
           std::any_of(in_media.begin(), in_media.end(),
                       [](const Occurrence& match) { return match.word >= kFirstPhrase; });
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
        section.heading, within(matches_, begin, forward_.heading_end(number)), begin, *analyzer_);
    auto snippet = snippet_of(number);
    if (!snippet) return fail(std::move(snippet.error()));
    result.snippet = std::move(*snippet);
    result.media = media_of(number);
    return result;
  }

  Result<Highlight> snippet_of(std::size_t number) {
    const SectionView& section = post_->view.sections[number];
    const Window window = best_window(forward_, number, matches_, plan_);
    if (window.end == window.begin) return Highlight{};
    auto [from, end] = piece_with(section, window.begin, window.end);
    const std::uint32_t size = section.text_end - section.text_begin;
    constexpr std::uint32_t kLead = Highlighter::kLeadBytes;
    const std::uint32_t begin = from.offset - std::min(from.offset, kLead);
    end += std::min(size - end, kLead);
    auto text = reader_.text.read(section.text_begin + begin, section.text_begin + end);
    if (!text) return fail(std::move(text.error()));
    const std::uint32_t first_token = forward_.heading_end(number);
    const auto matches = within(matches_, first_token, forward_.text_end(number));
    return highlighter_.snippet({*text, from.offset - begin, from.token, begin == 0, end == size},
                                window, matches, first_token, *analyzer_);
  }

  /// The section's media, those that match the query first.
  std::vector<MediaHit> media_of(std::size_t number) {
    const SectionView& section = post_->view.sections[number];
    const bool some_match =
        plan_.wanted_media.any() ||
        !within(matches_, forward_.text_end(number), forward_.media_end(number)).empty();
    struct Scored {
      const MediaView* media = nullptr;
      double score = 0;
      Highlight title = {};
    };
    std::vector<Scored> scored;
    for (std::uint32_t i = section.media_begin; i < section.media_end; ++i) {
      Scored& each = scored.emplace_back(Scored{&post_->view.media[i]});
      if (!some_match) continue;
      const auto matches = highlighter_.find(each.media->title, *analyzer_);
      each.score = media_score(*each.media, matches, plan_, *analyzer_);
      if (!matches.empty())
        each.title = highlighter_.mark(each.media->title, matches, 0, *analyzer_);
    }
    if (some_match) {
      std::stable_sort(scored.begin(), scored.end(),
                       [](const Scored& a, const Scored& b) { return a.score > b.score; });
    }
    if (scored.size() > kMaxMedia) scored.resize(kMaxMedia);
    std::vector<MediaHit> result;
    result.reserve(scored.size());
    for (Scored& each : scored) {
      result.push_back(to_hit(*each.media));
      result.back().title_highlight = std::move(each.title);
    }
    return result;
  }

  IndexReader& reader_;
  const QueryPlan& plan_;
  const OccurrenceFinder& finder_;
  const SectionLimits& limits_;
  // The post that the hit is made from, and what of the query it has.
  PostCache::Post post_;
  ForwardPost forward_;
  Analyzer* analyzer_ = nullptr;  ///< of the post's language
  std::vector<Occurrence> found_;
  std::vector<Occurrence> matches_;  ///< what there is to show of it
  Highlighter highlighter_;
};

}  // namespace

Result<std::vector<Hit>> build_hits(IndexReader& reader, const QueryPlan& plan,
                                    std::vector<RankedPost> page, const OccurrenceFinder& finder,
                                    const SearchRequest& request) {
  HitBuilder builder(reader, plan, finder, request.in.empty() ? kOfManyPosts : kOfOnePost);
  std::optional<Explainer> explainer;
  if (request.explain) explainer.emplace(reader.database, plan, page);
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
