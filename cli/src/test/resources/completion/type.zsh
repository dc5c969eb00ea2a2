# type.zsh LINE: types a line and the tab key into a bash in a terminal; prints the line as it became.
zmodload zsh/zpty
cat > $WORK/bashrc <<'RC'
PS1='READY> '
bind 'set enable-bracketed-paste off'
source <(coop completion bash)
bind -x '"\C-x\C-d": printf "<<%s>>" "$READLINE_LINE"'
RC
zpty b bash --noprofile --rcfile $WORK/bashrc -i
zpty -r b seen '*READY> *'
zpty -w -n b "$1"$'\t\x18\x04'
zpty -r b seen '*<<*>>*'
print -r -- "${${seen##*<<}%%>>*}"
zpty -d b
