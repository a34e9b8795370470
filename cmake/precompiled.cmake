# SPDX-License-Identifier: GPL-2.0-or-later
# Half of a small file's compilation is the standard library: it is parsed once for all rooms.
# mobysearch_precompile(TARGET [FROM]): with the headers that another target, FROM, has precompiled.
function(mobysearch_precompile target)
  if(MOBYSEARCH_PRECOMPILE)
    if(ARGC GREATER 1)
      set(from ${ARGV1})
    else()
      set(from mobysearch_precompiled)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()

if(MOBYSEARCH_PRECOMPILE)
  file(CONFIGURE OUTPUT precompiled.cc CONTENT "")
  add_library(mobysearch_precompiled OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cc)
  target_link_libraries(mobysearch_precompiled PRIVATE mobysearch_flags fmt::fmt)
  target_precompile_headers(mobysearch_precompiled PRIVATE
    <algorithm> <array> <chrono> <filesystem> <fmt/format.h> <functional> <map> <memory> <optional>
    <string> <string_view> <utility> <vector>)
endif()
