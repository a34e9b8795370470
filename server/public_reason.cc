// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/public_reason.h"

namespace mobysearch {
namespace {

std::string_view reason_of_shards(ErrorCode problem) {
  switch (problem) {
    case ErrorCode::kUsage:
      return "the list of shards does not fit the index";
    case ErrorCode::kIndexMissing:
      return "no shard answers";
    case ErrorCode::kIndexForeign:
      return "what answers is no shard of a mobysearch index";
    case ErrorCode::kIndexDamaged:
      return "a shard is damaged";
    case ErrorCode::kSchemaMismatch:
      return "the index was built by another version of mobysearch";
    default:
      return "the shards cannot be read for lack of resources";
  }
}

std::string_view reason_of_file(ErrorCode problem) {
  switch (problem) {
    case ErrorCode::kUsage:
      return "the file is one of several shards, not a whole index";
    case ErrorCode::kIndexMissing:
      return "the index file cannot be opened";
    case ErrorCode::kIndexForeign:
      return "the file is not a mobysearch index";
    case ErrorCode::kIndexDamaged:
      return "the index file is damaged";
    case ErrorCode::kSchemaMismatch:
      return "the index was built by another version of mobysearch";
    case ErrorCode::kInputUnreadable:
      return "the settings of the site cannot be read";
    default:
      return "the index file cannot be read for lack of resources";
  }
}

}  // namespace

std::string_view public_reason(ErrorCode problem, bool is_in_shards) {
  return is_in_shards ? reason_of_shards(problem) : reason_of_file(problem);
}

}  // namespace mobysearch
