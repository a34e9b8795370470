// SPDX-License-Identifier: GPL-2.0-or-later
// Everything that is read out of an index file: no bytes may make a decoder crash, read outside of
// them, or allocate without bound. The first byte chooses the decoder.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/fingerprints.h"
#include "common/index/forward_index.h"
#include "common/index/index_info.h"
#include "common/index/position_lists.h"
#include "common/index/post_codec.h"
#include "common/index/text_reader.h"
#include "common/index/title_starts.h"
#include "common/index/vocabulary.h"

namespace mobysearch {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void fuzz_forward_index(std::string_view bytes) {
  constexpr std::uint32_t kLastDocid = 64;
  const auto block = ForwardIndex::decode(0, bytes);
  if (!block) return;
  for (std::uint32_t docid = 0; docid <= kLastDocid; ++docid) {
    const ForwardPost post = (*block)->post(docid);
    for (const std::uint32_t bound : post.bounds) require(bound <= post.tokens.size());
    for (const CompoundSpan& compound : post.compounds) {
      require(compound.count > 0 &&
              compound.first + std::uint64_t{compound.count} <= post.tokens.size());
    }
  }
}

void fuzz_vocabulary(std::string_view bytes) {
  Vocabulary words;
  if (!words.add_block(bytes)) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    require(words.lower_bound(words.word(i)) == i);
  }
}

void fuzz_fingerprints(std::string_view bytes) {
  Fingerprints fingerprints;
  if (!fingerprints.add_block(bytes)) return;
  (void)fingerprints.of(bytes);
}

void fuzz_title_starts(std::string_view bytes) {
  constexpr std::uint32_t kLastDocid = 64;
  TitleStarts titles(kLastDocid);
  if (!titles.add_block(bytes)) return;
  for (const std::uint32_t docid : titles.candidates(std::vector<std::uint16_t>{1, 2}, 100))
    require(docid > 0 && docid <= kLastDocid);
}

void fuzz_post(std::string_view bytes) {
  PostView view;
  if (decode_post(bytes, view)) {
    TextReader reader;
    reader.open(view);
    for (const SectionView& section : view.sections) {
      (void)reader.read(section.text_begin,
                        section.text_begin + (section.text_end - section.text_begin) / 2);
      (void)reader.read(section.text_begin, section.text_end);
      const TextPlace place = place_before(section, 1000);
      require(place.offset <= section.text_end - section.text_begin);
    }
  }
  // What can be read can be written, and reads the same again.
  if (const auto post = decode_whole_post(bytes)) {
    const auto again = decode_whole_post(encode_post(*post));
    require(again && *again == *post);
  }
}

}  // namespace
}  // namespace mobysearch

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      mobysearch::fuzz_forward_index(bytes);
      break;
    case 1:
      mobysearch::fuzz_vocabulary(bytes);
      break;
    case 2:
      mobysearch::fuzz_post(bytes);
      break;
    case 3:
      (void)mobysearch::decode_info(bytes, "index");
      break;
    case 4:
      (void)mobysearch::decode_synonyms(bytes);
      break;
    case 5:
      mobysearch::fuzz_title_starts(bytes);
      break;
    case 6:
      (void)mobysearch::PositionLists().add("key", bytes, true, true);
      break;
    default:
      mobysearch::fuzz_fingerprints(bytes);
  }
  return 0;
}
