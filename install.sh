#!/bin/sh
# Installs coop below a prefix: from a release, or built from the checkout this file is in. Never needs root.
# Everything is made ready beside its place; then one rename of bin/coop is the step from the old version to the new.
set -eu

releases=https://github.com/coop-dev/coop/releases
jvm_options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'

usage() {
  cat <<'USAGE'
usage: install.sh [--prefix DIR] [--from DIR|URL] [--version X] [--no-completions] [--dry-run]
       install.sh --uninstall [--prefix DIR] [--dry-run]

In a checkout of coop it builds: the native binary where it finds a GraalVM 25, else a launcher for the JDK 25.
Elsewhere, and with --from or --version, it takes a release and checks its SHA-256.

  --prefix DIR       where to install; default: ~/.local
  --from DIR|URL     where a release is: a folder or https address with SHA256SUMS and the archives
  --version X        which version; default: the newest there
  --no-completions   leave the shells' completions out
  --uninstall        remove what earlier runs installed there; your configuration stays
  --dry-run          say what would be done, change nothing
  -h, --help         print this

Run it again to upgrade. Interrupted at any point, it leaves the version that was there.
USAGE
}

say() { printf '%s\n' "$*" >&2; }

# What only someone who waits wants to read.
step() { if [ -t 2 ]; then say "$@"; fi; }

fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# A word as a shell reads it back.
quoted() {
  case $1 in
    *[!A-Za-z0-9_./+,:@%=-]*) printf "'%s'\n" "$(printf '%s\n' "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

main() {
  umask 022
  action=install_coop prefix='' from='' version='' completions=yes dry_run=no
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix | --from | --version)
        if [ -z "${2:-}" ]; then fail "$1 needs a value"; fi
        set_option "$1" "$2"
        shift
        ;;
      --prefix=?* | --from=?* | --version=?*) set_option "${1%%=*}" "${1#*=}" ;;
      --no-completions) completions=no ;;
      --uninstall) action=uninstall ;;
      --dry-run) dry_run=yes ;;
      -h | --help)
        usage
        return
        ;;
      *)
        usage >&2
        fail "unknown option: $1"
        ;;
    esac
    shift
  done
  settle_prefix
  "$action"
}

set_option() {
  case $1 in
    --prefix) prefix=$2 ;;
    --from) from=$2 ;;
    --version) version=${2#v} ;;
  esac
}

settle_prefix() {
  if [ -z "$prefix" ]; then
    [ -n "${HOME:-}" ] || fail "HOME is not set: name a folder with --prefix"
    prefix=$HOME/.local
  fi
  case $prefix in
    /*) ;;
    [~]/*) prefix=${HOME:?}${prefix#?} ;;
    *) prefix=$(pwd)/${prefix#./} ;;
  esac
  while [ "${prefix%/}" != "$prefix" ]; do prefix=${prefix%/}; done
  case $prefix in
    *:* | *'
'*) fail "a folder with a colon or a line break in its name cannot be on a PATH: $prefix" ;;
  esac
  home=$prefix/lib/coop
  list=$home/installed
  stage=$home/.stage
  next=$prefix/bin/.coop.next
  data=${XDG_DATA_HOME:-${HOME:+$HOME/.local/share}}
  config=${XDG_CONFIG_HOME:-${HOME:+$HOME/.config}}
}

install_coop() {
  choose_source
  if [ "$dry_run" = yes ]; then
    tell_plan
    return
  fi
  if [ -e "$prefix/bin/coop" ] && ! is_listed "$prefix/bin/coop"; then
    fail "$prefix/bin/coop was not installed by this script: remove it, or choose another --prefix"
  fi
  open_prefix
  "fill_from_$kind"
  told=$("$stage/tree/bin/coop" version </dev/null 2>"$stage/log") || {
    head -n 3 "$stage/log" >&2
    fail "this coop does not start here; what it said is above"
  }
  put_in_place
  say "installed $told as $prefix/bin/coop"
  tell_next
}

# --- where it comes from -------------------------------------------------------------------------------------------

# Only a file of a checkout builds it: read from a pipe, this script does not know where it comes from.
choose_source() {
  checkout=''
  case $0 in
    */install.sh) checkout=$(cd "${0%/*}" && pwd) ;;
    install.sh) checkout=$(pwd) ;;
  esac
  if [ -z "$from$version" ] && [ -n "$checkout" ] && [ -d "$checkout/cli/src/main/java/dev/coop" ]; then
    choose_build
  else
    kind=release
    choose_archive
  fi
}

# A release: SHA256SUMS says which archives there are.
choose_archive() {
  case $version in
    *[!A-Za-z0-9.+-]*) fail "not a version: $version" ;;
  esac
  if [ -z "$from" ]; then
    from=$releases/latest/download
    if [ -n "$version" ]; then from=$releases/download/v$version; fi
  fi
  while [ "${from%/}" != "$from" ]; do from=${from%/}; done
  check_address
  choose_system
  choose_programs
  step "reading $from/SHA256SUMS"
  sums=$(fetch SHA256SUMS -) || fail "cannot read $from/SHA256SUMS"
  sums=$(printf '%s\n' "$sums" | tr -d '\r' \
    | sed -n 's/^\([0-9A-Fa-f]\{64\}\) [ *]\(coop-[0-9][A-Za-z0-9.+-]*\.tar\.gz\)$/\1 \2/p')
  if [ -z "$version" ]; then version=$(newest); fi
  [ -n "$version" ] || fail "no coop for $os-$arch at $from; there is: $(listed)"
  archive=coop-$version-$os-$arch.tar.gz
  sum=$(printf '%s\n' "$sums" | awk -v name="$archive" '$2 == name { print $1 }' | tr 'A-F' 'a-f')
  case $sum in
    '') fail "$archive is not listed in $from/SHA256SUMS; there is: $(listed)" ;;
    *[!0-9a-f]*) fail "$archive is listed more than once in $from/SHA256SUMS" ;;
  esac
}

choose_system() {
  os=$(uname -s) arch=$(uname -m)
  case $os in
    Linux) os=linux ;;
    Darwin) os=macos ;;
    MINGW* | MSYS* | CYGWIN*) fail "on Windows, unpack coop-…-windows-amd64.zip of the release instead" ;;
  esac
  case $arch in
    x86_64 | amd64) arch=amd64 ;;
    aarch64 | arm64) arch=arm64 ;;
  esac
}

# The highest version for this system; 1.0.0-rc.1 comes before 1.0.0.
newest() {
  printf '%s\n' "$sums" | awk -v tail="-$os-$arch.tar.gz" '{
    name = $2
    if (substr(name, length(name) - length(tail) + 1) != tail) next
    version = substr(name, 6, length(name) - length(tail) - 5)
    dash = index(version, "-")
    split(dash ? substr(version, 1, dash - 1) : version, number, ".")
    split(dash ? substr(version, dash + 1) : "~", word, ".")
    print number[1] + 0, number[2] + 0, number[3] + 0, !dash, word[1], word[2] + 0, version
  }' | LC_ALL=C sort -k 1,1n -k 2,2n -k 3,3n -k 4,4n -k 5,5 -k 6,6n | sed -n '$s/.* //p'
}

listed() {
  names=$(printf '%s\n' "$sums" | cut -d ' ' -f 2 | tr '\n' ' ')
  printf '%s\n' "${names:-nothing}"
}

check_address() {
  case $from in
    https://?*) return ;;
    http://*)
      authority=${from#http://}
      authority=${authority%%/*}
      case $authority in
        *[!A-Za-z0-9.:]*) ;;
        localhost | localhost:* | 127.0.0.1 | 127.0.0.1:*) return ;;
      esac
      fail "an address has to begin with https:// (only this machine's own may be http://localhost): $from"
      ;;
    *://*) fail "not a folder and not an https address: $from" ;;
  esac
  [ -d "$from" ] || fail "no such folder: $from"
  from=$(cd "$from" && pwd)
}

# Copies the file named $1 of the release to the file $2, or to standard output for `-`.
fetch() {
  case $from in
    http://* | https://*) download "$from/$1" "$2" ;;
    *) if [ "$2" = - ]; then cat "$from/$1"; else cp "$from/$1" "$2"; fi ;;
  esac
}

download() {
  case $1 in
    https:*) protocol='=https' ;;
    *) protocol='=http' ;;
  esac
  case $downloader in
    curl)
      waited curl --proto "$protocol" --proto-redir '=https' --tlsv1.2 --fail --silent --show-error --location \
        --retry 3 --connect-timeout 20 --speed-limit 100 --speed-time 60 --output "$2" "$1"
      ;;
    wget) waited wget --quiet --tries=3 --timeout=60 --output-document="$2" "$1" ;;
  esac
}

# Chosen before anything is touched, so that a missing program is the first thing that is said.
choose_programs() {
  downloader=none
  case $from in
    http://* | https://*)
      if has curl; then
        downloader=curl
      elif wget --version 2>/dev/null | grep -q 'GNU Wget'; then
        downloader=wget # others do not check certificates
      else
        fail "curl or GNU wget is needed to download coop"
      fi
      ;;
  esac
  if has sha256sum; then
    hasher='sha256sum'
  elif has shasum; then
    hasher='shasum -a 256'
  else
    fail "sha256sum or shasum is needed to check the download"
  fi
}

fill_from_release() {
  step "taking $archive"
  fetch "$archive" "$stage/$archive" || fail "cannot take $from/$archive"
  # shellcheck disable=SC2086 # a program and its options
  actual=$($hasher <"$stage/$archive")
  actual=${actual%% *}
  if [ "$actual" != "$sum" ]; then
    fail "$archive is not what SHA256SUMS says: expected $sum, got ${actual:-nothing}; nothing was changed"
  fi
  mkdir "$stage/unpacked"
  gzip -dc <"$stage/$archive" | (cd "$stage/unpacked" && tar -xof -) || fail "cannot unpack $archive (is the disk full?)"
  rm -f "$stage/$archive"
  top=$stage/unpacked/coop-$version-$os-$arch
  if [ ! -f "$top/bin/coop" ]; then fail "$archive holds no bin/coop"; fi
  mv "$top" "$stage/tree"
}

# --- building ------------------------------------------------------------------------------------------------------

choose_build() {
  has mvn || fail "Maven is missing: install Maven 3.8 or newer (Debian: apt-get install maven)"
  kind=native
  graalvm=$(jdk_with native-image)
  if [ -z "$graalvm" ]; then
    kind=launcher
    java=$(jdk_with java)
    [ -n "$java" ] || fail "a JDK 25 is missing: install one, such as Temurin 25, or set JAVA_HOME to it"
    java=$java/bin/java
  fi
}

# The first JDK 25 that has this program: where variables say, on the PATH, then where systems keep JDKs.
jdk_with() {
  for candidate in "${GRAALVM_HOME:-}" "${JAVA_HOME:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /opt/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$candidate/bin/$1" ] && "$candidate/bin/java" -version 2>&1 </dev/null | grep -q 'version "25[.".-]'; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

jdk_on_path() {
  found=$(command -v java || true)
  if [ -n "$found" ]; then
    target=$(readlink -f "$found" 2>/dev/null || printf '%s\n' "$found")
    printf '%s\n' "${target%/bin/java}"
  fi
}

fill_from_native() {
  step "building the native binary: some minutes (the first time, Maven also downloads what coop is made of)"
  rm -f "$checkout/cli/target/coop"
  GRAALVM_HOME=$graalvm
  export GRAALVM_HOME
  if package -Pnative && [ -f "$checkout/cli/target/coop" ]; then
    mkdir -p "$stage/tree/bin"
    cp "$checkout/cli/target/coop" "$stage/tree/bin/coop"
    add_pages
    return
  fi
  tail -n 10 "$stage/log" >&2
  say "install.sh: no native binary came out of the build with $graalvm: making a launcher for the JDK instead"
  java=$graalvm/bin/java
  fill_from_launcher
}

fill_from_launcher() {
  step "building (the first time, Maven downloads what coop is made of)"
  rm -rf "$checkout/cli/target/lib" "$checkout"/cli/target/cli-*.jar
  package || {
    tail -n 30 "$stage/log" >&2
    fail "the build failed; its last lines are above"
  }
  mkdir -p "$stage/tree/bin" "$stage/jars"
  cp "$checkout"/cli/target/cli-*.jar "$checkout"/cli/target/lib/*.jar "$stage/jars/"
  train
  number=1
  while [ -e "$home/build-$number" ]; do number=$((number + 1)); done
  mv "$stage/jars" "$home/build-$number"
  write_launcher "$home/build-$number" >"$stage/tree/bin/coop"
  chmod 755 "$stage/tree/bin/coop"
  add_pages
}

# Classes as the JVM has them in memory after a `validate`, mapped at the next start. coop works without them.
# A training run is one command; CONTRIBUTING.md says what this one brings to others.
train() {
  step "recording what the JVM needs to start fast"
  mkdir -p "$stage/app" "$stage/user"
  printf 'app: trained\nport: 8080\n' >"$stage/app/coop.yaml"
  # shellcheck disable=SC2086 # several options
  if ! waited env HOME="$stage/user" XDG_CONFIG_HOME="$stage/user" XDG_CACHE_HOME="$stage/user" XDG_DATA_HOME="$stage/user" \
    XDG_STATE_HOME="$stage/user" "$java" $jvm_options -XX:AOTCacheOutput="$stage/jars/coop.aot" \
    -cp "$(class_path "$stage/jars")" dev.coop.Main -C "$stage/app" validate --platform sandbox >"$stage/log" 2>&1; then
    rm -f "$stage/jars/coop.aot"
  fi
}

# The archive is only used with the very class path that it was made with: spelled out, in one order.
class_path() {
  joined=''
  for jar in "$1"/*.jar; do joined=$joined${joined:+:}$jar; done
  printf '%s\n' "$joined"
}

write_launcher() {
  cat <<LAUNCHER
#!/bin/sh
# Written by coop's install.sh.
java=$(quoted "$java")
[ -x "\$java" ] || java=\${JAVA_HOME:+\$JAVA_HOME/bin/}java
exec "\$java" $jvm_options -XX:AOTCache=$(quoted "$1/coop.aot") -Xlog:disable \\
  -cp $(quoted "$(class_path "$1")") dev.coop.Main "\$@"
LAUNCHER
}

package() {
  waited mvn -B -q -Dmaven.test.skip=true "$@" -f "$checkout/pom.xml" package >"$stage/log" 2>&1
}

add_pages() {
  add "$checkout/completions/coop.bash" bash-completion/completions/coop
  add "$checkout/completions/_coop" zsh/site-functions/_coop
  add "$checkout/completions/coop.fish" fish/vendor_completions.d/coop.fish
  add "$checkout/completions/coop.ps1" powershell/coop.ps1
  for page in "$checkout"/man/*.1; do add "$page" "man/man1/${page##*/}"; done
}

add() {
  if [ -f "$1" ]; then
    mkdir -p "$stage/tree/share/${2%/*}"
    cp "$1" "$stage/tree/share/$2"
  fi
}

# --- putting it in place -------------------------------------------------------------------------------------------

# From here on the prefix changes.
open_prefix() {
  switched=no child=''
  mkdir -p "$home" 2>/dev/null || fail "cannot make the folder $home: choose another --prefix"
  lock
  trap close_prefix EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  remove_leftovers
  mkdir "$stage" || fail "cannot write to $home: choose another --prefix"
}

# The lock is a link that names its process, so that the lock of a killed run is known.
lock() {
  if ln -s "$$" "$home/.lock" 2>/dev/null; then return; fi
  holder=$(readlink "$home/.lock") || fail "cannot write to $home: choose another --prefix"
  if [ "$holder" != "$$" ] && kill -0 "$holder" 2>/dev/null; then
    fail "another install.sh is at work there (process $holder); if it is not one, remove $home/.lock"
  fi
  rm -f "$home/.lock"
  ln -s "$$" "$home/.lock" || fail "cannot write to $home"
}

close_prefix() {
  status=$?
  trap '' HUP INT TERM
  trap - EXIT
  if [ -n "$child" ]; then { kill "$child" && wait "$child"; } 2>/dev/null || true; fi
  if [ "$switched" = no ] && [ -e "$stage/targets" ]; then undo_list || true; fi
  remove_leftovers
  rm -f "$home/.lock"
  remove_empty "$home"
  exit "$status"
}

# What a run that was killed may have left: half a preparation, and builds that nothing starts.
remove_leftovers() {
  rm -rf "$stage" "$list.next" "$next"
  for build in "$home"/build-*; do
    if [ -d "$build" ] && ! grep -q -s -F "/${build##*/}/" "$prefix/bin/coop"; then rm -rf "$build"; fi
  done
}

# Removes a folder, and those above it, as far as they are empty. A run that was killed may have begun with it.
remove_empty() {
  folder=$1
  while [ -n "$folder" ] && [ "$folder" != "${HOME:-}" ]; do
    if [ -d "$folder" ] && ! rmdir "$folder" 2>/dev/null; then return; fi
    folder=${folder%/*}
  done
}

# Runs a program that may take long: a signal does not have to wait for its end.
waited() {
  "$@" </dev/null &
  child=$!
  ended=0
  wait "$child" || ended=$?
  child=''
  return "$ended"
}

put_in_place() {
  choose_pages >"$stage/pages"
  add_to_list
  while IFS= read -r target; do
    mkdir -p "${target%/*}" || fail "cannot make the folder ${target%/*}"
  done <"$stage/targets"
  mv -f "$stage/tree/bin/coop" "$next" || fail "cannot write to $prefix/bin (is the disk full?)"
  trap '' HUP INT TERM
  mv -f "$next" "$prefix/bin/coop" || fail "cannot write $prefix/bin/coop"
  switched=yes
  while IFS= read -r page && IFS= read -r target; do
    cp "$page" "$target" || say "install.sh: cannot write $target"
  done <"$stage/pages"
  drop_old_files
}

# Two lines for each page or completion: where it is now and where it goes.
choose_pages() {
  for page in "$stage/tree/share"/man/man1/*; do place "$page" "$prefix/share/man/man1/${page##*/}"; done
  if [ "$completions" = no ]; then return; fi
  choose_completion bash-completion/completions/coop "$data/bash-completion/completions/coop" bash
  choose_completion fish/vendor_completions.d/coop.fish "$config/fish/completions/coop.fish" fish
  choose_completion zsh/site-functions/_coop
  choose_completion powershell/coop.ps1
}

# bash and fish look below ~/.local/share and XDG_DATA_DIRS: from another prefix, it also goes to the user's own folder.
choose_completion() {
  place "$stage/tree/share/$1" "$prefix/share/$1"
  case :$data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}: in
    *:"$prefix/share":* | *:"$prefix/share/":*) ;;
    *) if [ -n "${3:-}" ] && [ -n "${HOME:-}" ] && has "$3"; then place "$stage/tree/share/$1" "$2"; fi ;;
  esac
}

place() {
  if [ ! -f "$1" ]; then return; fi
  if [ -e "$2" ] && ! is_listed "$2"; then
    say "kept $2, which this script did not write"
  else
    printf '%s\n%s\n' "$1" "$2"
  fi
}

is_listed() { grep -q -s -x -F "$1" "$list"; }

# Until the new version is in place the list has the files of both: an uninstall after a kill misses none.
add_to_list() {
  {
    printf '%s\n' "$prefix/bin/coop"
    sed -n 'n;p' "$stage/pages"
  } >"$stage/targets"
  cat "$list" "$stage/targets" 2>/dev/null | awk '!seen[$0]++' | replace_list
}

undo_list() {
  while IFS= read -r path; do
    if [ -e "$path" ]; then printf '%s\n' "$path"; else remove_empty "${path%/*}"; fi
  done <"$list" | replace_list
  if [ ! -s "$list" ]; then rm -f "$list"; fi
}

replace_list() {
  if ! cat >"$list.next" || ! mv -f "$list.next" "$list"; then fail "cannot write $list (is the disk full?)"; fi
}

drop_old_files() {
  grep -v -x -F -f "$stage/targets" "$list" | while IFS= read -r path; do
    rm -f "$path"
    remove_empty "${path%/*}"
  done
  replace_list <"$stage/targets"
}

# --- what the user is told -----------------------------------------------------------------------------------------

tell_plan() {
  case $kind in
    release) say "would take $archive from $from and check its SHA-256 ($sum)" ;;
    native) say "would build the native binary from $checkout with the GraalVM in $graalvm" ;;
    launcher) say "would build from $checkout and write a launcher for $java" ;;
  esac
  if [ -e "$list" ]; then
    say "would replace the coop that is installed in $prefix"
  else
    say "would install $prefix/bin/coop, with $home for what it needs"
  fi
  say "would install man pages below $prefix/share/man"
  if [ "$completions" = yes ]; then say "would install completions below $prefix/share"; fi
  say "nothing was changed"
}

tell_next() {
  tell_completions
  first=$(command -v coop || true)
  case :${PATH:-}: in
    *:"$prefix/bin":*)
      if [ "$first" = "$prefix/bin/coop" ]; then
        say "next: coop tour"
        return
      fi
      say "another coop comes first on your PATH: $first"
      ;;
    *) tell_path ;;
  esac
  say "next: $(quoted "$prefix/bin/coop") tour"
}

tell_path() {
  case ${SHELL:-} in
    */fish) say "to have it on your PATH: fish_add_path $(quoted "$prefix/bin")" ;;
    */zsh) say "to have it on your PATH, add to ~/.zshrc: export PATH=$(quoted "$prefix/bin"):\$PATH" ;;
    */bash) say "to have it on your PATH, add to ~/.bashrc: export PATH=$(quoted "$prefix/bin"):\$PATH" ;;
    *) say "to have it on your PATH, add to ~/.profile: export PATH=$(quoted "$prefix/bin"):\$PATH" ;;
  esac
}

tell_completions() {
  functions=$prefix/share/zsh/site-functions
  if [ "$completions" = no ] || [ ! -e "$functions/_coop" ] || ! has zsh; then return; fi
  searched=${FPATH:-}:$(zsh -c 'print -r -- $FPATH' </dev/null 2>/dev/null || true)
  case :$searched: in
    *:"$functions":*) return ;;
  esac
  if ! grep -q -s -F "$functions" "${ZDOTDIR:-${HOME:-}}/.zshrc"; then
    say "for completion in zsh, add to ~/.zshrc before compinit: fpath=($(quoted "$functions") \$fpath)"
  fi
}

# --- uninstalling --------------------------------------------------------------------------------------------------

uninstall() {
  if [ "$dry_run" = yes ]; then
    if [ -e "$list" ]; then sed 's/^/would remove /' "$list" >&2; fi
    if [ -d "$home" ]; then say "would remove $home"; fi
    say "nothing was changed"
    return
  fi
  if [ ! -d "$home" ]; then
    # The last step of an uninstall that was killed.
    remove_empty "$home"
    say "no coop installed by this script in $prefix"
    return
  fi
  lock
  if [ -e "$list" ]; then
    while IFS= read -r path; do
      rm -f "$path" || fail "cannot remove $path"
      remove_empty "${path%/*}"
    done <"$list"
  fi
  # The list goes last: until then another run can finish the work.
  rm -rf "$next" "$stage" "$home"/build-* || fail "cannot remove $home"
  rm -f "$list.next" "$list" "$home/.lock"
  remove_empty "$prefix/bin"
  remove_empty "$home"
  say "removed coop from $prefix"
}

main "$@"
