# SPDX-License-Identifier: GPL-2.0-or-later
# complete.bash SCRIPT LINE: what bash, having read SCRIPT, offers at the end of LINE, one a line.
# shellcheck disable=SC1090,SC2154
source "$1"
compopt() { :; } # speaks to the line editor, which is not there
read -ra COMP_WORDS <<<"$2"
[[ $2 == *' ' ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_mobysearch
printf '%s\n' "${COMPREPLY[@]}"
