# SPDX-License-Identifier: GPL-2.0-or-later
# Run by cpack: puts the changelogs and lintian's exceptions among the files of the .deb.
set(usr ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(doc ${usr}/share/doc/mobysearch)
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # SOURCE_DATE_EPOCH, if it is set
file(WRITE ${doc}/changelog.Debian
"mobysearch (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) stable; urgency=medium

  * Release ${CPACK_PACKAGE_VERSION}; changelog.gz has what is new.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
file(COPY_FILE ${CPACK_MOBYSEARCH_SOURCE}/CHANGELOG.md ${doc}/changelog)
file(CHMOD ${doc}/changelog PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
execute_process(COMMAND ${CPACK_MOBYSEARCH_GZIP} -9nf ${doc}/changelog ${doc}/changelog.Debian
                COMMAND_ERROR_IS_FATAL ANY)
set(overrides ${usr}/share/lintian/overrides)
file(MAKE_DIRECTORY ${overrides})
file(COPY_FILE ${CPACK_MOBYSEARCH_SOURCE}/packaging/debian/lintian-overrides ${overrides}/mobysearch)
file(CHMOD ${overrides}/mobysearch PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
