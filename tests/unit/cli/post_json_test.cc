// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/post_json.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PostJson, HasWhatThePostIsMadeOfInItsOrder) {
  Post post;
  post.path = "_posts/2020-01-02-recap.md";
  post.url = "/recap/";
  post.title = "Recap \"2020\"";
  post.date = "2020-01-02T00:00:00+00:00";
  post.authors = {{"Ada Quay", ""}};
  post.labels[Field::kCategory] = {"events"};
  post.lang = "en";
  post.excerpt = "Hello.";
  Section lead;
  lead.media = {{MediaKind::kVideo, "youtube", "https://youtu.be/a", "Intro", "0:18"}};
  Section part;
  part.level = 2;
  part.anchor = "part";
  part.heading = "Part";
  part.media = {{MediaKind::kSlides, "slideshare", "https://slideshare.net/a", "Deck", ""}};
  Section bare;
  bare.level = 3;
  bare.heading = "Without an id";
  post.sections = {lead, part, bare};
  EXPECT_EQ(to_json(post),
            R"({"path":"_posts/2020-01-02-recap.md","url":"/recap/","title":"Recap \"2020\"",)"
            R"("date":"2020-01-02T00:00:00+00:00","categories":["events"],"tags":[],)"
            R"("authors":[{"name":"Ada Quay","url":""}],"lang":"en","excerpt":"Hello.",)"
            R"("sections":[{"level":2,"anchor":"part","heading":"Part"},)"
            R"({"level":3,"anchor":null,"heading":"Without an id"}],)"
            R"("media":[{"kind":"video","provider":"youtube","url":"https://youtu.be/a",)"
            R"("title":"Intro","anchor":null,"time":"0:18"},)"
            R"({"kind":"slides","provider":"slideshare","url":"https://slideshare.net/a",)"
            R"("title":"Deck","anchor":"part"}]})");
}

}  // namespace
}  // namespace mobysearch
