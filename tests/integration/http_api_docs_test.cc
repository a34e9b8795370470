// SPDX-License-Identifier: GPL-2.0-or-later
// docs/http_api.md and docs/openapi.json say what the running server does: each example is asked,
// each documented parameter tried.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "common/index/shard.h"
#include "common/schema.h"
#include "server/served_site.h"
#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using Json = nlohmann::json;

struct Example {
  std::string request;  ///< "GET /search?q=x", then header lines
  std::string answer;   ///< status line and header lines; "" if not given
  std::string body;     ///< JSON; "" if not given
};

/// The ```http blocks of the document, each with the ```json block that follows at once.
std::vector<Example> documented_examples() {
  std::vector<Example> examples;
  std::istringstream in(read_file(MOBYSEARCH_SOURCE_DIR "/docs/http_api.md"));
  std::string* block = nullptr;
  bool just_ended = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```http") {
      block = &examples.emplace_back().request;
    } else if (line == "```json" && just_ended && examples.back().body.empty()) {
      block = &examples.back().body;
    } else if (line == "```") {
      just_ended = block != nullptr;
      block = nullptr;
      continue;
    } else if (block != nullptr && line.empty() && block == &examples.back().request) {
      block = &examples.back().answer;
    } else if (block != nullptr) {
      *block += line + "\r\n";
    }
    just_ended = false;
  }
  return examples;
}

/// Whether the real value is as documented: the same members, lists that begin the same, "…" for
/// any text, any number for what took time.
void expect_as_documented(const Json& documented, const Json& real, const std::string& where) {
  ASSERT_EQ(documented.type_name(), std::string(real.type_name())) << where;
  if (documented.is_object()) {
    for (const auto& [name, value] : documented.items()) {
      ASSERT_TRUE(real.contains(name)) << where << "." << name;
      expect_as_documented(value, real[name], where + "." + name);
    }
    for (const auto& [name, value] : real.items()) {
      EXPECT_TRUE(documented.contains(name)) << where << "." << name << " is not documented";
    }
  } else if (documented.is_array()) {
    ASSERT_LE(documented.size(), real.size()) << where;
    for (std::size_t i = 0; i < documented.size(); ++i) {
      expect_as_documented(documented[i], real[i], where + "[" + std::to_string(i) + "]");
    }
  } else if (documented.is_number_float()) {
    EXPECT_NEAR(documented.get<double>(), real.get<double>(), 0.0005) << where;
  } else if (documented != "…" && where != ".took_us") {
    EXPECT_EQ(documented, real) << where;
  }
}

class DocumentedApi : public ServerTest {
 protected:
  /// Starts another server, of the same blog in shards, of which one is missing.
  void start_with_a_shard_missing() {
    const std::string blog = MOBYSEARCH_SOURCE_DIR "/examples/blog";
    const auto done = mobysearch({"index", blog, "--db", db_, "--shards", "2"});
    ASSERT_EQ(done.exit_code, 0) << done.err;
    db_ = shard_path(db_, 1, 2);
    start({"--db", dir_ / "away.mobydb", "--log-level", "error"});
  }
  void SetUp() override {
    const auto done = mobysearch({"index", MOBYSEARCH_SOURCE_DIR "/examples/blog", "--db", db_});
    ASSERT_EQ(done.exit_code, 0) << done.err;
    start({"--cors-origin", "https://harbour.example", "--log-level", "error"});
  }
  Answer ask(const Example& example) const {
    const auto line_end = example.request.find("\r\n");
    RawConnection connection(port_);
    connection.send(example.request.substr(0, line_end) + " HTTP/1.1\r\nHost: localhost" +
                    example.request.substr(line_end) + "\r\n");
    return parse_answer(connection.read_answer(example.request.rfind("HEAD", 0) == 0));
  }
};

TEST_F(DocumentedApi, AnswersEveryExampleAsWritten) {
  const auto examples = documented_examples();
  ASSERT_GE(examples.size(), 8U);
  for (const Example& example : examples) {
    SCOPED_TRACE(example.request);
    const Answer answer = ask(example);
    std::istringstream lines(example.answer.empty() ? "HTTP/1.1 200 OK\r\n" : example.answer);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_THAT(answer.head, HasSubstr(line + "\n"));
    }
    if (!example.body.empty()) {
      expect_as_documented(Json::parse(example.body), Json::parse(answer.body), "");
    }
  }
}

/// Values that a parameter's schema takes, and values that it does not.
struct Values {
  std::vector<std::string> good;
  std::vector<std::string> bad;
};

Values values_of(const Json& schema) {
  const Json& kind = schema.contains("items") ? schema["items"] : schema;
  Values values;
  if (kind.contains("enum")) {
    for (const Json& value : kind["enum"]) {
      values.good.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    }
    values.bad = {"nonsense"};
  } else if (kind["type"] == "integer") {
    const int low = kind["minimum"];
    const int high = kind["maximum"];
    values.good = {std::to_string(low), std::to_string(high)};
    values.bad = {std::to_string(low - 1), std::to_string(high + 1), "ten"};
  } else {
    values.good = {"2020"};
    if (kind.contains("maxLength")) {
      values.bad = {std::string(kind["maxLength"].get<std::size_t>() + 1, 'a')};
    }
  }
  return values;
}

TEST_F(DocumentedApi, OpenApiHasEveryRouteAndEveryParameter) {
  const Json openapi = Json::parse(get(port_, "/openapi.json").body);
  const Json& shared = openapi["components"]["parameters"];
  const std::string api = "/api/v" + openapi["info"]["version"].get<std::string>() + "/";
  std::set<std::string> every_name = {"format"};
  for (const auto& [name, parameter] : shared.items()) every_name.insert(name);
  std::set<std::string> paths;
  for (const auto& [path, methods] : openapi["paths"].items()) {
    paths.insert(path);
    EXPECT_EQ(get(port_, path).status, 200) << path;
    if (path.starts_with("/api/")) {
      EXPECT_THAT(path, StartsWith(api));
    }
    if (!methods["get"].contains("parameters")) continue;
    const bool is_page = path == "/search";  // its readers are not held to what is documented
    std::set<std::string> names;
    for (const Json& entry : methods["get"]["parameters"]) {
      const std::string ref = entry.value("$ref", "");
      const Json& parameter = ref.empty() ? entry : shared[ref.substr(ref.rfind('/') + 1)];
      const std::string name = parameter["name"];
      names.insert(name);
      const Values values = values_of(parameter["schema"]);
      for (const std::string& value : values.good) {
        EXPECT_EQ(get(port_, path + "?" + name + "=" + value).status, 200) << name << "=" << value;
      }
      if (is_page && name == "format") continue;
      for (const std::string& value : values.bad) {
        const Answer answer =
            get(port_, path + (is_page ? "?format=atom&" : "?") + name + "=" + value);
        EXPECT_EQ(answer.status, 400) << path << " " << name << "=" << value;
        EXPECT_THAT(answer.body, HasSubstr("\"param\":\"" + name + "\"")) << path;
      }
    }
    for (const std::string& name : every_name) {
      if (names.count(name) == 0) {
        EXPECT_EQ(get(port_, path + "?" + name + "=1").status, is_page ? 200 : 400)
            << path << " " << name;
      }
    }
  }
  for (const Field field : kFilters) {
    EXPECT_TRUE(shared.contains(std::string(field_spec(field).name))) << field_spec(field).name;
  }
  EXPECT_EQ(shared["facets"]["schema"]["items"]["enum"].size(), kFilters.size());
  for (const std::string_view route : ServedSite::routes()) {
    const bool part_of_a_page = route == "/search/" || route == "/demo.css" ||
                                route == "/results.css" || route == "/favicon.ico" ||
                                (route.starts_with("/moby-search.") && route.ends_with(".json"));
    EXPECT_EQ(paths.count(std::string(route)), part_of_a_page ? 0U : 1U) << route;
  }
}

/// Resolves a schema, then checks types, required and unknown members.
void expect_matches(const Json& schema, const Json& value, const Json& schemas,
                    const std::string& where) {
  if (schema.contains("$ref")) {
    const std::string ref = schema["$ref"];
    return expect_matches(schemas[ref.substr(ref.rfind('/') + 1)], value, schemas, where);
  }
  const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
  const std::string real = value.is_number_integer() ? "integer" : value.type_name();
  EXPECT_TRUE(std::any_of(
      types.begin(), types.end(),
      [&](const Json& type) { return type == real || (type == "number" && value.is_number()); }))
      << where << " is " << real;
  if (schema.contains("items")) {
    for (const Json& item : value) expect_matches(schema["items"], item, schemas, where + "[]");
  }
  for (const Json& name : schema.value("required", Json::array())) {
    EXPECT_TRUE(value.contains(name.get<std::string>())) << where << " lacks " << name;
  }
  if (!value.is_object()) return;
  for (const auto& [name, member] : value.items()) {
    const bool known = schema.contains("properties") && schema["properties"].contains(name);
    EXPECT_TRUE(known || schema.contains("additionalProperties")) << where << "." << name;
    expect_matches(known ? schema["properties"][name] : schema["additionalProperties"], member,
                   schemas, where + "." + name);
  }
}

TEST_F(DocumentedApi, OpenApiHasTheShapeOfEveryAnswer) {
  const Json openapi = Json::parse(get(port_, "/openapi.json").body);
  const std::pair<std::string, std::string> cases[] = {
      {"/api/v1/search?q=lighthouse+slides&facets=author,tag,year,has,lang&explain=1",
       "SearchResponse"},
      {"/api/v1/search?q=moments+video&limit=100", "SearchResponse"},
      {"/api/v1/search?q=zzzzzz", "SearchResponse"},
      {"/api/v1/suggest?q=h", "Suggestions"},
      {"/api/v1/index", "Index"},
      {"/readyz", "Ready"},
      {"/api/v1/search?limit=0", "Error"},
      {"/nothing", "Error"},
  };
  const Json& schemas = openapi["components"]["schemas"];
  const auto expect_shapes = [&] {
    for (const auto& [target, name] : cases) {
      SCOPED_TRACE(target);
      expect_matches(schemas[name], Json::parse(get(port_, target).body), schemas, name);
    }
  };
  expect_shapes();
  start_with_a_shard_missing();
  EXPECT_THAT(get(port_, "/readyz").body, HasSubstr("\"missing_shards\":[2]"));
  expect_shapes();
}

}  // namespace
}  // namespace mobysearch::testing
