# SPDX-License-Identifier: GPL-2.0-or-later
# `cpack` makes a .deb of what `cmake --install` puts. It is the same to the byte for the same commit: its times
# are the commit's, when SOURCE_DATE_EPOCH says it, as scripts/release does.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME mobysearch)
set(CPACK_PACKAGE_VENDOR "The mobysearch project")
set(CPACK_PACKAGE_CONTACT "The mobysearch maintainers <maintainers@mobysearch.example>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search for Jekyll blogs")
set(CPACK_PACKAGE_DESCRIPTION
"Indexes the source of a Jekyll site into one file, and searches that file at
the command line or over HTTP: posts, the sections in them, their videos and
slides, as one types. The server brings the search box for the site's pages,
and takes up a new index by itself.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_FILE_NAME mobysearch)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Dates of posts have time zones.
set(CPACK_DEBIAN_PACKAGE_DEPENDS tzdata)
# xapian-tools serves shards.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "nginx | caddy, xapian-tools")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
foreach(script postinst prerm postrm)
  list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_SOURCE_DIR}/debian/${script})
endforeach()
# What only a package has.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/debian_files.cmake)
set(CPACK_MOBYSEARCH_SOURCE ${PROJECT_SOURCE_DIR})
set(CPACK_MOBYSEARCH_GZIP ${GZIP})
include(CPack)
