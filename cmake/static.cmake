# SPDX-License-Identifier: GPL-2.0-or-later
# With MOBYSEARCH_STATIC, the C libraries that Debian packages as archives become part of the binary. The C++ ones
# are packaged as shared libraries only, and as long as one of them is shared the C++ runtime has to be.
option(MOBYSEARCH_STATIC "Link the libraries statically that Debian has so" OFF)
if(MOBYSEARCH_STATIC)
  set(ZLIB_USE_STATIC_LIBS ON)
endif()

# mobysearch_link_archives(TARGET …): of what pkg-config found, the archives beside the shared libraries.
function(mobysearch_link_archives)
  if(NOT MOBYSEARCH_STATIC)
    return()
  endif()
  foreach(target IN LISTS ARGN)
    get_target_property(libraries ${target} INTERFACE_LINK_LIBRARIES)
    list(TRANSFORM libraries REPLACE "\\.so$" ".a")
    # An archive does not name the one that it needs, as the shared library does.
    if("${libraries}" MATCHES "(.*/libbrotli)enc\\.a")
      list(APPEND libraries ${CMAKE_MATCH_1}common.a)
    endif()
    set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES "${libraries}")
  endforeach()
endfunction()
