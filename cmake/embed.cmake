# SPDX-License-Identifier: GPL-2.0-or-later
# mobysearch_embed(OUT.cc HEADER NAMESPACE NAME=PATH …): writes OUT.cc, which defines what HEADER
# declares: the content of each file as `extern const std::string_view kNAME` of NAMESPACE.
function(mobysearch_embed out header namespace)
  list(TRANSFORM ARGN REPLACE "^[^=]+=" "" OUTPUT_VARIABLE files)
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed_script.cmake)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DHEADER=${header} -DNAMESPACE=${namespace}
            "-DFILES=${ARGN}" -P ${script}
    DEPENDS ${files} ${script}
    VERBATIM)
endfunction()
