# ask.bash LINE WORD...: prints what the completion function answers to a line that bash has split into these words.
source <(coop completion bash)
COMP_LINE=$1
COMP_POINT=${#1}
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_coop coop
printf '%s\n' "${COMPREPLY[@]}"
