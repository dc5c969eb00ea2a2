# Completes coop's command line in bash; made by `coop completion bash`.
#
#   source <(coop completion bash)

# What a command takes.
_coop_table() {
  case $1 in
    'coop')
      commands='init validate render build deploy status history diff rollback remove open tour sandbox login logout doctor schema completion version help'
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop init')
      commands=''
      options='-a --app --template --ci --force -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-a=@apps --app=@apps --template=@templates --ci=github,gitlab,none -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='/folders'
      ;;
    'coop validate')
      commands=''
      options='-a --app -o --output --strict --refresh -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-a=@apps --app=@apps -o=text,json --output=text,json -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='/files...'
      ;;
    'coop render')
      commands=''
      options='-e --environment -a --app --image --to -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps --image=- --to=/folders -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop build')
      commands=''
      options='-a --app --tar -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-a=@apps --app=@apps --tar=/files -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop deploy')
      commands=''
      options='-e --environment -a --app -o --output --image --from --all --dry-run --force --release-hold --wait --timeout -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps -o=text,json --output=text,json --image=- --from=@environments --timeout=- -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop status')
      commands=''
      options='-e --environment -a --app -o --output -w --watch --exit-code --timeout -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps -o=text,json --output=text,json --timeout=- -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop history')
      commands=''
      options='-e --environment -a --app -o --output --limit -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps -o=text,json --output=text,json --limit=- -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop diff')
      commands=''
      options='-e --environment -a --app -o --output --image --from -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps -o=text,json --output=text,json --image=- --from=@environments -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop rollback')
      commands=''
      options='-e --environment -a --app -o --output --to --reason --dry-run -y --yes -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps -o=text,json --output=text,json --to=- --reason=- -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop remove')
      commands=''
      options='-e --environment -a --app -o --output --dry-run -y --yes -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps -o=text,json --output=text,json -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop open')
      commands=''
      options='-e --environment -a --app --pull-request --argocd --print -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-e=@environments --environment=@environments -a=@apps --app=@apps -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@environments'
      ;;
    'coop tour')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop sandbox')
      commands='status show merge reset'
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop sandbox status')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop sandbox show')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@pull-requests'
      ;;
    'coop sandbox merge')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='@pull-requests'
      ;;
    'coop sandbox reset')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop login')
      commands=''
      options='--host --with-token --user --client-id -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='--host=- --user=- --client-id=- -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='github,gitlab,gitea,registry,argocd'
      ;;
    'coop logout')
      commands=''
      options='--host -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='--host=- -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='github,gitlab,gitea,registry,argocd'
      ;;
    'coop doctor')
      commands=''
      options='-o --output -C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-o=text,json --output=text,json -C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop schema')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='app,platform'
      ;;
    'coop completion')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='bash,zsh,fish,powershell'
      ;;
    'coop version')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands=''
      ;;
    'coop help')
      commands=''
      options='-C --platform --token-file -q --quiet -v --verbose --trace --color --no-input -h --help -V --version'
      values='-C=/folders --platform=sandbox,/folders --token-file=- --color=auto,always,never'
      operands='init,validate,render,build,deploy,status,history,diff,rollback,remove,open,tour,sandbox,login,logout,doctor,schema,completion,version,help'
      ;;
  esac
}

_coop_add() {
  if [[ $1 == "$current"* ]]; then
    COMPREPLY[${#COMPREPLY[@]}]=$1
  fi
}

_coop_add_paths() {
  # Outside of a completion, and before bash 4, there is no compopt.
  compopt -o "$1" 2>/dev/null && return
  local path
  while IFS= read -r path; do
    COMPREPLY[${#COMPREPLY[@]}]=$path
  done < <(compgen "$2" -- "$current")
}

_coop_offer() {
  local item value
  for item in ${1//,/ }; do
    case $item in
      -) ;;
      /files) _coop_add_paths default -f ;;
      /folders) _coop_add_paths plusdirs -d ;;
      @*)
        while IFS=$'\t' read -r value _; do
          _coop_add "$value"
        done < <("$program" __complete "${item#@}" -- "${words[@]:1}" 2>/dev/null)
        ;;
      *) _coop_add "$item" ;;
    esac
  done
}

# The words before the cursor and the one at it. Bash splits at = and : too: what no blank separates is one word.
_coop_split() {
  local rest=${COMP_LINE:0:COMP_POINT} text i
  for ((i = 0; i < COMP_CWORD; i++)); do
    text=${rest#"${rest%%[![:space:]]*}"}
    if [[ $i -gt 0 && $text == "$rest" ]]; then
      words[${#words[@]} - 1]+=${COMP_WORDS[i]}
    else
      words[${#words[@]}]=${COMP_WORDS[i]}
    fi
    rest=${text#"${COMP_WORDS[i]}"}
  done
  current=${rest#"${rest%%[![:space:]]*}"}
  replaced=$current
  if [[ $current == "$rest" && ${#words[@]} -gt 1 ]]; then
    i=$((${#words[@]} - 1))
    current=${words[i]}$current
    unset "words[i]"
    [[ $replaced != [=:] ]] || replaced=
  fi
}

_coop() {
  local IFS=$' \t\n' program=coop command=coop options='' values='' commands='' operands=''
  local current='' replaced='' expected='' ended='' before='' count=0 word pair i
  local -a words
  words=()
  COMPREPLY=()
  case $1 in
    '~/'*) program=$HOME/${1#'~/'} ;;
    */*) program=$1 ;;
  esac
  _coop_split
  for ((i = 1; i < ${#words[@]}; i++)); do
    words[i]=${words[i]//[\"\'\\]/}
  done
  _coop_table "$command"
  for word in "${words[@]:1}"; do
    if [[ -n $expected ]]; then
      expected=
    elif [[ -z $ended && $word == -- ]]; then
      ended=yes
    elif [[ -z $ended && $word == -* ]]; then
      [[ " $values" != *" $word="* ]] || expected=$word
    elif [[ $count == 0 && " $commands " == *" $word "* ]]; then
      command="$command $word"
      _coop_table "$command"
    else
      count=$((count + 1))
    fi
  done
  if [[ -z $expected && -z $ended && $current == --*=* ]]; then
    expected=${current%%=*}
    before=$expected=
    current=${current#*=}
  fi
  if [[ -n $expected ]]; then
    for pair in $values; do
      [[ ${pair%%=*} != "$expected" ]] || _coop_offer "${pair#*=}"
    done
  elif [[ -z $ended && $current == -* ]]; then
    _coop_offer "${options// /,}"
  else
    [[ $count -gt 0 ]] || _coop_offer "${commands// /,}"
    for word in $operands; do
      [[ $word != *... || $count -lt 0 ]] || count=0
      [[ $count != 0 ]] || _coop_offer "${word%...}"
      count=$((count - 1))
    done
  fi
  # Only what is behind the last = or : is replaced.
  current=$before$current
  for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
    word=$before${COMPREPLY[i]}
    COMPREPLY[i]=${word#"${current%"$replaced"}"}
  done
}

complete -F _coop coop
