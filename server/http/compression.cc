// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <memory>
#include <vector>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

struct Levels {
  int gzip, brotli;
};
constexpr Levels kForAnswers{5, 4};
/// From 6 on, Brotli takes many megabytes for a per cent.
constexpr Levels kForFiles{9, 5};

bool accepts(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::string_view part = trim(take_until(header, ","), " ");
    if (!part.starts_with(name)) continue;
    const std::string_view rest = part.substr(name.size());
    if (!rest.empty() && rest.front() != ';' && rest.front() != ' ') continue;
    const auto q = rest.find("q=");
    return q == std::string_view::npos ||
           rest.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

std::string gzip(std::string_view text, int level) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  std::string input(text);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

/// What Brotli's encoder works in. It would end the process where it is given no memory: an
/// exception takes us out of it, and leaves nothing behind, since all it had is here.
class EncoderMemory {
 public:
  static void* take(void* memory, std::size_t size) {
    auto& blocks = static_cast<EncoderMemory*>(memory)->blocks_;
    return blocks.emplace_back(std::make_unique_for_overwrite<char[]>(size)).get();
  }
  static void give_back(void* memory, void* block) {
    std::erase_if(static_cast<EncoderMemory*>(memory)->blocks_,
                  [block](const auto& taken) { return taken.get() == block; });
  }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
};

std::string brotli(std::string_view text, int quality) {
  std::string out(BrotliEncoderMaxCompressedSize(text.size()), '\0');
  EncoderMemory memory;
  BrotliEncoderState* const encoder =
      BrotliEncoderCreateInstance(EncoderMemory::take, EncoderMemory::give_back, &memory);
  BrotliEncoderSetParameter(encoder, BROTLI_PARAM_QUALITY, static_cast<std::uint32_t>(quality));
  BrotliEncoderSetParameter(encoder, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT);
  BrotliEncoderSetParameter(encoder, BROTLI_PARAM_SIZE_HINT,
                            static_cast<std::uint32_t>(text.size()));
  std::size_t left = text.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t room = out.size();
  auto* to = reinterpret_cast<std::uint8_t*>(out.data());
  BrotliEncoderCompressStream(encoder, BROTLI_OPERATION_FINISH, &left, &in, &room, &to, nullptr);
  const bool done = BrotliEncoderIsFinished(encoder) == BROTLI_TRUE;
  BrotliEncoderDestroyInstance(encoder);
  out.resize(done ? out.size() - room : 0);
  return out;
}

}  // namespace

Encoding choose_encoding(std::string_view accept_encoding) {
  if (accepts(accept_encoding, "br")) return Encoding::kBrotli;
  if (accepts(accept_encoding, "gzip")) return Encoding::kGzip;
  return Encoding::kIdentity;
}

std::string_view to_string(Encoding encoding) {
  if (encoding == Encoding::kBrotli) return "br";
  return encoding == Encoding::kGzip ? "gzip" : "identity";
}

std::string compress(std::string_view text, Encoding encoding, Use use) {
  const Levels& levels = use == Use::kFile ? kForFiles : kForAnswers;
  if (encoding == Encoding::kBrotli) return brotli(text, levels.brotli);
  return encoding == Encoding::kGzip ? gzip(text, levels.gzip) : std::string(text);
}

}  // namespace mobysearch
