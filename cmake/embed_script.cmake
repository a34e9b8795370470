# SPDX-License-Identifier: GPL-2.0-or-later
# The part of embed.cmake that runs when something is built.
set(source "// Made by cmake/embed.cmake.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n")
foreach(item IN LISTS FILES)
  string(REGEX MATCH "^([^=]+)=(.*)$" matched "${item}")
  set(name ${CMAKE_MATCH_1})
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND source
    "static constexpr char k${name}Bytes[] = {${bytes}0};\n"
    "constinit const std::string_view k${name}(k${name}Bytes, sizeof k${name}Bytes - 1);\n")
endforeach()
file(WRITE "${OUT}" "${source}}  // namespace ${NAMESPACE}\n")
