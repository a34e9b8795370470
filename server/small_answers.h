// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "server/http/response.h"
#include "server/site_context.h"

namespace mobysearch {

/// Answers that a server of one site and one of many have alike.

void set_unstored(httplib::Response& response, std::string body, std::string_view content_type);
void set_not_found(httplib::Response& response);
/// Of /healthz.
void set_alive(httplib::Response& response);
/// Of /favicon.ico.
void set_no_icon(httplib::Response& response);
/// Leads to `path`, a path of our own, with the query of the request.
void redirect(const std::string& path, const httplib::Request& request,
              httplib::Response& response);

/// Of /metrics: Prometheus text.
void set_metrics(httplib::Response& response, std::string text);
/// What the whole process counts.
std::string server_metrics_text(const SiteContext& server);

}  // namespace mobysearch
