# ask.zsh LINE: types a line and the tab key into a zsh in a terminal; prints what was offered, then the line as it became.
zmodload zsh/zpty
export ANSWER=$WORK/answer ZDOTDIR=$WORK/zsh
mkdir -p $ZDOTDIR
rm -f $ANSWER
cat > $ZDOTDIR/.zshrc <<'RC'
PS1='READY> '
autoload -U compinit
compinit -u -D
source <(coop completion zsh)
# As itself, and writes down what matches.
compadd() {
  if [[ ${@[(I)-[ODA]*]} == 0 ]]; then
    local -a found
    builtin compadd -O found "$@"
    print -rl -- $found >> $ANSWER
  fi
  builtin compadd "$@"
}
completed() { print -n "<<$BUFFER>>" }
zle -N completed
bindkey '^X^D' completed
RC
zpty z zsh -i
zpty -r z seen '*READY> *'
zpty -w -n z "$1"$'\t\x18\x04'
zpty -r z seen '*<<*>>*'
[[ ! -e $ANSWER ]] || cat $ANSWER
print -r -- "line: ${${seen##*<<}%%>>*}"
zpty -d z
