// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_target.h"

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

std::optional<std::string> decode(std::string_view text) {
  auto decoded = percent_decode(text);
  if (decoded && (decoded->find('\0') != std::string::npos || !is_valid_utf8(*decoded))) return {};
  return decoded;
}

std::optional<std::string> decode_param(std::string_view text) {
  std::string with_blanks(text);
  replace_all(with_blanks, "+", " ");
  return decode(with_blanks);
}

}  // namespace

Result<RequestTarget> parse_target(std::string_view target) {
  constexpr std::size_t kMaxParams = 64;
  auto path = decode(take_until(target, "?"));
  if (!path) return fail(ErrorCode::kInvalidRequest, "the path is not valid");
  RequestTarget result{std::move(*path), {}};
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
  return parse_target(target).value_or(RequestTarget{}).params;
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
