package dev.coop.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checkout with this install.sh, a Maven that only writes what it would have built, and JDKs that only read it. */
final class FakeCheckout {
    private static final String MAVEN = """
        echo "$*" >>'%1$s/builds'
        %2$s
        version=$(cat '%1$s/version')
        case $* in
          *-Pnative*)
            if [ -e '%1$s/no-linker' ]; then echo 'BUILD FAILURE: no linker'; exit 1; fi
            mkdir -p '%1$s/cli/target'
            printf '#!/bin/sh\\necho "coop %%s, native"\\n' "$version" >'%1$s/cli/target/coop'
            chmod 755 '%1$s/cli/target/coop'
            ;;
        esac
        mkdir -p '%1$s/cli/target/lib'
        echo "coop $version" >"%1$s/cli/target/cli-$version.jar"
        echo library >'%1$s/cli/target/lib/library.jar'
        """;

    /** Needs every jar of its class path; then the jar of coop says the version. */
    private static final String JAVA = """
        while [ $# -gt 0 ]; do
          case $1 in
            -version) echo 'openjdk version "25.0.1"' >&2; exit ;;
            -XX:AOTCacheOutput=*) echo archive >"${1#*=}" ;;
            -cp) jars=$2; shift ;;
          esac
          shift
        done
        IFS=:
        for jar in $jars; do
          [ -f "$jar" ] || exit 1
          case $jar in */cli-*) cat "$jar" ;; esac
        done
        """;

    private final Path folder;
    private final Programs programs;

    FakeCheckout(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("cli/src/main/java/dev/coop"));
        write("pom.xml", "<project/>");
        write("completions/coop.bash", "complete -W one coop\n");
        write("completions/coop.fish", "complete -c coop -f -a one\n");
        write("completions/_coop", "#compdef coop\n");
        write("man/coop.1", ".TH COOP 1\n");
        Files.copy(Installation.SCRIPT, script());
        programs = new Programs(folder.resolveSibling("tools"));
        buildsAtOnce();
    }

    Path folder() {
        return folder;
    }

    Path script() {
        return folder.resolve("install.sh");
    }

    /** The folder with Maven. */
    Programs programs() {
        return programs;
    }

    FakeCheckout at(String version) throws IOException {
        write("version", version);
        return this;
    }

    FakeCheckout withoutLinker() throws IOException {
        write("no-linker", "");
        return this;
    }

    void buildsAtOnce() throws IOException {
        programs.with("mvn", MAVEN.formatted(folder, ""));
    }

    /** From now on Maven says a line to the test and waits for one, or for a signal to stop. */
    void buildsWhenTold() throws IOException {
        var stops = "trap 'echo stopped >>\"%s/builds\"; exit 143' TERM\n".formatted(folder);
        programs.with("mvn", MAVEN.formatted(folder, stops + "echo building >&3; read -r line <&4"));
    }

    /** The arguments of each build, a line a build. */
    String builds() throws IOException {
        var file = folder.resolve("builds");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    Path jdk() throws IOException {
        var home = folder.resolveSibling("jdk");
        new Programs(home.resolve("bin")).with("java", JAVA);
        return home;
    }

    Path graalVm() throws IOException {
        var home = folder.resolveSibling("graalvm");
        new Programs(home.resolve("bin")).with("java", JAVA).with("native-image", "exit 1");
        return home;
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
