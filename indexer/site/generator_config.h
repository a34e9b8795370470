// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/markdown/renderer.h"
#include "indexer/site/skipped_file.h"
#include "indexer/site/source_tree.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// The configuration of a Hugo or Zola site.
struct GeneratorConfig {
  MarkdownRenderer generator = MarkdownRenderer::kHugo;
  Value values;
};

/// The configuration that lies in `root`, or beside it, if it is named `content`; nullopt when
/// there is none. One that cannot be read has no values, and is added to `skipped`.
std::optional<GeneratorConfig> find_generator_config(const SourceTree& root,
                                                     std::vector<SkippedFile>* skipped = nullptr);

/// A setting, whose name Hugo takes in any case.
const Value& generator_setting(const Value& values, std::string_view name);

}  // namespace mobysearch
