# SPDX-License-Identifier: GPL-2.0-or-later
# Run at build time: cmake -DOUT=file.cc -DASSETS=name=path;name=path -P embed.cmake
# Writes each file as a std::string_view of namespace mobysearch::assets.
set(source "// Made by cmake/embed.cmake.\n#include \"server/pages/assets.h\"\n\nnamespace mobysearch::assets {\nnamespace {\n")
set(views "")
foreach(item IN LISTS ASSETS)
  string(REGEX MATCH "^([^=]+)=(.*)$" matched "${item}")
  set(name ${CMAKE_MATCH_1})
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND source "constexpr unsigned char k${name}Bytes[] = {${bytes}0};\n")
  string(APPEND views
    "const std::string_view k${name}(reinterpret_cast<const char*>(k${name}Bytes), sizeof k${name}Bytes - 1);\n")
endforeach()
file(WRITE "${OUT}" "${source}}  // namespace\n${views}}  // namespace mobysearch::assets\n")
