# SPDX-License-Identifier: GPL-2.0-or-later
# Man pages and completions, which the binary prints: their target is in "all", and `cmake --install` puts them.
find_program(GZIP gzip REQUIRED)
set(made ${CMAKE_CURRENT_BINARY_DIR})

# mobysearch_print(OUT ARGUMENT …): OUT is what `mobysearch ARGUMENT …` prints.
function(mobysearch_print out)
  add_custom_command(OUTPUT ${out} COMMAND mobysearch ${ARGN} > ${out} DEPENDS mobysearch VERBATIM)
endfunction()

# mobysearch_man_page(NAME [COMMAND]): compressed, and without the time, as packages have them.
function(mobysearch_man_page name)
  mobysearch_print(${made}/${name}.1 manual ${ARGN})
  add_custom_command(OUTPUT ${made}/${name}.1.gz COMMAND ${GZIP} -9nkf ${made}/${name}.1
                     DEPENDS ${made}/${name}.1 VERBATIM)
  install(FILES ${made}/${name}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  set_property(GLOBAL APPEND PROPERTY MOBYSEARCH_DOCUMENTS ${made}/${name}.1.gz)
endfunction()

# mobysearch_completion(SHELL FOLDER NAME)
function(mobysearch_completion shell folder name)
  mobysearch_print(${made}/${shell}-completion completion ${shell})
  install(FILES ${made}/${shell}-completion DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder} RENAME ${name})
  set_property(GLOBAL APPEND PROPERTY MOBYSEARCH_DOCUMENTS ${made}/${shell}-completion)
endfunction()

mobysearch_man_page(mobysearch)
# One file a command.
file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/cli ${PROJECT_SOURCE_DIR}/cli/*_command.cc)
foreach(source IN LISTS sources)
  string(REPLACE "_command.cc" "" command ${source})
  mobysearch_man_page(mobysearch-${command} ${command})
endforeach()

mobysearch_completion(bash bash-completion/completions mobysearch)
mobysearch_completion(zsh zsh/vendor-completions _mobysearch)
mobysearch_completion(fish fish/vendor_completions.d mobysearch.fish)

get_property(documents GLOBAL PROPERTY MOBYSEARCH_DOCUMENTS)
add_custom_target(mobysearch_documents ALL DEPENDS ${documents})
