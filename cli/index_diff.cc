// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_diff.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "search/post_reader.h"

namespace mobysearch {
namespace {

/// What is compared of a post; its text is not kept.
struct Known {
  std::string path, url, title, date;
  std::vector<std::pair<std::string, std::string>> anchors;  ///< with their headings
  bool is_met = false;  ///< has its counterpart in the other index
};
using Posts = std::vector<Known>;

Result<Posts> posts_of(const Index& index) {
  Posts posts;
  const std::string& baseurl = index.info().baseurl;
  const auto take = [&](const Post& post) {
    Known known{post.path, baseurl + post.url, post.title, post.date, {}};
    for (const Section& section : post.sections) {
      if (section.anchor) known.anchors.emplace_back(*section.anchor, section.heading);
    }
    posts.push_back(std::move(known));
  };
  return for_each_post(index, take).map([&] { return std::move(posts); });
}

class Comparison {
 public:
  Comparison(Posts before, Posts after) : before_(std::move(before)), after_(std::move(after)) {}

  void write_to(IndexDiff& diff) {
    match([](const Known& post) { return post.url; }, diff);
    match([](const Known& post) { return post.path; }, diff);
    match([](const Known& post) { return post.date.empty() ? "" : post.date + '\n' + post.title; },
          diff);
    diff.added = unmet(after_);
    diff.removed = unmet(before_);
  }

 private:
  /// Pairs the posts that have no counterpart yet by what `key` says of them, unless that is "".
  template <class Key>
  void match(const Key& key, IndexDiff& diff) {
    std::multimap<std::string, Known*> old;
    for (Known& post : before_) {
      if (!post.is_met) old.emplace(key(post), &post);
    }
    for (Known& post : after_) {
      const std::string wanted = post.is_met ? "" : key(post);
      const auto found = wanted.empty() ? old.end() : old.find(wanted);
      if (found == old.end()) continue;
      pair(*found->second, post, diff);
      old.erase(found);
    }
  }

  static void pair(Known& before, Known& after, IndexDiff& diff) {
    before.is_met = after.is_met = true;
    if (before.url != after.url) diff.moved.push_back({before.url, {after.url, after.title}});
    std::set<std::string> there;
    for (const auto& [anchor, heading] : after.anchors) there.insert(anchor);
    for (const auto& [anchor, heading] : before.anchors) {
      if (there.count(anchor) == 0) diff.lost.push_back({after.url, anchor, heading});
    }
  }

  static std::vector<DiffPost> unmet(const Posts& posts) {
    std::vector<DiffPost> out;
    for (const Known& post : posts) {
      if (!post.is_met) out.push_back({post.url, post.title});
    }
    return out;
  }

  Posts before_;
  Posts after_;
};

std::string old_url(const IndexDiff& diff, const std::string& url) {
  const auto moved = std::find_if(diff.moved.begin(), diff.moved.end(),
                                  [&](const MovedPost& post) { return post.to.url == url; });
  return moved == diff.moved.end() ? url : moved->from;
}

Result<void> run_all(const std::shared_ptr<const Index>& before,
                     const std::shared_ptr<const Index>& after,
                     const std::vector<GoldenQuery>& golden, IndexDiff& diff) {
  auto old_searcher = Searcher::open(before);
  if (!old_searcher) return fail(std::move(old_searcher.error()));
  auto new_searcher = Searcher::open(after);
  if (!new_searcher) return fail(std::move(new_searcher.error()));
  for (GoldenQuery query : golden) {
    query.url = path_on_site(query.url, after->info());
    GoldenChange change{query.query, query.url, {}, {}};
    auto now = run_golden(*new_searcher, query);
    if (!now) return fail(std::move(now.error()));
    query.url = old_url(diff, query.url);
    auto then = run_golden(*old_searcher, query);
    if (!then) return fail(std::move(then.error()));
    change.before = std::move(*then);
    change.after = std::move(*now);
    diff.golden.push_back(std::move(change));
  }
  return {};
}

}  // namespace

std::size_t IndexDiff::broken() const {
  return static_cast<std::size_t>(std::count_if(
      golden.begin(), golden.end(),
      [](const GoldenChange& change) { return !change.before.failure && change.after.failure; }));
}

Result<IndexDiff> diff_indexes(const std::shared_ptr<const Index>& before,
                               const std::shared_ptr<const Index>& after,
                               const std::vector<GoldenQuery>& golden) {
  auto old_posts = posts_of(*before);
  if (!old_posts) return fail(std::move(old_posts.error()));
  auto new_posts = posts_of(*after);
  if (!new_posts) return fail(std::move(new_posts.error()));
  IndexDiff diff;
  diff.before.info = before->info();
  diff.after.info = after->info();
  Comparison(std::move(*old_posts), std::move(*new_posts)).write_to(diff);
  if (golden.empty()) return diff;
  return run_all(before, after, golden, diff).map([&] { return std::move(diff); });
}

}  // namespace mobysearch
