// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_cache.h"

#include <utility>

namespace mobysearch {
namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& list) {
  return list.capacity() * sizeof(T);
}

/// With what keeping it takes, about.
std::size_t bytes_of(const StoredPost& post) {
  constexpr std::size_t kLinks = 128;
  const PostView& view = post.view;
  return kLinks + sizeof post + post.record.capacity() + bytes_of(view.authors) +
         bytes_of(view.categories) + bytes_of(view.tags) + bytes_of(view.sections) +
         bytes_of(view.media) + bytes_of(view.packed_blocks);
}

}  // namespace

PostCache::Post PostCache::find(std::uint32_t docid) {
  const std::lock_guard lock(mutex_);
  const auto found = by_docid_.find(docid);
  if (found == by_docid_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->post;
}

void PostCache::add(std::uint32_t docid, const Post& post) {
  if (bytes_of(*post) > max_bytes_ / 8) return;  // it would drive out too many others
  const std::lock_guard lock(mutex_);
  if (by_docid_.count(docid) > 0) return;  // another thread was as quick
  entries_.push_front({docid, post});
  by_docid_.emplace(docid, entries_.begin());
  bytes_ += bytes_of(*post);
  while (bytes_ > max_bytes_) {
    bytes_ -= bytes_of(*entries_.back().post);
    by_docid_.erase(entries_.back().docid);
    entries_.pop_back();
  }
}

Result<PostCache::Post> PostCache::get(std::uint32_t docid,
                                       const std::function<std::string()>& read) {
  if (Post kept = find(docid)) return kept;
  auto post = std::make_shared<StoredPost>();
  post->record = read();
  if (auto ok = decode_post(post->record, post->view); !ok) return fail(std::move(ok.error()));
  add(docid, post);
  return Post(std::move(post));
}

std::size_t PostCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace mobysearch
