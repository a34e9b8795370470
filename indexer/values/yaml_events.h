// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <yaml.h>

#include <cstddef>
#include <string_view>

#include "indexer/values/value.h"

namespace mobysearch {

/// libyaml's parser and the event that it is at.
class YamlEvents {
 public:
  /// Reads UTF-8, which must outlive this.
  explicit YamlEvents(std::string_view text);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// The next event, which lives until the one after it is asked for. Throws a ValueError with what
  /// is wrong in plain words, and where.
  const yaml_event_t& next();

 private:
  SourcePlace place_at(std::size_t offset) const;
  [[noreturn]] void fail() const;

  std::string_view text_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

}  // namespace mobysearch
