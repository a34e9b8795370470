// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <functional>
#include <string>

namespace mobysearch::testing {

/// Writes to `to` the index file `from` as `change` leaves its database, with a right checksum.
void craft_index(const std::string& from, const std::string& to,
                 const std::function<void(Xapian::WritableDatabase&)>& change);

/// Writes to `to` the index file `from` as `change` leaves the bytes of its database, likewise.
void craft_bytes(const std::string& from, const std::string& to,
                 const std::function<void(std::string&)>& change);

/// What the index's database has under a key, "" for nothing.
std::string metadata_of(const std::string& index, const std::string& key);

}  // namespace mobysearch::testing
