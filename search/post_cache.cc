// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_cache.h"

#include <utility>

namespace mobysearch {
namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& list) {
  return list.capacity() * sizeof(T);
}

/// What keeping the post takes, roughly.
std::size_t bytes_of(const StoredPost& post) {
  constexpr std::size_t kLinks = 128;  // of the cache's list and map
  const PostView& view = post.view;
  std::size_t labels = 0;
  for (const FieldSpec& field : kFields) labels += bytes_of(view.labels[field.field]);
  return kLinks + sizeof post + post.record.capacity() + bytes_of(view.authors) + labels +
         bytes_of(view.sections) + bytes_of(view.media) + bytes_of(view.packed_blocks);
}

}  // namespace

Result<PostCache::Post> PostCache::get(std::uint32_t docid,
                                       const std::function<std::string()>& read) {
  if (Post kept = posts_.find(docid)) return kept;
  auto post = std::make_shared<StoredPost>();
  post->record = read();
  if (auto ok = decode_post(post->record, post->view); !ok) return fail(std::move(ok.error()));
  posts_.put(docid, post, bytes_of(*post));
  return Post(std::move(post));
}

}  // namespace mobysearch
