# SPDX-License-Identifier: GPL-2.0-or-later
# Options, and the compile flags every target of ours links (mobysearch_flags).
option(MOBYSEARCH_TESTS "Build the tests" ON)
option(MOBYSEARCH_BENCHMARKS "Build the benchmarks" ON)
option(MOBYSEARCH_FUZZERS "Build the libFuzzer targets (clang only)" OFF)
option(MOBYSEARCH_WERROR "Treat warnings as errors" OFF)
option(MOBYSEARCH_PRECOMPILE "Parse the standard headers once; without it, a missing include shows" ON)
set(MOBYSEARCH_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined or thread")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(mobysearch_flags INTERFACE)
target_include_directories(mobysearch_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(mobysearch_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
  $<$<BOOL:${MOBYSEARCH_WERROR}>:-Werror>)
if(MOBYSEARCH_SANITIZE)
  target_compile_options(mobysearch_flags INTERFACE
    -fsanitize=${MOBYSEARCH_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(mobysearch_flags INTERFACE -fsanitize=${MOBYSEARCH_SANITIZE})
endif()
if(MOBYSEARCH_FUZZERS)
  target_compile_options(mobysearch_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
