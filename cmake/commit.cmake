# SPDX-License-Identifier: GPL-2.0-or-later
# Sets MOBYSEARCH_COMMIT, of 12 digits, and MOBYSEARCH_COMMIT_TIME, in seconds: in what `git archive` packed, from
# commit.txt, into which it writes them; else of what is checked out. Empty where neither says.
file(STRINGS ${PROJECT_SOURCE_DIR}/cmake/commit.txt said)
if(said MATCHES "Format")
  execute_process(COMMAND git -C ${PROJECT_SOURCE_DIR} log -1 "--format=%H %ct"
                  OUTPUT_VARIABLE said OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  # A new commit configures anew.
  execute_process(COMMAND git -C ${PROJECT_SOURCE_DIR} rev-parse --path-format=absolute --git-path logs/HEAD
                  OUTPUT_VARIABLE log OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(log AND EXISTS ${log})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${log})
  endif()
endif()
if(said MATCHES "^([0-9a-f]+) ([0-9]+)$")
  string(SUBSTRING ${CMAKE_MATCH_1} 0 12 MOBYSEARCH_COMMIT)
  set(MOBYSEARCH_COMMIT_TIME ${CMAKE_MATCH_2})
endif()
