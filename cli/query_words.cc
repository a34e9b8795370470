// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_words.h"

#include <algorithm>
#include <cctype>

namespace mobysearch {
namespace {

constexpr char kWordMark = '\x01';

bool is_excluded_word(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && word[1] != '-' &&
         std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

}  // namespace

std::vector<std::string> reversed_arguments(int argc, const char* const* argv) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (!arguments.empty() && arguments.front() == "query") {
    bool only_words = false;
    for (std::string& argument : arguments) {
      if (only_words || is_excluded_word(argument)) {
        argument.insert(argument.begin(), kWordMark);
      } else if (argument == "--") {
        only_words = true;
      }
    }
    if (only_words) arguments.erase(std::find(arguments.begin(), arguments.end(), "--"));
  }
  std::reverse(arguments.begin(), arguments.end());
  return arguments;
}

std::string plain_word(std::string_view marked) {
  std::string word(marked);
  word.erase(std::remove(word.begin(), word.end(), kWordMark), word.end());
  return word;
}

}  // namespace mobysearch
