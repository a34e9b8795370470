// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_file.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "common/index/varint.h"
#include "common/schema.h"

namespace mobysearch {
namespace {

// Footer: magic (16 bytes), schema version (4), zero (4), posts (8), database bytes (8), checksum
// (8), little-endian. The checksum covers the database and the footer up to itself.
constexpr std::string_view kMagic = "mobysearch index";
static_assert(kMagic.size() == 16);
constexpr std::size_t kChecksummedFooterBytes = kFooterBytes - 8;

// Where a glass database keeps its UUID: after 14 bytes of magic and 2 of version.
constexpr std::string_view kGlassMagic = "\x0f\x0dXapian Glass";
constexpr off_t kUuidOffset = 16;
constexpr std::size_t kUuidBytes = 16;

void put_number(char* to, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) to[i] = static_cast<char>(value >> (8 * i));
}

std::uint64_t get_number(const char* from, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(from[i])) << (8 * i);
  }
  return value;
}

std::array<char, kFooterBytes> pack_footer(const IndexFooter& footer) {
  std::array<char, kFooterBytes> bytes{};
  std::copy(kMagic.begin(), kMagic.end(), bytes.begin());
  put_number(bytes.data() + 16, footer.schema, 4);
  put_number(bytes.data() + 24, footer.posts, 8);
  put_number(bytes.data() + 32, footer.database_bytes, 8);
  put_number(bytes.data() + 40, footer.checksum, 8);
  return bytes;
}

Error unreadable(const std::string& name, const char* reason) {
  return {ErrorCode::kIndexDamaged,
          fmt::format("{}: {}", name, reason),
          "build the index again, or copy it again",
          {}};
}

Error other_schema(const std::string& name, std::uint32_t schema) {
  return {ErrorCode::kSchemaMismatch,
          fmt::format("{}: has schema version {}, this mobysearch reads version {}", name, schema,
                      kSchemaVersion),
          "build the index again with this mobysearch",
          {}};
}

Error system_error(ErrorCode code, const std::string& name) {
  return {code, fmt::format("{}: {}", name, std::strerror(errno)), {}, {}};
}

bool read_all(int fd, char* to, std::size_t size, off_t at) {
  while (size > 0) {
    const ssize_t got = ::pread(fd, to, size, at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int fd, const char* from, std::size_t size, off_t at) {
  while (size > 0) {
    const ssize_t put = ::pwrite(fd, from, size, at);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    from += put;
    at += put;
    size -= static_cast<std::size_t>(put);
  }
  return true;
}

struct FreeHash {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};
using Hash = std::unique_ptr<XXH3_state_t, FreeHash>;

// Feeds the file's first `length` bytes to `update` in large pieces.
template <class Update>
bool for_all_bytes(int fd, std::uint64_t length, Update update) {
  std::vector<char> buffer(1 << 20);
  for (std::uint64_t at = 0; at < length;) {
    const std::size_t size =
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), length - at));
    if (!read_all(fd, buffer.data(), size, static_cast<off_t>(at))) return false;
    update(buffer.data(), size);
    at += size;
  }
  return true;
}

// The database's content without its UUID, as 16 bytes.
bool content_hash(int fd, std::uint64_t length, std::array<char, kUuidBytes>& digest) {
  const Hash hash(XXH3_createState());
  XXH3_128bits_reset(hash.get());
  const bool ok = for_all_bytes(fd, length, [&](const char* bytes, std::size_t size) {
    XXH3_128bits_update(hash.get(), bytes, size);
  });
  const XXH128_hash_t value = XXH3_128bits_digest(hash.get());
  put_number(digest.data(), value.high64, 8);
  put_number(digest.data() + 8, value.low64, 8);
  return ok;
}

Result<std::uint64_t> checksum_of(int fd, const IndexFooter& footer, const std::string& name) {
  const Hash hash(XXH3_createState());
  XXH3_64bits_reset(hash.get());
  const bool ok = for_all_bytes(fd, footer.database_bytes, [&](const char* bytes, std::size_t n) {
    XXH3_64bits_update(hash.get(), bytes, n);
  });
  if (!ok) return fail(unreadable(name, "cannot be read to its end"));
  XXH3_64bits_update(hash.get(), pack_footer(footer).data(), kChecksummedFooterBytes);
  return XXH3_64bits_digest(hash.get());
}

Result<std::string> set_content_uuid(int fd, std::uint64_t length, const std::string& name) {
  std::array<char, kGlassMagic.size()> magic{};
  if (length < 2 * kUuidBytes || !read_all(fd, magic.data(), magic.size(), 0) ||
      std::string_view(magic.data(), magic.size()) != kGlassMagic) {
    return fail(ErrorCode::kInternal, name + ": is no glass database");
  }
  std::array<char, kUuidBytes> uuid{};
  if (!write_all(fd, uuid.data(), uuid.size(), kUuidOffset) || !content_hash(fd, length, uuid) ||
      !write_all(fd, uuid.data(), uuid.size(), kUuidOffset)) {
    return fail(system_error(ErrorCode::kOutputUnwritable, name));
  }
  std::string digits;
  for (const char c : uuid) digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return digits;
}

}  // namespace

Result<SealedFile> seal_index_file(int fd, std::uint64_t posts, const std::string& name) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return fail(system_error(ErrorCode::kOutputUnwritable, name));
  IndexFooter footer{kSchemaVersion, posts, static_cast<std::uint64_t>(status.st_size), 0};
  const auto uuid = set_content_uuid(fd, footer.database_bytes, name);
  if (!uuid) return fail(uuid.error());
  auto checksum = checksum_of(fd, footer, name);
  if (!checksum) return fail(std::move(checksum.error()));
  footer.checksum = *checksum;
  const auto bytes = pack_footer(footer);
  if (!write_all(fd, bytes.data(), bytes.size(), status.st_size)) {
    return fail(system_error(ErrorCode::kOutputUnwritable, name));
  }
  return SealedFile{footer.database_bytes + kFooterBytes, revision_of(*uuid)};
}

Result<IndexFooter> read_footer(int fd, const std::string& name) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return fail(system_error(ErrorCode::kIndexMissing, name));
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::kIndexForeign, name + ": is not a regular file",
                "name the file that mobysearch index wrote");
  }
  const auto length = static_cast<std::uint64_t>(status.st_size);
  std::array<char, kFooterBytes> bytes{};
  std::array<char, kGlassMagic.size()> head{};
  const bool is_glass = read_all(fd, head.data(), head.size(), 0) &&
                        std::string_view(head.data(), head.size()) == kGlassMagic;
  const bool has_footer =
      length >= kFooterBytes &&
      read_all(fd, bytes.data(), bytes.size(), static_cast<off_t>(length - kFooterBytes)) &&
      std::string_view(bytes.data(), kMagic.size()) == kMagic;
  if (!has_footer && is_glass) {
    return fail(unreadable(name, "is cut short, or was not written by mobysearch index"));
  }
  if (!has_footer || !is_glass) {
    return fail(ErrorCode::kIndexForeign, name + ": is not a mobysearch index",
                "name the file that mobysearch index wrote");
  }
  const IndexFooter footer{static_cast<std::uint32_t>(get_number(bytes.data() + 16, 4)),
                           get_number(bytes.data() + 24, 8), get_number(bytes.data() + 32, 8),
                           get_number(bytes.data() + 40, 8)};
  if (footer.schema != kSchemaVersion) return fail(other_schema(name, footer.schema));
  if (footer.database_bytes != length - kFooterBytes) {
    return fail(unreadable(name, "is not as long as it was written"));
  }
  return footer;
}

Result<void> verify_checksum(int fd, const IndexFooter& footer, const std::string& name) {
  auto checksum = checksum_of(fd, footer, name);
  if (!checksum) return fail(std::move(checksum.error()));
  if (*checksum != footer.checksum) return fail(unreadable(name, "its checksum does not match"));
  return {};
}

std::string revision_of(const std::string& uuid) {
  std::string digits;
  for (const char c : uuid) {
    if (c != '-' && digits.size() < 16) digits += c;
  }
  return digits;
}

std::string encode_info(const StoredInfo& stored) {
  std::string out;
  put_varint(out, stored.schema);
  put_varint(out, stored.forward_blocks);
  put_varint(out, stored.vocabulary_blocks);
  const IndexInfo& info = stored.info;
  for (const std::int64_t count : {info.posts, info.sections, info.media, info.words}) {
    put_varint(out, zigzag(count));
  }
  for (const auto* text : {&info.commit, &info.built_at, &info.site_title, &info.site_url,
                           &info.baseurl, &info.lang}) {
    put_string(out, *text);
  }
  return out;
}

Result<StoredInfo> decode_info(std::string_view bytes, const std::string& name) {
  ByteReader in(bytes);
  StoredInfo stored;
  stored.schema = in.varint32();
  if (in.ok() && stored.schema != kSchemaVersion) return fail(other_schema(name, stored.schema));
  stored.forward_blocks = in.varint32();
  stored.vocabulary_blocks = in.varint32();
  IndexInfo& info = stored.info;
  for (std::int64_t* count : {&info.posts, &info.sections, &info.media, &info.words}) {
    *count = unzigzag(in.varint());
  }
  for (auto* text : {&info.commit, &info.built_at, &info.site_title, &info.site_url, &info.baseurl,
                     &info.lang}) {
    *text = in.string();
  }
  if (!in.ok()) return fail(unreadable(name, "its description is damaged"));
  return stored;
}

}  // namespace mobysearch
