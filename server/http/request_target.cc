// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_target.h"

#include <algorithm>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxParams = 64;

std::optional<std::string> decode(std::string_view text) {
  auto decoded = percent_decode(text);
  const bool is_text =
      decoded && decoded->find('\0') == std::string::npos && is_valid_utf8(*decoded);
  return is_text ? std::move(decoded) : std::nullopt;
}

std::optional<std::string> decode_param(std::string_view text) {
  std::string with_blanks(text);
  std::replace(with_blanks.begin(), with_blanks.end(), '+', ' ');
  return decode(with_blanks);
}

}  // namespace

Result<RequestTarget> parse_target(std::string_view target) {
  RequestTarget result;
  auto path = decode(take_until(target, "?"));
  if (!path) return fail(ErrorCode::kInvalidRequest, "the path is not valid");
  result.path = std::move(*path);
  while (!target.empty()) {
    std::string_view raw_value = take_until(target, "&");
    if (raw_value.empty()) continue;
    auto name = decode_param(take_until(raw_value, "="));
    auto value = decode_param(raw_value);
    if (!name || !value) {
      return fail(ErrorCode::kInvalidRequest, "a parameter is not percent-encoded UTF-8");
    }
    if (result.params.size() >= kMaxParams) {
      return fail(ErrorCode::kInvalidRequest, "there are more than 64 parameters");
    }
    result.params.emplace_back(std::move(*name), std::move(*value));
  }
  return result;
}

Params params_of(std::string_view target) {
  auto parsed = parse_target(target);
  return parsed ? std::move(parsed->params) : Params{};
}

std::string param_of(std::string_view target, std::string_view name) {
  take_until(target, "?");
  while (!target.empty()) {
    std::string_view raw_value = take_until(target, "&");
    if (decode_param(take_until(raw_value, "=")) == name)
      return decode_param(raw_value).value_or("");
  }
  return {};
}

}  // namespace mobysearch
