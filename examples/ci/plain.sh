#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Any other CI, or a machine's own cron: checks a Jekyll site in the current directory and publishes its search.
# MOBYSEARCH is the folder that has deploy/ in it: of the package's, or of mobysearch's source. TARGET and URL are the
# server's.
set -eu
: "${MOBYSEARCH:=/usr/share/mobysearch}" "${TARGET:?}" "${URL:?}"
sh "$MOBYSEARCH/deploy/ci" --golden search-golden.yml --site _site --before published.mobydb \
  --report search.md . blog.mobydb
sh "$MOBYSEARCH/deploy/publish" blog.mobydb "$TARGET" "$URL"
mv blog.mobydb published.mobydb
