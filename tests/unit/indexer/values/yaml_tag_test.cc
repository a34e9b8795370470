// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/yaml_tag.h"

#include <gtest/gtest.h>

#include "indexer/values/yaml_events.h"

namespace mobysearch {
namespace {

TEST(YamlTag, DecidesWhatAScalarIs) {
  using Kind = Value::Kind;
  const struct {
    const char *tag, *text;
    Kind kind;
    const char* value;
  } cases[] = {{"tag:yaml.org,2002:str", "12", Kind::kString, "12"},
               {"!str", "no", Kind::kString, "no"},
               {"tag:yaml.org,2002:int", "12", Kind::kNumber, "12"},
               {"tag:yaml.org,2002:float", "12", Kind::kNumber, "12.0"},
               {"!float", "1e3", Kind::kNumber, "1000.0"},
               {"tag:yaml.org,2002:binary", "aGk=", Kind::kString, "aGk="},
               {"!ruby/object", "x", Kind::kString, "x"},
               {"!ruby/object:Foo", "12", Kind::kNumber, "12"},
               {"!unknown", "yes", Kind::kBool, "true"}};
  for (const auto& c : cases) {
    const Value value = tagged_yaml_scalar(c.tag, c.text, 1);
    EXPECT_EQ(value.kind, c.kind) << c.tag;
    EXPECT_EQ(value.text, c.value) << c.tag;
  }
}

TEST(YamlTag, RubysObjectsAreRefusedAtTheirLine) {
  for (const char* tag :
       {"!ruby/object:DateTime", "!ruby/regexp", "!ruby/sym", "!str:Foo", "!float"}) {
    try {
      tagged_yaml_scalar(tag, "x", 7);
      ADD_FAILURE() << tag;
    } catch (const YamlError& error) {
      EXPECT_EQ(error.line(), 7) << tag;
    }
  }
  using Kind = Value::Kind;
  for (const char* tag : {"!ruby/object:Foo", "!map:Foo", "tag:yaml.org,2002:set", "!str"}) {
    EXPECT_THROW(refuse_yaml_tag(tag, Kind::kMap, 1), YamlError) << tag;
  }
  EXPECT_THROW(refuse_yaml_tag("!seq:Foo", Kind::kList, 1), YamlError);
  EXPECT_THROW(refuse_yaml_tag("!ruby/array:Foo", Kind::kList, 1), YamlError);
  EXPECT_NO_THROW(refuse_yaml_tag("!ruby/object:Foo", Kind::kList, 1));
  EXPECT_NO_THROW(refuse_yaml_tag("!ruby/object:Hash", Kind::kMap, 1));
  EXPECT_NO_THROW(refuse_yaml_tag("tag:yaml.org,2002:omap", Kind::kList, 1));
  EXPECT_NO_THROW(refuse_yaml_tag("", Kind::kMap, 1));
}

}  // namespace
}  // namespace mobysearch
