// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// What handlers get and fill, for headers that only name them.
/// read.
namespace httplib {
struct Request;
struct Response;
}  // namespace httplib
