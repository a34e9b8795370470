# SPDX-License-Identifier: GPL-2.0-or-later
# complete.zsh SCRIPT LINE: what zsh, having SCRIPT in its fpath, offers at the end of LINE, one a line.
# Only the line editor of a terminal completes: one is made, and its compadd prints what it is given.
zmodload zsh/zpty
zpty shell zsh -f -i
setup="PROMPT=; TERM=dumb; fpath=(${(q)1:h} \$fpath)
autoload -Uz compinit && compinit -u -D
bindkey '^M' undefined; bindkey '^J' undefined; bindkey '^I' complete-word
zstyle ':completion:*' list-grouped false; zstyle ':completion:*' force-list always
mark() { print -r -- '<''MARK>' }
compprefuncs=(mark); comppostfuncs=(mark exit)
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd \"\$@\"; return; fi
  local -a found
  builtin compadd -O found \"\$@\"
  (( \$#found )) && print -rC1 -- \$found
  builtin compadd \"\$@\"
}
print -r -- READ''Y"
file=$(mktemp)
print -r -- "$setup" >$file
zpty -w shell "source ${(q)file}"
zpty -r -m shell _ '*READY*' || exit 1
zpty -w -n shell "$2"$'\t'
zpty -r -m shell text '*<MARK>*<MARK>*' || exit 1
rm -f $file
print -r -- ${${${text#*<MARK>}%<MARK>*}//$'\r'/}
