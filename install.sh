#!/bin/sh
# Builds coop from this checkout and installs it below a prefix. Needs a JDK 25 and Maven 3.8 or newer; never needs root.
#
#   ./install.sh [--prefix DIR] [--uninstall] [--help]
set -eu

say() { printf '%s\n' "$*" >&2; }

fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

usage() {
  cat <<'USAGE'
usage: ./install.sh [--prefix DIR] [--uninstall] [--help]

  --prefix DIR   where to install; default: ~/.local
  --uninstall    remove what an earlier run installed there
USAGE
}

# A JDK 25: JAVA_HOME, java on the PATH, then where systems keep JDKs.
find_java() {
  for candidate in "${JAVA_HOME:-}/bin/java" "$(command -v java || true)" \
    /usr/lib/jvm/*/bin/java /opt/*/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java \
    "$HOME"/.jdks/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
    if [ -x "$candidate" ] && "$candidate" -version 2>&1 | grep -q 'version "25[.".-]'; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

build() {
  say "building (the first time, Maven downloads what coop is made of)"
  log=$stage/build.log
  if ! mvn -B -q -DskipTests -f "$checkout/pom.xml" package >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    fail "the build failed; its last lines are above"
  fi
}

write_launcher() {
  cat >"$stage/coop" <<LAUNCHER
#!/bin/sh
# Written by coop's install.sh.
java='$java'
[ -x "\$java" ] || java=\${JAVA_HOME:+\$JAVA_HOME/bin/}java
exec "\$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:SharedArchiveFile='$lib/coop.jsa' -Xshare:auto -Xlog:disable -Xlog:all=off \\
  -cp '$lib/jars/*' dev.coop.Main "\$@"
LAUNCHER
  chmod 755 "$stage/coop"
}

# Class data that the JVM maps instead of reading: a third of the start-up time. coop works without it.
train() {
  "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit="$lib/coop.jsa" \
    -cp "$lib/jars/*" dev.coop.Main --help >/dev/null 2>&1 || rm -f "$lib/coop.jsa"
}

install_coop() {
  command -v mvn >/dev/null 2>&1 || fail "Maven is missing: install Maven 3.8 or newer (Debian: apt-get install maven)"
  java=$(find_java)
  [ -n "$java" ] || fail "a JDK 25 is missing: install one, such as Temurin 25, or set JAVA_HOME to it"
  stage=$(mktemp -d)
  trap 'rm -rf "$stage"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  build
  mkdir -p "$prefix/bin" "$prefix/lib"
  lib=$prefix/lib/coop
  next=$prefix/lib/.coop-next.$$
  mkdir -p "$next/jars"
  cp "$checkout"/cli/target/cli-*.jar "$checkout"/cli/target/lib/*.jar "$next/jars/"
  write_launcher
  rm -rf "$prefix/lib/.coop-last"
  if [ -d "$lib" ]; then mv "$lib" "$prefix/lib/.coop-last"; fi
  mv "$next" "$lib"
  mv "$stage/coop" "$prefix/bin/coop.next"
  mv "$prefix/bin/coop.next" "$prefix/bin/coop"
  rm -rf "$prefix/lib/.coop-last"
  train
  say "installed $("$prefix/bin/coop" version) as $prefix/bin/coop"
  case ":$PATH:" in
    *":$prefix/bin:"*) say "next: coop tour" ;;
    *)
      say "next: $prefix/bin/coop tour"
      say "to have it on your PATH: export PATH=\"$prefix/bin:\$PATH\""
      ;;
  esac
}

uninstall() {
  rm -rf "$prefix/lib/coop" "$prefix/bin/coop"
  say "removed coop from $prefix"
}

main() {
  checkout=$(cd "$(dirname "$0")" && pwd)
  prefix=$HOME/.local
  action=install_coop
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix)
        [ $# -ge 2 ] || fail "--prefix needs a folder"
        prefix=$2
        shift
        ;;
      --prefix=*) prefix=${1#--prefix=} ;;
      --uninstall) action=uninstall ;;
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
  mkdir -p "$prefix"
  prefix=$(cd "$prefix" && pwd)
  "$action"
}

main "$@"
