# SPDX-License-Identifier: GPL-2.0-or-later
# mobysearch_bundle(OUT SOURCE …): makes of the first source, a script with its modules or a style sheet, one small
# file. The others are what it is made of.
find_program(ESBUILD esbuild)
find_program(OPENSSL openssl)
if(NOT ESBUILD OR NOT OPENSSL)
  message(FATAL_ERROR "esbuild and openssl make and sign the search box's script; scripts/setup build installs them")
endif()
function(mobysearch_bundle out)
  list(GET ARGN 0 source)
  set(script ${PROJECT_SOURCE_DIR}/cmake/integrity_script.cmake)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${ESBUILD} ${source} --bundle --minify --format=esm --charset=utf8 --log-level=warning --outfile=${out}
    COMMAND ${CMAKE_COMMAND} -DFILE=${out} -DOPENSSL=${OPENSSL} -P ${script}
    DEPENDS ${ARGN} ${script}
    VERBATIM)
endfunction()
