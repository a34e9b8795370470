// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <httplib.h>

#include <string>

namespace mobysearch::testing {

/// A GET as cpp-httplib hands it to a handler.
httplib::Request request_for(const std::string& target, httplib::Headers headers = {});

/// The body that would be sent with a response.
std::string body_of(const httplib::Response& response);

}  // namespace mobysearch::testing
