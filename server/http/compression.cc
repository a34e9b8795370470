// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr int kGzipLevel = 5;
constexpr int kBrotliQuality = 4;

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

std::string gzip(std::string_view text) {
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
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

std::string brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  const bool done =
      BrotliEncoderCompress(kBrotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                            reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE;
  out.resize(done ? size : 0);
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

std::string compress(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::kBrotli) return brotli(text);
  return encoding == Encoding::kGzip ? gzip(text) : std::string(text);
}

}  // namespace mobysearch
