// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_plan.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "common/schema.h"
#include "common/text/link_terms.h"
#include "common/text/unicode.h"
#include "search/query_terms.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMinWildcardBytes = 3;
constexpr std::size_t kMaxWildcardTerms = 50;

using Query = Xapian::Query;

double day_start(const std::string& day) {
  using namespace std::chrono;
  const int value = std::stoi(day);
  const sys_days date =
      year_month_day{year{value / 10000}, month{static_cast<unsigned>(value / 100 % 100)},
                     std::chrono::day{static_cast<unsigned>(value % 100)}};
  return static_cast<double>(duration_cast<seconds>(date.time_since_epoch()).count());
}

constexpr double kDaySeconds = 86400;

/// How much a guess counts beside what was typed. One edit away, of four letters it may well be
/// another word, and of eight hardly.
double similarity(std::string_view typed, const Correction& guess) {
  const double share = static_cast<double>(guess.edits) / static_cast<double>(typed.size());
  return 1 - 4 * share * share;
}

Query date_query(const std::string& range) {
  const auto dots = range.find("..");
  const std::string from = range.substr(0, dots);
  const std::string to = range.substr(dots + 2);
  const auto value = [](double seconds) { return Xapian::sortable_serialise(seconds); };
  if (from.empty())
    return Query(Query::OP_VALUE_LE, kTimestampSlot, value(day_start(to) + kDaySeconds - 1));
  if (to.empty()) return Query(Query::OP_VALUE_GE, kTimestampSlot, value(day_start(from)));
  return Query(Query::OP_VALUE_RANGE, kTimestampSlot, value(day_start(from)),
               value(day_start(to) + kDaySeconds - 1));
}

}  // namespace

QueryPlanner::QueryPlanner(const Index::Parts& parts, const Spelling& spelling,
                           Xapian::Database database)
    : parts_(parts), spelling_(spelling), database_(std::move(database)) {
  const std::string prefix(field_spec(Field::kLang).prefix);
  for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it) {
    const std::string lang = (*it).substr(prefix.size());
    if (lang.size() == 2) languages_.push_back(lang);
  }
  if (languages_.empty()) languages_.push_back(parts.info.lang.empty() ? "en" : parts.info.lang);
  for (const std::string& lang : languages_) analyzers_.emplace(lang, Analyzer(lang));
  const auto json = nlohmann::json::parse(parts.synonyms_json, nullptr, false);
  if (!json.is_object()) return;
  for (const auto& [word, others] : json.items()) {
    for (const auto& other : others) {
      if (other.is_string())
        synonyms_[fold_case(word)].push_back(fold_case(other.get<std::string>()));
    }
  }
}

Analyzer& QueryPlanner::analyzer_for(std::string_view lang) {
  const std::string_view primary = lang.substr(0, lang.find('-'));
  const auto found = analyzers_.find(primary);
  if (found != analyzers_.end()) return found->second;
  return analyzers_.emplace(std::string(primary), Analyzer(primary)).first->second;
}

std::vector<std::string> QueryPlanner::terms_of(std::string_view word) {
  std::vector<std::string> terms;
  for (const std::string& lang : languages_) append_unique(terms, {analyzer_for(lang).term(word)});
  return terms;
}

bool QueryPlanner::is_stop_word(std::string_view word) const {
  const auto found = analyzers_.find(languages_.size() == 1 ? languages_[0] : parts_.info.lang);
  return found != analyzers_.end() && found->second.is_stop_word(word);
}

/// A stop word, whatever signs stand beside it: that of "which, …" too.
bool QueryPlanner::is_stop_text(std::string_view text) {
  if (is_stop_word(fold_case(text))) return true;
  tokenizer_.tokenize(text);
  const auto& tokens = tokenizer_.tokens();
  return tokens.size() == 1 && tokenizer_.compounds().empty() && is_stop_word(tokens[0].word);
}

bool QueryPlanner::is_known(const std::vector<std::string>& terms) const {
  return std::any_of(terms.begin(), terms.end(),
                     [&](const std::string& term) { return database_.term_exists(term); });
}

void QueryPlanner::remember(std::string surface, std::vector<std::string> terms, QueryPlan& plan) {
  Xapian::doccount frequency = 0;
  for (const std::string& term : terms)
    frequency = std::max(frequency, database_.get_termfreq(term));
  const double count = static_cast<double>(database_.get_doccount());
  const double idf = std::log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  plan.words.push_back({std::move(surface), std::move(terms), frequency, idf});
}

Query QueryPlanner::field(const QueryNode& node, QueryPlan& plan) {
  const FieldSpec& spec = field_spec(node.field);
  const std::string exact = exact_term(node.field, node.text);
  if (node.field == Field::kLink) {
    plan.wanted_media.links.push_back(link_term(node.text));
    return Query(exact_term(Field::kLink, plan.wanted_media.links.back()));
  }
  if (node.field == Field::kHas) {
    if (const auto kind = media_kind_from_string(fold_case(node.text))) {
      plan.wanted_media.kinds.push_back(*kind);
    }
  }
  if (!spec.words) return Query(exact);
  tokenizer_.tokenize(node.text);
  std::vector<Query> words;
  std::vector<std::string> surfaces;
  for (const Token& token : tokenizer_.tokens()) surfaces.emplace_back(token.word);
  for (const std::string& surface : surfaces) {
    std::vector<std::string> terms;
    for (const std::string& term : terms_of(surface))
      terms.push_back(prefixed_term(spec.prefix, term));
    words.push_back(any_of(terms));
    remember(surface, terms_of(surface), plan);
  }
  if (words.empty()) return Query::MatchNothing;
  return Query(Query::OP_AND, words.begin(), words.end());
}

Query QueryPlanner::group(const QueryNode& node, QueryPlan& plan) {
  std::vector<Query> wanted;
  std::vector<Query> unwanted;
  for (const QueryNode& child : node.children) {
    const Clause part = clause(child, plan);
    if (part.query.empty()) continue;
    (child.kind == QueryNode::Kind::kNot ? unwanted : wanted).push_back(part.query);
  }
  const auto op = node.kind == QueryNode::Kind::kAny ? Query::OP_OR : Query::OP_AND;
  Query query = wanted.empty() ? Query::MatchAll : Query(op, wanted.begin(), wanted.end());
  if (!unwanted.empty()) {
    query = Query(Query::OP_AND_NOT, query, Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
  }
  return query;
}

QueryPlanner::Clause QueryPlanner::clause(const QueryNode& node, QueryPlan& plan) {
  using Kind = QueryNode::Kind;
  switch (node.kind) {
    case Kind::kWord: {
      loose_ = Query();
      Query strict = word(node, plan);
      if (node.similarity < 1) strict = Query(Query::OP_SCALE_WEIGHT, strict, node.similarity);
      return {strict, false, false, !node.unfinished && is_stop_text(node.text), loose_};
    }
    case Kind::kPrefix: {
      const std::string beginning = fold_case(node.text);
      if (beginning.size() < kMinWildcardBytes) return {word(node, plan), false, false, false};
      std::vector<std::string> terms;
      const auto [begin, end] = parts_.vocabulary.with_prefix(beginning);
      for (std::size_t i = begin; i < end && terms.size() < kMaxWildcardTerms; ++i) {
        append_unique(terms, terms_of(parts_.vocabulary.word(i)));
      }
      if (terms.empty()) return {Query::MatchNothing, true, false, false};
      remember(beginning, terms, plan);
      return {any_of(terms), true, false, false};
    }
    case Kind::kPhrase: {
      tokenizer_.tokenize(node.text);
      std::vector<std::string> words;
      for (const Token& token : tokenizer_.tokens()) words.emplace_back(token.word);
      if (words.empty()) return {};
      if (words.size() > 1) return {phrase_of(words, &plan), true, false, false};
      const auto terms = terms_of(words[0]);
      remember(words[0], terms, plan);
      return {any_of(terms), true, false, false};
    }
    case Kind::kField: {
      const bool weightless = !field_spec(node.field).words;
      return {field(node, plan), true, weightless, false};
    }
    case Kind::kDate:
      return {date_query(node.text), true, true, false};
    case Kind::kAll:
    case Kind::kAny:
      return {group(node, plan), true, false, false};
    case Kind::kNot: {
      QueryPlan ignored;
      return {clause(node.children.front(), ignored).query, false, false, false};
    }
  }
  return {};
}

/// What was meant by a misspelt word; asked once a query for each, since it takes a look at all
/// words of the index.
const std::optional<Correction>& QueryPlanner::meant(const std::string& surface, bool unfinished) {
  const auto [found, is_new] = corrections_.try_emplace({surface, unfinished});
  if (is_new) {
    found->second = spelling_.correct(surface);
    if (unfinished && !found->second) found->second = spelling_.correct_beginning(surface);
  }
  return found->second;
}

/// Corrects the words that nothing in the index is like, and says so in `query`.
void QueryPlanner::correct(QueryNode& node, QueryPlan& plan, std::string& query) {
  for (QueryNode& child : node.children) {
    if (child.kind != QueryNode::Kind::kNot) correct(child, plan, query);
  }
  if (node.kind != QueryNode::Kind::kWord) return;
  tokenizer_.tokenize(node.text);
  if (tokenizer_.tokens().size() != 1 || !tokenizer_.compounds().empty()) return;
  const Token token = tokenizer_.tokens()[0];
  const std::string surface(token.word);
  if (parts_.vocabulary.frequency_of(surface) > 0 || is_known(terms_of(surface)) ||
      synonyms_.count(surface) > 0 || joins_.count(surface) > 0)
    return;
  const auto [begin, end] = parts_.vocabulary.with_prefix(surface);
  if (node.unfinished && begin != end) return;
  const auto& better = meant(surface, node.unfinished);
  if (!better) return;
  if (!plan.corrected_query) plan.corrected_query = query;
  const std::string wrong = node.text.substr(token.begin, token.end - token.begin);
  // Words are corrected from left to right, so the first one still misspelt is this one.
  std::string& shown = *plan.corrected_query;
  const auto at = shown.find(wrong, std::min(node.begin, shown.size()) > 8 ? node.begin - 8 : 0);
  if (at != std::string::npos) shown.replace(at, wrong.size(), better->word);
  node.text = better->word;
  node.similarity = similarity(surface, *better);
}

/// `swarm kit` also means swarmkit, where the index has that.
void QueryPlanner::join_neighbours(std::vector<QueryNode>& nodes) {
  joins_.clear();
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    const bool words = nodes[i].kind == QueryNode::Kind::kWord &&
                       nodes[i + 1].kind == QueryNode::Kind::kWord && !nodes[i + 1].unfinished;
    if (!words) continue;
    const std::string left = fold_case(nodes[i].text);
    const std::string right = fold_case(nodes[i + 1].text);
    if (is_stop_word(left) || is_stop_word(right)) continue;
    if (parts_.vocabulary.frequency_of(left + right) == 0) continue;
    joins_[left] = left + right;
    joins_[right] = left + right;
  }
}

/// Posts with a heading or title that is just what the query says: stop words and all, and whatever
/// signs the query parser took for operators.
Query QueryPlanner::exact_phrase(std::string_view query, QueryPlan& plan) {
  tokenizer_.tokenize(query);
  for (const std::string& lang : languages_) {
    Analyzer& analyzer = analyzer_for(lang);
    std::string whole;
    std::vector<std::uint16_t> fingerprints;
    for (const Token& token : tokenizer_.tokens()) {
      const std::string& term = analyzer.term(token.word);
      fingerprints.push_back(fingerprint_of(term));
      (whole += term) += ' ';
    }
    const std::string term = exact_phrase_term(whole);
    if (!database_.term_exists(term)) continue;
    append_unique(plan.heading.terms, {term});
    plan.heading.fingerprints.push_back(std::move(fingerprints));
  }
  return plan.heading.terms.empty() ? Query() : any_of(plan.heading.terms);
}

Query QueryPlanner::filters(const SearchRequest& request) const {
  Query all;
  for (const Field field : kFilters) {
    std::vector<std::string> terms;
    for (const std::string& value : request.filters[field]) {
      terms.push_back(exact_term(field, value));
    }
    if (terms.empty()) continue;
    const Query one(Query::OP_OR, terms.begin(), terms.end());
    all = all.empty() ? one : Query(Query::OP_AND, all, one);
  }
  return all;
}

QueryPlan QueryPlanner::plan(const SearchRequest& request) {
  QueryPlan plan;
  QueryNode top = parse_query(request.query, request.prefix);
  join_neighbours(top.children);
  corrections_.clear();
  std::string query = request.query;
  correct(top, plan, query);
  std::vector<Query> words, loose_words, stop_words, required, weightless, unwanted;
  std::vector<QueryWord> unsaid;  // stop words
  bool loosened = false;
  for (const QueryNode& node : top.children) {
    const std::size_t words_before = plan.words.size();
    const Clause part = clause(node, plan);
    if (part.query.empty()) continue;
    if (part.stop_word) {
      const auto said = plan.words.begin() + static_cast<std::ptrdiff_t>(words_before);
      std::move(said, plan.words.end(), std::back_inserter(unsaid));
      plan.words.erase(said, plan.words.end());
    }
    auto& list = node.kind == QueryNode::Kind::kNot ? unwanted
                 : part.stop_word                   ? stop_words
                 : part.weightless                  ? weightless
                 : part.required                    ? required
                                                    : words;
    list.push_back(part.query);
    if (&list == &words) loose_words.push_back(part.loose.empty() ? part.query : part.loose);
    loosened = loosened || !part.loose.empty();
  }
  if (words.empty() && required.empty() && weightless.empty()) {
    words = stop_words;
    loose_words = stop_words;
    plan.words = std::move(unsaid);
  }
  for (const std::string& name : request.filters[Field::kHas]) {
    if (const auto kind = media_kind_from_string(name)) plan.wanted_media.kinds.push_back(*kind);
  }
  const Query filter = filters(request);
  if (words.empty() && required.empty() && weightless.empty() && filter.empty()) {
    plan.matches_nothing = true;
    return plan;
  }
  const Query heading = exact_phrase(plan.corrected_query.value_or(request.query), plan);
  const auto finish = [&](Query positive) {
    for (const Query& each : required) {
      positive = positive.empty() ? each : Query(Query::OP_AND, positive, each);
    }
    if (!positive.empty() && !heading.empty()) {
      positive = Query(Query::OP_AND_MAYBE, positive, heading);
    }
    for (const Query& each : weightless) {
      positive = positive.empty() ? Query(Query::OP_SCALE_WEIGHT, each, 0)
                                  : Query(Query::OP_FILTER, positive, each);
    }
    if (!filter.empty()) {
      positive = positive.empty() ? Query(Query::OP_SCALE_WEIGHT, filter, 0)
                                  : Query(Query::OP_FILTER, positive, filter);
    }
    if (!unwanted.empty()) {
      positive =
          Query(Query::OP_AND_NOT, positive, Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
    }
    return positive;
  };
  plan.all = finish(words.empty() ? Query() : Query(Query::OP_AND, words.begin(), words.end()));
  if (words.size() < 2 && !loosened) return plan;
  plan.any = finish(Query(Query::OP_OR, loose_words.begin(), loose_words.end()));
  return plan;
}

}  // namespace mobysearch
