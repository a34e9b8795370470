// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/settings_proposal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"
#include "common/text/ascii.h"
#include "tests/support/site_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SettingsProposal : public SiteTest {
 protected:
  std::string proposed() {
    options_.allow_empty = true;
    return propose_settings(read(), "blog.mobydb");
  }
};

/// With what the comments offer, too: lines `# key: value`.
std::string uncommented(const std::string& text) {
  std::string out;
  for (std::string_view line : split(text, '\n')) {
    const std::size_t colon = line.find(": ");
    const bool is_offer =
        line.starts_with("# ") && colon != std::string_view::npos && line.find(' ', 2) > colon;
    if (is_offer) line.remove_prefix(2);
    out += std::string(line) + "\n";
  }
  return out;
}

TEST_F(SettingsProposal, IsTakenByTheCommandsWithAndWithoutItsComments) {
  write("_posts/2019-01-02-a.md", "---\n---\nText\n");
  const std::string text = proposed();
  ASSERT_NE(uncommented(text), text);
  const auto commands = all_commands();
  for (const std::string& version : {text, uncommented(text)}) {
    const TempDir dir;
    dir.write("mobysearch.yml", version);
    const auto file = SettingsFile::read(dir.path());
    ASSERT_TRUE(file) << file.error().message << version;
    for (const Command& command : all_commands()) {
      const auto filled = fill_options(commands, command, {{"db", {"x"}}}, *file);
      EXPECT_TRUE(filled) << command.name << ": " << filled.error().message;
    }
  }
}

TEST_F(SettingsProposal, RepeatsNothingThatTheSiteSays) {
  write("_config.yml", "title: Ours\nurl: https://blog.example/x\nlang: de\n");
  write("_posts/2019-01-02-a.md", "---\n---\nText\n");
  const std::string text = proposed();
  EXPECT_THAT(text, HasSubstr("\ndb: blog.mobydb\n"));
  EXPECT_THAT(text, HasSubstr("\ncors-origin: [https://blog.example, http://localhost:4000"));
  EXPECT_THAT(text, HasSubstr("\ngolden: search-golden.yml\n"));
  for (const char* known : {"\n# url:", "\n# title:", "\n# lang:"}) {
    EXPECT_THAT(text, Not(HasSubstr(known)));
  }
}

TEST_F(SettingsProposal, OffersWhatASiteLacks) {
  write("_posts/2019-01-02-a.md", "---\n---\nText\n");
  const std::string text = proposed();
  for (const char* lacking : {"\n# url: https://blog.example", "\n# title:", "\n# lang: en",
                              "\n# cors-origin: [https://blog.example, ", "\n# include: [pages]"}) {
    EXPECT_THAT(text, HasSubstr(lacking));
  }
}

TEST_F(SettingsProposal, NamesTheSitesOtherCollections) {
  write("_config.yml",
        "collections:\n  guides:\n    output: true\n  drafts2:\n    output: false\n");
  write("_guides/a.md", "---\n---\nText\n");
  write("about.md", "---\n---\nText\n");
  EXPECT_THAT(proposed(), HasSubstr("\ninclude: [guides, pages]\n")) << "there are no posts";
  write("_posts/2019-01-02-a.md", "---\n---\nText\n");
  write("_posts/2019-01-03-b.md", "---\npublished: false\n---\nText\n");
  EXPECT_THAT(proposed(), HasSubstr("\n# include: [guides, pages]\n"));
  EXPECT_THAT(other_collections(read()), ElementsAre("guides", "pages"));
}

}  // namespace
}  // namespace mobysearch::testing
