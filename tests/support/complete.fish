# SPDX-License-Identifier: GPL-2.0-or-later
# complete.fish SCRIPT LINE: what fish, having read SCRIPT, offers at the end of LINE, one a line.
source $argv[1]
complete -C $argv[2]
