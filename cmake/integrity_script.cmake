# SPDX-License-Identifier: GPL-2.0-or-later
# Prints what a page's integrity attribute says for FILE (Subresource Integrity).
execute_process(COMMAND ${OPENSSL} dgst -sha384 -binary ${FILE} COMMAND ${OPENSSL} base64 -A
                OUTPUT_VARIABLE hash COMMAND_ERROR_IS_FATAL ANY)
get_filename_component(name ${FILE} NAME)
message("${name} integrity=\"sha384-${hash}\"")
