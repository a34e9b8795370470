// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_events.h"

#include <gtest/gtest.h>

#include <vector>

#include "indexer/values/value.h"

namespace mobysearch {
namespace {

TEST(YamlEvents, ComeOneAfterTheOther) {
  YamlEvents events("a: [b]\n");
  std::vector<yaml_event_type_t> types;
  do {
    types.push_back(events.next().type);
  } while (types.back() != YAML_STREAM_END_EVENT);
  EXPECT_EQ(types, (std::vector<yaml_event_type_t>{
                       YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT, YAML_MAPPING_START_EVENT,
                       YAML_SCALAR_EVENT, YAML_SEQUENCE_START_EVENT, YAML_SCALAR_EVENT,
                       YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT, YAML_DOCUMENT_END_EVENT,
                       YAML_STREAM_END_EVENT}));
}

TEST(YamlEvents, AMistakeIsSaidInPlainWords) {
  const struct {
    const char* text;
    int line, column;
    const char* reason;
  } cases[] = {{"a: 1\nb: \"c\nd: e\n", 2, 4, "this quotation mark is never closed"},
               {"a: 1\nb:c\n", 2, 1, "expected `key: value`, with a blank after the colon"},
               {"a: [b\nc: d\n", 1, 4, "this `[` is never closed, or a comma is missing"},
               {"a: 1\n\n\xC3\xA9\x01", 3, 2, "remove the control character"},
               {"a: 1\nb: @c\n", 2, 4,
                "a value cannot begin with a tab, `@`, `%` or a backtick: put it in quotation "
                "marks"},
               {"%YAML 9.9\n---\n", 1, 1, "found incompatible YAML document"}};
  for (const auto& c : cases) {
    YamlEvents events(c.text);
    try {
      while (events.next().type != YAML_STREAM_END_EVENT) continue;
      ADD_FAILURE() << c.text;
    } catch (const ValueError& error) {
      EXPECT_EQ(error.line, c.line) << c.text;
      EXPECT_EQ(error.column, c.column) << c.text;
      EXPECT_EQ(error.reason, c.reason) << c.text;
    }
  }
}

}  // namespace
}  // namespace mobysearch
