// SPDX-License-Identifier: GPL-2.0-or-later
// A whole index file, without its footer: it is sealed, so that its checksum is right, then opened
// and asked.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/file_descriptor.h"
#include "common/index/index_file.h"
#include "search/post_reader.h"
#include "search/searcher.h"

namespace mobysearch {
namespace {

void ask(Searcher& searcher) {
  for (const char* query : {"lighthouse", "\"the harbour\" lamp", "ligthouse", "tag:sea", "l"}) {
    SearchRequest request;
    request.query = query;
    request.prefix = true;
    request.explain = true;
    request.facets = {"tag", "year"};
    (void)searcher.search(request);
  }
}

}  // namespace
}  // namespace mobysearch

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mobysearch;
  const FileDescriptor file(memfd_create("index", MFD_CLOEXEC));
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!file || !write_all(file.get(), bytes.data(), bytes.size())) return 0;
  if (!seal_index_file(file.get(), 0, "index")) return 0;
  const auto index = Index::open("/proc/self/fd/" + std::to_string(file.get()));
  if (!index) return 0;
  if (auto searcher = Searcher::open(*index)) ask(*searcher);
  (void)for_each_post(**index, [](const Post&) {});
  return 0;
}
