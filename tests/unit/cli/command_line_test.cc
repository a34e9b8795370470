// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/first_page.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

/// Commands as there are: one takes words, one a thing, one may be given a thing.
class CommandLineTest : public ::testing::Test {
 protected:
  CommandLineTest() {
    commands_.push_back({.name = "query",
                         .help = "Search",
                         .operand = each_option("words", words_, "", "What to look for"),
                         .options = {integer_option("limit", limit_, {1, 100}, "How many"),
                                     each_option("tag", tags_, "TAG", "Which"),
                                     flag_option("json", json_, "As JSON")}});
    commands_.push_back({.name = "index",
                         .help = "Index",
                         .operand = text_option("source", source_, "", "What to index")});
    commands_.push_back({.name = "watch",
                         .help = "Watch",
                         .operand = text_option("source", here_, "", "What to watch")});
  }

  CommandLine read(std::vector<std::string> arguments) const {
    auto line = read_command_line(commands_, std::move(arguments));
    EXPECT_TRUE(line.has_value()) << line.error().message;
    return line ? std::move(*line) : CommandLine{};
  }
  std::string mistake(std::vector<std::string> arguments) const {
    const auto line = read_command_line(commands_, std::move(arguments));
    return line ? "none" : line.error().message + " (" + line.error().hint + ")";
  }

  std::vector<Command> commands_;
  std::vector<std::string> words_, tags_;
  std::string source_, here_ = ".";
  int limit_ = 10;
  bool json_ = false;
};

TEST_F(CommandLineTest, TellsOptionsFromWords) {
  const auto line = read({"query", "docker", "--limit", "5", "swarm", "--json", "--tag=a,b", "x"});
  EXPECT_EQ(line.command, &commands_[0]);
  EXPECT_THAT(line.operands, ElementsAre("docker", "swarm", "x"));
  EXPECT_THAT(line.options,
              ElementsAre(Pair("json", ElementsAre("true")), Pair("limit", ElementsAre("5")),
                          Pair("tag", ElementsAre("a,b"))));
}

TEST_F(CommandLineTest, AnOperandWithAnInitialValueMayBeLeftOut) {
  EXPECT_THAT(read({"watch"}).operands, IsEmpty());
  EXPECT_THAT(read({"watch", "blog"}).operands, ElementsAre("blog"));
  EXPECT_THAT(mistake({"index"}), HasSubstr("source is required"));
}

TEST_F(CommandLineTest, AWordMayBeginWithADash) {
  const auto line = read({"query", "docker", "-swarm", "--limit", "-5", "-2017"});
  EXPECT_THAT(line.operands, ElementsAre("docker", "-swarm", "-2017"));
  EXPECT_THAT(line.options, ElementsAre(Pair("limit", ElementsAre("-5"))));
}

TEST_F(CommandLineTest, AllAfterTwoDashesAreWords) {
  const auto line = read({"query", "--json", "--", "--mount", "index", "--"});
  EXPECT_THAT(line.operands, ElementsAre("--mount", "index", "--"));
}

TEST_F(CommandLineTest, AWordMayBeACommandsName) {
  EXPECT_THAT(read({"query", "index", "query"}).operands, ElementsAre("index", "query"));
}

TEST_F(CommandLineTest, AListTakesOneValueEachTime) {
  const auto line = read({"query", "--tag", "a", "word", "--tag", "b"});
  EXPECT_THAT(line.options, ElementsAre(Pair("tag", ElementsAre("a", "b"))));
  EXPECT_THAT(line.operands, ElementsAre("word"));
}

TEST_F(CommandLineTest, OnlyWordsMayBeLeftOut) {
  EXPECT_THAT(read({"query"}).operands, IsEmpty());
  EXPECT_THAT(mistake({"index"}), HasSubstr("source"));
}

TEST_F(CommandLineTest, NamesWhatIsWrongAndTheHelpToRead) {
  struct Case {
    std::vector<std::string> arguments;
    std::string says;
    std::string hint;
  };
  const Case cases[] = {
      {{"frobnicate"}, "unknown command 'frobnicate'", "(see mobysearch --help)"},
      {{"--db", "x"}, "unknown option '--db'", "(see mobysearch --help)"},
      {{"query", "--limt", "5"}, "--limt", "(see mobysearch query --help)"},
      {{"query", "--limit"}, "--limit", "(see mobysearch query --help)"},
      {{"query", "--limit", "1", "--limit", "2"}, "--limit", "(see mobysearch query --help)"},
      {{"index", "a", "b"}, "b", "(see mobysearch index --help)"},
  };
  for (const auto& c : cases) {
    const std::string message = mistake(c.arguments);
    EXPECT_THAT(message, HasSubstr(c.says));
    EXPECT_THAT(message, HasSubstr(c.hint));
    EXPECT_EQ(message.find('\x01'), std::string::npos) << message;
  }
}

TEST_F(CommandLineTest, AnswersHelpAndVersion) {
  EXPECT_THAT(read({"--help"}).answer, HasSubstr("query"));
  EXPECT_EQ(read({"--version"}).answer, version_line());
  for (const char* same : {"-h", "help"}) EXPECT_EQ(read({same}).answer, read({"--help"}).answer);
  EXPECT_EQ(read({}).answer, read({"--help"}).answer);
  EXPECT_EQ(read({"help", "query"}).answer, read({"query", "--help"}).answer);
  const auto help = read({"query", "--help"});
  EXPECT_EQ(help.command, nullptr);
  for (const char* said : {"mobysearch query", "--limit", "10", "How many", "words"}) {
    EXPECT_THAT(help.answer, HasSubstr(said));
  }
}

}  // namespace
}  // namespace mobysearch
