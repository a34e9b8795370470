// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_info.h"

#include <gtest/gtest.h>

#include "common/schema.h"

namespace mobysearch {
namespace {

TEST(IndexInfo, DescriptionSurvivesDamage) {
  StoredInfo stored;
  stored.schema = kSchemaVersion;
  stored.info.posts = 8;
  stored.info.commit = "0123456789012345678901234567890123456789";
  stored.languages = {"de", "en"};
  const std::string whole = encode_info(stored);
  const auto back = decode_info(whole, "x");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->info.posts, 8);
  EXPECT_EQ(back->info.commit, stored.info.commit);
  EXPECT_EQ(back->languages, stored.languages);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(decode_info(whole.substr(0, size), "x")) << size;
  }
}

TEST(IndexInfo, LeadsToNothingButAWebSite) {
  StoredInfo stored;
  stored.schema = kSchemaVersion;
  for (const char* url : {"", "https://blog.example", "http://blog.example/blog"}) {
    stored.info.site_url = url;
    EXPECT_TRUE(decode_info(encode_info(stored), "x")) << url;
  }
  for (const char* url : {"javascript:alert(1)//", "/blog", "file:///etc"}) {
    stored.info.site_url = url;
    EXPECT_FALSE(decode_info(encode_info(stored), "x")) << url;
  }
  stored.info.site_url = {};
  for (const char* baseurl : {"javascript:alert(1)//", "//other.example", "blog"}) {
    stored.info.baseurl = baseurl;
    EXPECT_FALSE(decode_info(encode_info(stored), "x")) << baseurl;
  }
}

TEST(Synonyms, AreStoredAsAJsonObject) {
  const Synonyms synonyms = {{"k8s", {"kubernetes"}}, {"db", {"database", "a \"store\""}}};
  const std::string stored = encode_synonyms(synonyms);
  EXPECT_EQ(stored, R"({"db":["database","a \"store\""],"k8s":["kubernetes"]})");
  EXPECT_EQ(decode_synonyms(stored), synonyms);
}

TEST(Synonyms, NoneAreAnEmptyObject) {
  EXPECT_EQ(encode_synonyms({}), "{}");
  for (const char* none : {"", "{}"}) EXPECT_EQ(decode_synonyms(none), Synonyms()) << none;
}

TEST(Synonyms, AnythingElseIsADamagedIndex) {
  const std::string deep = R"({"a": )" + std::string(100'000, '[');
  for (const char* stored : {"x", "[]", "null", R"({"a": "b"})", R"({"a": [1]})",
                             R"({"a": [null]})", R"({"a": ["b"]} x)", deep.c_str()}) {
    const auto synonyms = decode_synonyms(stored);
    ASSERT_FALSE(synonyms.has_value()) << stored;
    EXPECT_EQ(synonyms.error().code, ErrorCode::kIndexDamaged);
  }
}

TEST(UnlistedPages, ComeBackAsTheyWereStored) {
  const std::vector<std::string> urls = {"/2020/01/02/x/", "/\u00fc y", ""};
  EXPECT_EQ(*decode_unlisted(encode_unlisted(urls)), urls);
  EXPECT_EQ(*decode_unlisted(""), std::vector<std::string>());
  EXPECT_EQ(decode_unlisted("\x09/x").error().code, ErrorCode::kIndexDamaged);
}

}  // namespace
}  // namespace mobysearch
