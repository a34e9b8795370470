// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "common/file_descriptor.h"
#include "common/index/file_identity.h"
#include "common/index/index_file.h"
#include "common/result.h"

namespace mobysearch {

/// An index file that is open and proved to be one. Any thread may read it.
struct OpenedFile {
  FileDescriptor descriptor;
  FileIdentity identity;
  std::string revision;

  /// Fails with kIndexMissing, kIndexForeign, kIndexDamaged or kSchemaMismatch.
  static Result<OpenedFile> open(const std::string& path, const ContentCheck& check);

  /// A database of the caller's own (Xapian's may not be shared between threads) on the very file
  /// that was opened, whatever stands at its path by now. About 200 µs. Throws Xapian::Error.
  Xapian::Database database() const;
};

}  // namespace mobysearch
