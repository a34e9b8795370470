// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// The name of a format that posts are written in and that is not read ("AsciiDoc"), by the file's
/// extension; "" for every other file.
std::string unread_format(const std::string& path);

}  // namespace mobysearch
