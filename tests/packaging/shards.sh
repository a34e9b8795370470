# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# For try-server, which sources it once its system is booted, with a site in /root/blog and the user of deploy/README.md:
# does what docs/scaling.md says of shards, with the commands and settings of the page. All machines are this one.
# shellcheck disable=SC2016,SC2154,SC2317 # as in try-server; what it has set is used here
page=$repository/docs/scaling.md

# HEADING KIND NUMBER: a block of code below a heading of the page, by its number among those of its kind.
block() {
  awk -v heading="$1" -v kind="$2" -v number="$3" '
    /^##/ { here = $0 == heading }
    !here { next }
    /^ *```/ { inside = !inside; wanted = inside && $0 ~ "```" kind "$" && ++count == number; next }
    wanted' "$page" | grep . || { echo "$page has no $2 number $3 below $1"; return 1; }
}
# HEADING NUMBER [SED…]: runs a block of commands, changed by these expressions, where the site is.
run_block() {
  local heading=$1 number=$2
  shift 2
  in_system sh -exc "cd /root/blog; $(block "$heading" sh "$number" | sed -e '' "${@/#/-e}")" 2>&1 && echo done
}
# The user is there already, and the package lies in /root.
set_up_shard() { # NUMBER
  run_block '### Setting up shards' 2 '/^useradd/d' 's|\./mobysearch_|/root/mobysearch_|' "s/\(shard[-@]\)1/\1$1/" \
    "s/10\.0\.0\.21/10.0.0.2$1/" "s/7001/700$1/" "s/blog-1-/blog-$1-/"
}
set_up_front() {
  block '### Setting up shards' ini 1 | in_system sh -ec '
    mkdir -p /etc/systemd/system/mobysearch.service.d
    cat >/etc/systemd/system/mobysearch.service.d/shards.conf
    systemctl daemon-reload
    systemctl start mobysearch
    echo done' 2>&1
}
front() { in_system curl -s --max-time 10 "http://10.0.0.11:8080$1"; }
greeting_from() { # ADDRESS: how much the first shard says to who asks from there
  in_system sh -c 'sleep 1 | nc -s "$1" -w 2 10.0.0.21 7001 | wc -c' sh "$1"
}
all_there='^{"ready":true,"revision":"[0-9a-f]*"}$'

in_system sh -c 'systemctl disable --quiet --now mobysearch.socket mobysearch.service
  rm /etc/mobysearch.env
  for n in 0.0.11 0.0.21 0.0.22 0.0.23 0.0.24; do ip address add 10.$n/32 dev lo; done
  ip address add 192.0.2.1/32 dev lo'
for n in 1 2 3 4; do expect "the commands for shard $n succeed" '^done$' set_up_shard $n; done
in_system sh -c 'echo SHARD_ADDRESS=192.0.2.1 >/etc/mobysearch/shard-9.env && systemctl start mobysearch-shard@9'
expect "a public address is refused" 'must be a private IPv4 address, not: 192.0.2.1' \
  until_it_says 'must be' 5 in_system journalctl -u mobysearch-shard@9
expect "a front is set up" '^done$' set_up_front
expect "shards are made" '^done$' run_block '### Setting up shards' 1
expect "and published" '^done$' run_block '### A new index for shards' 1
expect "the front has all of them" "$all_there" until_it_says "$all_there" 30 front /readyz
expect "a reader finds in them" '"title":"Harbour Days 2023 recap"' front '/api/v1/search?q=lighthouse+slides'
expect "a shard speaks with the front" '^[1-9]' greeting_from 10.0.0.11
if in_system journalctl | grep -q 'does not support BPF/cgroup firewalling'; then
  echo "not tried: whether it speaks with others; systemd cannot keep them away here"
else
  expect "and with nobody from elsewhere" '^0$' greeting_from 192.0.2.1
fi
expect "its exposure is low" 'Overall exposure level.* \(OK\|SAFE\)' in_system systemd-analyze security mobysearch-shard@1.service
in_system systemctl stop mobysearch-shard@2
expect "a shard that is stopped is missing" '"missing_shards":\[2\]' until_it_says missing_shards 10 front /readyz
in_system systemctl start mobysearch-shard@2
expect "it comes back" "$all_there" until_it_says "$all_there" 30 front /readyz
in_system sh -c 'kill -9 $(systemctl show --property MainPID --value mobysearch-shard@3)'
expect "one that is killed does so by itself" "$all_there" until_it_says "$all_there" 30 front /readyz
