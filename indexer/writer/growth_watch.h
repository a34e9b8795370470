// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <thread>

#include "common/progress.h"

namespace mobysearch {

/// Tells, several times a second and once more when the thread is stopped, how much of `expected`
/// bytes the file has: Xapian says nothing while it merges. Meanwhile nobody else may call `sink`,
/// which must outlive the thread. Without a sink, or where no thread is to be had, none is started.
std::jthread watch_growth(int fd, std::size_t expected, const ProgressSink& sink);

}  // namespace mobysearch
