// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/bulk_format.h"
#include "search/post_reader.h"
#include "tests/support/command_run.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Json = nlohmann::json;

/// The documents of an export by their ids, once its form was checked.
std::map<std::string, Json> documents_of(const std::string& ndjson, const std::string& index) {
  EXPECT_TRUE(ndjson.ends_with('\n'));
  std::map<std::string, Json> documents;
  std::istringstream in(ndjson);
  for (std::string action, document; std::getline(in, action);) {
    EXPECT_TRUE(std::getline(in, document)) << "no document follows " << action;
    const Json act = Json::parse(action).at("index");
    EXPECT_EQ(act.size(), 2U) << action;
    EXPECT_EQ(act.at("_index"), index);
    const std::string id = act.at("_id");
    EXPECT_LE(id.size(), kMaxBulkIdBytes);
    EXPECT_TRUE(documents.emplace(id, Json::parse(document)).second) << "twice: " << id;
  }
  return documents;
}

Ran run_export(const std::string& db, OptionValues options = {}) {
  options["db"] = {db};
  options.try_emplace("ndjson", std::vector<std::string>{"true"});
  return run_command(export_command(), options);
}

TEST(ExportCommand, PrintsTheSampleBlog) {
  TempDir dir;
  IndexerOptions options;
  options.source = MOBYSEARCH_SOURCE_DIR "/examples/blog";
  options.db = dir / "blog.mobydb";
  ASSERT_TRUE(run_indexer(options).has_value());
  const Ran ran = run_export(options.db);
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.err, IsEmpty());
  const auto documents = documents_of(ran.out, "the-harbour-blog");
  const auto index = Index::open(options.db);
  ASSERT_TRUE(index.has_value());
  EXPECT_EQ(documents.size(), static_cast<std::size_t>((*index)->info().posts));
  const Json& post = documents.at("_posts/2023-07-03-first-steps.md");
  EXPECT_EQ(post["url"], "https://harbour.example/guides/2023/07/03/first-steps/");
  EXPECT_EQ(post["title"], "First steps with Harbour");
  EXPECT_EQ(post["sections"][0]["text"],
            "This tutorial takes you from an empty machine to a running job in ten minutes.");
  EXPECT_EQ(post["sections"][3]["heading"], "Starting and killing a job");
  EXPECT_EQ(post["sections"][3]["text"],
            "Start it with harbour start nightly-report. To kill a running job, name its id:\n"
            "harbour kill 4711");
}

/// Whether a document has all that a mapping names, in lists in their first items.
void expect_mapped(const Json& mapping, const Json& document) {
  for (const auto& [name, field] : mapping.at("properties").items()) {
    ASSERT_TRUE(document.contains(name)) << name << " is not in " << document;
    const Json& value = document.at(name);
    if (field.contains("properties")) expect_mapped(field, value.at(0));
  }
}

TEST(ExportCommand, TheDocumentedMappingIsOfTheseDocuments) {
  const std::string page = read_file(MOBYSEARCH_SOURCE_DIR "/docs/scaling.md");
  const auto begin = page.find("{\n  \"mappings\"");
  ASSERT_NE(begin, page.npos);
  const Json mapping = Json::parse(page.substr(begin, page.find("```", begin) - begin));
  const Files files = {{"_posts/2020-01-02-one.md",
                        "---\ntitle: One\nauthor: Ada\n---\n[A talk](https://vimeo.com/1)\n"}};
  const MiniBlog blog(files);
  const auto documents = documents_of(run_export(blog.db()).out, "posts");
  ASSERT_EQ(documents.size(), 1U);
  expect_mapped(mapping.at("mappings"), documents.begin()->second);
}

TEST(ExportCommand, LongPathsAndHostileTitlesAreExported) {
  const std::string deep = "_posts/" + std::string(250, 'a') + "/" + std::string(250, 'b') + "/";
  const MiniBlog blog({{deep + "2020-01-02-one.md", post_file("One", "Text.")},
                       {deep + "2020-01-02-two.md", post_file("Two", "Text.")},
                       {"_posts/2020-01-03-hostile.md",
                        post_file(R"(\"}\n{\"delete\":\u2028 \\ \u0007)", "Text.")}});
  const Ran ran = run_export(blog.db(), {{"index", {"mine"}}});
  const auto documents = documents_of(ran.out, "mine");
  ASSERT_EQ(documents.size(), 3U);
  std::vector<std::string> paths;
  for (const auto& [id, document] : documents) paths.push_back(document["path"]);
  EXPECT_THAT(paths,
              ::testing::IsSupersetOf({deep + "2020-01-02-one.md", deep + "2020-01-02-two.md"}));
  const std::string hostile = "_posts/2020-01-03-hostile.md";
  const auto post = find_post(*blog.index(), hostile);
  ASSERT_TRUE(post.has_value() && post->has_value());
  EXPECT_THAT((*post)->title, HasSubstr("\"}\n{\"delete\":\u2028 \\"));
  EXPECT_EQ(documents.at(hostile)["title"], (*post)->title);
}

TEST(ExportCommand, AnIndexWithoutPostsIsNothing) {
  IndexerOptions options;
  options.allow_empty = true;
  const MiniBlog blog(Files{{"_config.yml", "title: Empty\n"}}, options);
  const Ran ran = run_export(blog.db());
  EXPECT_EQ(ran.code, kExitOk);
  EXPECT_THAT(ran.out, IsEmpty());
}

TEST(ExportCommand, SaysWhatIsWrong) {
  EXPECT_EQ(run_command(export_command(), {}).code.error().code, ErrorCode::kUsage);
  EXPECT_EQ(run_export("/nowhere").code.error().code, ErrorCode::kIndexMissing);
  const auto formless = run_export("/nowhere", {{"ndjson", {"false"}}}).code;
  EXPECT_EQ(formless.error().code, ErrorCode::kUsage);
  EXPECT_THAT(formless.error().hint, HasSubstr("--ndjson"));
  const auto misnamed = run_export("/nowhere", {{"index", {"My Blog"}}}).code;
  EXPECT_EQ(misnamed.error().code, ErrorCode::kUsage);
  EXPECT_THAT(misnamed.error().message, HasSubstr("--index must be"));
  EXPECT_THAT(misnamed.error().message, HasSubstr("not 'My Blog'"));
}

}  // namespace
}  // namespace mobysearch::testing
