# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# For the tests beside it, which source it: a bare Debian 12, made by mmdebstrap from the mirror that apt uses here,
# and entered with chroot. It lies in memory, and its processes and mounts are in namespaces of their own, so that
# nothing of it is left. Exits with 77, and says why, where that cannot be.
test_name=$(basename "$0")
skip() { echo "$test_name: skipped: $1"; exit 77; }
[ "$(id -u)" = 0 ] || skip "only root can chroot"
command -v mmdebstrap >/dev/null || skip "mmdebstrap is missing: scripts/setup release"
namespaces=(unshare --mount --pid --fork --kill-child --mount-proc)
if [ -z "${MOBYSEARCH_IN_NAMESPACES:-}" ]; then
  "${namespaces[@]}" true 2>/dev/null || skip "there may be no namespaces here"
  MOBYSEARCH_IN_NAMESPACES=1 exec "${namespaces[@]}" "$0" "$@"
fi

work=$(mktemp -d)
mount -t tmpfs -o size=6g,mode=755 tmpfs "$work"
trap 'umount --lazy "$work"; rmdir "$work"' EXIT
failed=0

# COMMAND…: shows what it printed only if it fails, and ends the test then.
quietly() { "$@" >"$work/log" 2>&1 || { tail -n 40 "$work/log"; echo "FAILED: $*"; exit 1; }; }

# WHAT PATTERN COMMAND…: a line of what it prints has the pattern.
expect() {
  local what=$1 pattern=$2 printed
  shift 2
  printed=$("$@" 2>&1) || true
  if grep -q -- "$pattern" <<<"$printed"; then
    echo "ok: $what"
  else
    echo "FAILED: $what: no '$pattern' in: ${printed:0:1000}"
    failed=1
  fi
}

# BUILD|PACKAGE.deb: makes the package of a build's folder. Sets deb.
take_package() {
  deb=$1
  [ ! -d "$1" ] || { (cd "$1" && quietly cpack -B "$work/package"); deb=$(echo "$work"/package/*.deb); }
}

# ROOT [PACKAGE…]: the bare system, with these packages.
make_bare() {
  local root=$1 packages=("${@:2}") mirror
  # shellcheck disable=SC2016 # apt's own variable
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -1)
  [ -n "$mirror" ] || skip "apt here knows no mirror of Debian 12"
  [[ "$mirror" != https:* ]] || packages+=(ca-certificates)
  apt-config dump Acquire >"$work/apt.conf"
  quietly mmdebstrap --variant=minbase "${packages[@]/#/--include=}" --aptopt="$work/apt.conf" \
    bookworm "$root" "deb $mirror bookworm main"
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  mount -t proc proc "$root/proc"
}

in_root() { # ROOT COMMAND…
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive chroot "$@"
}

# ROOT PROGRAM: it indexes the sample blog, finds in it and serves it.
expect_it_works() {
  local root=$1 program=$2 server
  cp -r "$(dirname "$0")/../../examples/blog" "$root/tmp/blog"
  expect "it has all its libraries" '^mobysearch [0-9]' in_root "$root" "$program" --version
  expect "it indexes" 'posts' in_root "$root" "$program" index /tmp/blog --db /tmp/blog.mobydb
  expect "its index is intact" 'intact' in_root "$root" "$program" check --db /tmp/blog.mobydb
  expect "it finds" 'Harbour Days 2023 recap' in_root "$root" "$program" query --db /tmp/blog.mobydb lighthouse slides
  in_root "$root" "$program" serve --db /tmp/blog.mobydb --unix-socket /tmp/search.sock 2>"$work/log" &
  server=$!
  for _ in $(seq 50); do ! grep -q 'ready at' "$work/log" || break; sleep 0.1; done
  ask() { curl -s --max-time 20 --unix-socket "$root/tmp/search.sock" "http://localhost$1"; }
  expect "it serves" '"title":"Harbour Days 2023 recap"' ask '/api/v1/search?q=lighthouse'
  expect "its box is there" 'moby-search' ask /moby-search.js
  kill "$server"
  wait "$server" || true
}
