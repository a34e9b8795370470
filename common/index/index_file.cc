// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_file.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "common/file_descriptor.h"
#include "common/index/database_blocks.h"
#include "common/index/index_error.h"
#include "common/schema.h"

namespace mobysearch {
namespace {

static_assert(std::endian::native == std::endian::little, "the footer is stored as it lies here");

constexpr std::string_view kMagic = "mobysearch index";
static_assert(kMagic.size() == sizeof IndexFooter::magic);
constexpr std::string_view kGlassMagic = "\x0f\x0dXapian Glass";

// Where a Xapian glass database keeps its UUID, after 14 bytes of magic and 2 of version. It is the
// only random thing in it.
constexpr off_t kUuidOffset = 16;
constexpr std::array<char, 16> kNoUuid{};

tl::unexpected<Error> system_error(ErrorCode code, const std::string& name) {
  return fail(code, fmt::format("{}: {}", name, std::strerror(errno)));
}

/// Whether a file begins as Xapian's databases do. `otherwise` when it cannot be read.
Result<bool> is_glass(int fd, const std::string& name, ErrorCode otherwise) {
  std::string found(kGlassMagic.size(), '\0');
  const bool is_read = read_all_at(fd, found.data(), found.size(), 0);
  if (!is_read && errno != 0) return system_error(otherwise, name);
  return is_read && found == kGlassMagic;
}

constexpr std::size_t kPieceBytes =
    1 << 16;  ///< memory that is not in the caches yet costs more than calls
static_assert(kPieceBytes % DatabaseBlocks::kBlockBytes == 0);

/// Calls `visit` with each piece of the database, in order.
template <class Visit>
Result<void> for_all_bytes(int fd, const IndexFooter& footer, const std::string& name,
                           const std::stop_token& stop, Visit visit) {
  std::vector<char> buffer(kPieceBytes);
  for (std::uint64_t at = 0, size = 0; at < footer.database_bytes; at += size) {
    if (stop.stop_requested()) return fail(ErrorCode::kInternal, name + ": not read to its end");
    size = std::min<std::uint64_t>(buffer.size(), footer.database_bytes - at);
    if (!read_all_at(fd, buffer.data(), size, static_cast<off_t>(at))) {
      if (errno != 0) return system_error(ErrorCode::kIndexMissing, name);
      return index_damaged(name + ": cannot be read to its end");
    }
    visit(std::string_view(buffer.data(), size));
  }
  return {};
}

/// Of the database's bytes and the footer's before the checksum itself.
class Checksum {
 public:
  Checksum() {
    if (!state_) throw std::bad_alloc();
    XXH3_64bits_reset(state_.get());
  }
  void add(std::string_view bytes) { XXH3_64bits_update(state_.get(), bytes.data(), bytes.size()); }
  std::uint64_t with(const IndexFooter& footer) {
    XXH3_64bits_update(state_.get(), &footer, offsetof(IndexFooter, checksum));
    return XXH3_64bits_digest(state_.get());
  }

 private:
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_{XXH3_createState(),
                                                                  &XXH3_freeState};
};

}  // namespace

std::string IndexFooter::revision() const { return fmt::format("{:016x}", checksum); }

Result<SealedFile> seal_index_file(int fd, std::uint64_t posts, const std::string& name) {
  const auto glass = is_glass(fd, name, ErrorCode::kOutputUnwritable);
  if (!glass) return fail(glass.error());
  if (!*glass) return fail(ErrorCode::kInternal, name + ": is not a Xapian glass database");
  struct stat status {};
  if (!write_all_at(fd, kNoUuid.data(), kNoUuid.size(), kUuidOffset) || ::fstat(fd, &status) != 0) {
    return system_error(ErrorCode::kOutputUnwritable, name);
  }
  IndexFooter footer;
  kMagic.copy(footer.magic, kMagic.size());
  footer.schema = kSchemaVersion;
  footer.posts = posts;
  footer.database_bytes = static_cast<std::uint64_t>(status.st_size);
  Checksum checksum;
  const auto add = [&](std::string_view bytes) { checksum.add(bytes); };
  if (auto ok = for_all_bytes(fd, footer, name, {}, add); !ok) {
    return fail(ErrorCode::kOutputUnwritable, std::move(ok.error().message));
  }
  footer.checksum = checksum.with(footer);
  if (!write_all_at(fd, &footer, sizeof footer, status.st_size)) {
    return system_error(ErrorCode::kOutputUnwritable, name);
  }
  return SealedFile{footer.database_bytes + sizeof footer, footer.revision()};
}

Result<IndexFooter> read_footer(int fd, const std::string& name) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return system_error(ErrorCode::kIndexMissing, name);
  if (!S_ISREG(status.st_mode)) return index_foreign(name, "is not a regular file");
  IndexFooter footer;
  const off_t at = status.st_size - static_cast<off_t>(sizeof footer);
  const bool is_read = at >= 0 && read_all_at(fd, &footer, sizeof footer, at);
  if (at >= 0 && !is_read && errno != 0) return system_error(ErrorCode::kIndexMissing, name);
  const bool has_footer = is_read && std::string_view(footer.magic, sizeof footer.magic) == kMagic;
  const auto glass = is_glass(fd, name, ErrorCode::kIndexMissing);
  if (!glass) return fail(glass.error());
  if (!*glass) return index_foreign(name, "is not a mobysearch index");
  if (!has_footer) {
    return index_damaged(name + ": is cut short, or was not written by mobysearch index");
  }
  if (footer.schema != kSchemaVersion) return schema_mismatch(name, footer.schema);
  if (footer.database_bytes != static_cast<std::uint64_t>(at)) {
    return index_damaged(name + ": is not as long as it was written");
  }
  return footer;
}

Result<void> check_content(int fd, const IndexFooter& footer, const std::string& name,
                           const ContentCheck& check) {
  constexpr std::size_t kBlockBytes = DatabaseBlocks::kBlockBytes;
  if (footer.database_bytes % kBlockBytes != 0) return index_damaged(name + ": is cut short");
  Checksum checksum;
  DatabaseBlocks blocks;
  const auto add = [&](std::string_view bytes) {
    if (check.checksum) checksum.add(bytes);
    for (; !bytes.empty(); bytes.remove_prefix(kBlockBytes))
      blocks.add(bytes.substr(0, kBlockBytes));
  };
  if (auto ok = for_all_bytes(fd, footer, name, check.stop, add); !ok) return ok;
  if (check.checksum && checksum.with(footer) != footer.checksum)
    return index_damaged(name + ": its checksum does not match");
  if (!blocks.are_sound()) return index_damaged(name + ": its database is damaged");
  return {};
}

}  // namespace mobysearch
