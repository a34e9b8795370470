# SPDX-License-Identifier: GPL-2.0-or-later
# mobysearch_library(NAME [PUBLIC …] [PRIVATE …]): the sources of this folder, and the libraries that
# they use. scripts/check-structure holds the includes against these arrows.
function(mobysearch_library name)
  cmake_parse_arguments(uses "" "" "PUBLIC;PRIVATE;SOURCES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cc)
  add_library(${name} STATIC ${sources} ${uses_SOURCES})
  target_link_libraries(${name} PUBLIC mobysearch_flags ${uses_PUBLIC} PRIVATE fmt::fmt ${uses_PRIVATE})
  mobysearch_precompile(${name})
endfunction()
