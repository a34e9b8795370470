// SPDX-License-Identifier: GPL-2.0-or-later
// What a person or script meets at the command line: output, one-line errors, exit statuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/version.h"
#include "tests/support/binary.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::json;

constexpr const char* kRecap = R"(---
title: Harbour Summit Recap
author: Ada Quay
---
Welcome to the recap.

## Swarm update

<iframe src="https://www.youtube.com/embed/abc123"></iframe>

Slides: [Swarm update](https://www.slideshare.net/harbour/swarm)

## Lighthouse plans

The lighthouse gets containers.
)";

class Cli : public ::testing::Test {
 protected:
  void write_blog() const {
    dir_.write_all(
        {{"blog/_config.yml",
          "title: Harbour\nurl: https://harbour.example\n"
          "permalink: pretty\ntimezone: UTC\n"},
         {"blog/_posts/2020-01-02-summit-recap.md", kRecap},
         {"blog/_posts/2020-02-03-anchors.md", "---\ntitle: Anchors\n---\nAll about anchors.\n"}});
  }
  std::string index_blog() const {
    write_blog();
    const auto done = mobysearch({"index", dir_ / "blog", "--db", dir_ / "blog.mobydb"});
    EXPECT_EQ(done.exit_code, 0) << done.err;
    return dir_ / "blog.mobydb";
  }
  static std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  TempDir dir_;
};

TEST_F(Cli, IndexesAndFinds) {
  const auto db = index_blog();
  const auto found = mobysearch({"query", "--db", db, "swarm", "slides"});
  EXPECT_EQ(found.exit_code, 0) << found.err;
  EXPECT_THAT(found.out, HasSubstr("1. Harbour Summit Recap"));
  EXPECT_THAT(found.out,
              HasSubstr("https://harbour.example/2020/01/02/summit-recap/#swarm-update"));
  EXPECT_THAT(found.out, HasSubstr("https://www.youtube.com/watch?v=abc123"));
  EXPECT_THAT(found.out, HasSubstr("https://www.slideshare.net/harbour/swarm"));
  EXPECT_THAT(found.out, Not(HasSubstr("\x1b"))) << "a pipe gets plain text";
}

TEST_F(Cli, AQueryOfADamagedIndexEndsInASentence) {
  const std::string whole = read_file(index_blog());
  constexpr std::size_t kBlockBytes = 8192;
  for (std::size_t at = kBlockBytes; at + kBlockBytes < whole.size(); at += kBlockBytes) {
    const std::string damaged =
        whole.substr(0, at) + std::string(16, '\x9a') + whole.substr(at + 16);
    const auto found =
        mobysearch({"query", "--db", dir_.write("damaged.mobydb", damaged), "swarm"});
    const bool answered = found.exit_code == 0 || found.exit_code == 1;  // has no need of the block
    if (answered) continue;
    EXPECT_EQ(found.exit_code, 3) << at;
    EXPECT_EQ(lines(found.err), 1U) << found.err;
  }
}

TEST_F(Cli, QueryJsonIsTheSearchResponse) {
  const auto found = mobysearch({"query", "--db", index_blog(), "--json", "lighthouse"});
  ASSERT_EQ(found.exit_code, 0) << found.err;
  const Json json = Json::parse(found.out);
  EXPECT_EQ(json["query"], "lighthouse");
  EXPECT_EQ(json["total"], 1);
  EXPECT_EQ(json["hits"][0]["id"], "_posts/2020-01-02-summit-recap.md");
  EXPECT_EQ(json["hits"][0]["sections"][0]["url"], "/2020/01/02/summit-recap/#lighthouse-plans");
  EXPECT_EQ(json["index"]["posts"], 2);
}

TEST_F(Cli, NothingFoundIsStatusOne) {
  const auto found = mobysearch({"query", "--db", index_blog(), "zeppelin"});
  EXPECT_EQ(found.exit_code, 1);
  EXPECT_THAT(found.out, IsEmpty());
  EXPECT_THAT(found.err, HasSubstr("Nothing found for “zeppelin”"));
}

TEST_F(Cli, ExcludesWordsWithoutFurtherAdo) {
  const auto found = mobysearch({"query", "--db", index_blog(), "--json", "all", "-lighthouse"});
  EXPECT_THAT(found.out, Not(HasSubstr("summit-recap")));
}

TEST_F(Cli, InfoListsPosts) {
  const auto info = mobysearch({"info", "--posts", "--db", index_blog()});
  ASSERT_EQ(info.exit_code, 0) << info.err;
  std::istringstream in(info.out);
  std::vector<Json> posts;
  for (std::string line; std::getline(in, line);) posts.push_back(Json::parse(line));
  ASSERT_EQ(posts.size(), 2U);
  const Json& recap = posts[1];
  EXPECT_EQ(recap["path"], "_posts/2020-01-02-summit-recap.md");
  EXPECT_EQ(recap["url"], "/2020/01/02/summit-recap/");
  EXPECT_EQ(recap["date"], "2020-01-02T00:00:00+00:00");
  EXPECT_EQ(recap["authors"][0]["name"], "Ada Quay");
  EXPECT_EQ(recap["sections"][0],
            Json({{"level", 2}, {"anchor", "swarm-update"}, {"heading", "Swarm update"}}));
  EXPECT_EQ(recap["media"][1]["kind"], "slides");
  EXPECT_EQ(recap["media"][1]["anchor"], "swarm-update");
}

TEST_F(Cli, SettingsComeFromFlagThenEnvironmentThenFile) {
  const auto db = index_blog();
  const TempDir site;
  site.write("mobysearch.yml", "db: " + db + "\nlimit: 1\n");
  const auto limit_of = [&](std::vector<std::string> arguments, const Environment& environment) {
    arguments.insert(arguments.begin(), {"query", "--json", "anchors"});
    const auto found = mobysearch(arguments, environment, site.path().string());
    return found.exit_code == 0 ? Json::parse(found.out)["limit"].get<int>() : -1;
  };
  EXPECT_EQ(limit_of({}, {}), 1);
  EXPECT_EQ(limit_of({}, {{"MOBYSEARCH_LIMIT", "2"}}), 2);
  EXPECT_EQ(limit_of({"--limit", "3"}, {{"MOBYSEARCH_LIMIT", "2"}}), 3);
}

TEST_F(Cli, CheckSaysWhatDoesNotHold) {
  const auto db = index_blog();
  const auto golden =
      dir_.write("golden.tsv",
                 "swarm slides\t/2020/01/02/summit-recap/\t1\tswarm-update\tslideshare\n"
                 "anchors\t/2020/01/02/summit-recap/\t1\t-\t-\n");
  const auto checked = mobysearch({"check", "--db", db, "--golden", golden});
  EXPECT_EQ(checked.exit_code, 1);
  EXPECT_THAT(checked.out, HasSubstr("golden.tsv:2: “anchors”"));
  EXPECT_EQ(lines(checked.out), 1U);
  EXPECT_THAT(checked.err, HasSubstr("1 of 2 passed"));
  EXPECT_EQ(mobysearch({"check", "--db", db}).exit_code, 0);
}

TEST_F(Cli, StrictPublishesNothingWhenAFileIsSkippedOrFaulty) {
  const std::pair<const char*, const char*> cases[] = {{"date: soon", ":2: `date`"},
                                                       {"title: [unclosed", ":2:8: invalid YAML"}};
  for (const auto& [matter, says] : cases) {
    write_blog();
    dir_.write("blog/_posts/2020-03-04-bad.md", std::string("---\n") + matter + "\n---\nText\n");
    const auto lax = mobysearch({"index", dir_ / "blog", "--db", dir_ / "lax.mobydb"});
    EXPECT_EQ(lax.exit_code, 0);
    EXPECT_THAT(lax.err, HasSubstr(std::string("_posts/2020-03-04-bad.md") + says));
    const auto strict =
        mobysearch({"index", dir_ / "blog", "--strict", "--db", dir_ / "strict.mobydb"});
    EXPECT_EQ(strict.exit_code, 1);
    EXPECT_FALSE(std::filesystem::exists(dir_ / "strict.mobydb"));
  }
}

TEST_F(Cli, NothingOutsideTheSiteIsReadAndWhatIsNotReadIsNamed) {
  write_blog();
  dir_.write("secret.txt", "topsecretword\n");
  dir_.write(
      "blog/_posts/2020-05-06-leak.md",
      "---\ntitle: Leak\n---\nBefore {% include env.txt %} {% include secret.txt %} after\n");
  std::filesystem::create_directories(dir_ / "blog/_includes");
  std::filesystem::create_symlink("/proc/self/environ", dir_ / "blog/_includes/env.txt");
  std::filesystem::create_symlink("../../secret.txt", dir_ / "blog/_includes/secret.txt");
  std::filesystem::create_symlink("../../secret.txt", dir_ / "blog/_posts/2020-05-07-out.md");
  const auto db = dir_ / "blog.mobydb";
  const auto done = mobysearch({"index", dir_ / "blog", "--db", db}, {{"TOKEN", "topsecretword"}});
  EXPECT_EQ(done.exit_code, 0) << done.err;
  const std::string leads_out = ": is a symbolic link that leads out of the site";
  for (const char* path :
       {"_includes/env.txt", "_includes/secret.txt", "_posts/2020-05-07-out.md"}) {
    EXPECT_THAT(done.err, HasSubstr(path + leads_out));
  }
  EXPECT_EQ(mobysearch({"query", "--db", db, "topsecretword"}).exit_code, 1);
  EXPECT_EQ(mobysearch({"query", "--db", db, "before", "after"}).exit_code, 0);
  const auto url = mobysearch({"index", dir_ / "blog", "--db", db, "--url", "javascript:alert(1)"});
  EXPECT_EQ(url.exit_code, 2);
}

TEST_F(Cli, MistakesAreAnsweredInOneLineWithTheDocumentedStatus) {
  write_blog();
  const auto db = index_blog();
  dir_.write("foreign.mobydb", "this is somebody's letter, not an index\n");
  std::filesystem::create_directories(dir_ / "empty");
  std::filesystem::create_directories(dir_ / "folder.mobydb");
  struct Case {
    std::vector<std::string> arguments;
    int exit_code;
    std::string says;
  };
  const Case cases[] = {
      {{"index", dir_ / "missing", "--db", dir_ / "x.mobydb"}, 4, "missing"},
      {{"index", dir_ / "empty", "--db", dir_ / "x.mobydb"}, 4, "empty"},
      {{"index", dir_ / "blog", "--db", dir_ / "no/such/x.mobydb"}, 5, "no/such"},
      {{"index", dir_ / "blog", "--db", dir_ / "foreign.mobydb"}, 5, "foreign.mobydb"},
      {{"index", dir_ / "blog", "--db", dir_ / "folder.mobydb"}, 5, "folder.mobydb"},
      {{"index", dir_ / "blog"}, 2, "no index file"},
      {{"index", dir_ / "blog", "--db", db, "--shards", "0"}, 2, "from 1 to 128, not '0'"},
      {{"index", dir_ / "blog", "--db", db, "--shards", "2", "--positions", "off"},
       2,
       "--shards needs positions"},
      {{"query", "--db", dir_ / "missing.mobydb", "x"}, 3, "missing.mobydb"},
      {{"query", "--db", dir_ / "foreign.mobydb", "x"}, 3, "foreign.mobydb"},
      {{"query", "--db", dir_ / "folder.mobydb", "x"}, 3, "folder.mobydb"},
      {{"query", "--db", db, "--limit", "900", "x"},
       2,
       "--limit must be a whole number from 1 to 100, not '900'"},
      {{"query", "--db", db, "--offset", "-1", "x"}, 2, "offset"},
      {{"query", "--db", db, "--sort", "sideways", "x"}, 2, "sort"},
      {{"query", "--db", db, "--no-such-flag", "x"}, 2, "--no-such-flag"},
      {{"serve", "--db", db, "--port", "70000"}, 2, "port"},
      {{"info", "--db", dir_ / "missing.mobydb"}, 3, "missing.mobydb"},
      {{"export", "--ndjson", "--db", dir_ / "missing.mobydb"}, 3, "missing.mobydb"},
      {{"export", "--db", db}, 2, "--ndjson"},
      {{"export", "--db", db, "--ndjson", "--index", "My Blog"}, 2, "not 'My Blog'"},
      {{"check", "--db", db, "--golden", dir_ / "none.tsv"}, 4, "none.tsv"},
      {{"check", "--db", db, "--site", dir_ / "none"}, 4, "none"},
      {{"frobnicate"}, 2, "frobnicate"},
  };
  for (const auto& c : cases) {
    const auto done = mobysearch(c.arguments);
    const std::string call =
        c.arguments.empty() ? "(none)" : c.arguments.front() + " … " + c.arguments.back();
    EXPECT_EQ(done.exit_code, c.exit_code) << call << "\n" << done.err;
    EXPECT_THAT(done.err, HasSubstr(c.says)) << call;
    EXPECT_EQ(lines(done.err), 1U) << call << "\n" << done.err;
    EXPECT_THAT(done.out, IsEmpty()) << call;
  }
  EXPECT_EQ(read_file(dir_ / "foreign.mobydb"), "this is somebody's letter, not an index\n");
}

TEST_F(Cli, HelpAndVersionGoToStandardOutput) {
  const auto help = mobysearch({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (const char* command :
       {"index", "query", "serve", "check", "diff", "info", "export", "health", "stats"}) {
    EXPECT_THAT(help.out, HasSubstr(command));
  }
  EXPECT_EQ(mobysearch({}).out, help.out);
  EXPECT_EQ(mobysearch({"help", "query"}).out, mobysearch({"query", "--help"}).out);
  EXPECT_THAT(mobysearch({"--version"}).out,
              StartsWith("mobysearch " + std::string(version()) + " ("));
}

TEST_F(Cli, AClosedPipeIsNoError) {
  const auto db = index_blog();
  const std::string into_a_pipe_that_nobody_reads =
      "mkfifo \"$2\" && exec 3<>\"$2\" 4>\"$2\" 3<&- && rm \"$2\" && \"$0\" ";
  for (const char* command : {"info --posts", "export --ndjson"}) {
    const auto piped =
        run({"bash", "-c", into_a_pipe_that_nobody_reads + command + " --db \"$1\" >&4",
             mobysearch_binary(), db, dir_ / "pipe"});
    EXPECT_EQ(piped.exit_code, 0) << command;
    EXPECT_THAT(piped.err, IsEmpty()) << command;
  }
}

TEST_F(Cli, HostileArgumentsCannotDriveTheTerminal) {
  const auto done = mobysearch({"query", "--db", index_blog(), "\x1b]0;owned\x07"});
  EXPECT_THAT(done.err + done.out, Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace mobysearch::testing
