package dev.coop.safety;

import dev.coop.gitops.GitProgram;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The apps' own repositories, each commit in a clone of its own. */
record Sources(Path folder) {

    /** Makes {@code hello} at each of its commits from 1 on, and {@code both} with two apps. */
    static Sources in(Path folder, int commits) {
        var sources = new Sources(folder);
        var hello = sources.repository("hello");
        var ids = IntStream.rangeClosed(1, commits)
                .mapToObj(number -> hello.write("coop.yaml", app("hello", "serve " + number))
                        .commit("serve " + number))
                .toList();
        ids.forEach(id -> sources.cloned("hello", "hello-" + (ids.indexOf(id) + 1), id));
        sources.single("other");
        sources.repository("both")
                .write("one/coop.yaml", app("one", "one"))
                .write("two/coop.yaml", app("two", "two"))
                .commit("two apps");
        return sources;
    }

    /** Makes the repository of an app with one commit. */
    void single(String app) {
        repository(app).write("coop.yaml", app(app, app)).commit("serve " + app);
    }

    private GitProgram repository(String name) {
        var git = GitProgram.workTree(folder.resolve(name), "main");
        git.run("remote", "add", "origin", "https://github.com/acme/" + name);
        return git;
    }

    /** A clone knows the later commits too. */
    private void cloned(String name, String as, String commit) {
        new GitProgram(folder).run("clone", "-q", name, as);
        var clone = new GitProgram(folder.resolve(as));
        clone.run("checkout", "-q", "-B", "main", commit);
        clone.run("remote", "set-url", "origin", "https://github.com/acme/" + name);
    }

    private static String app(String name, String news) {
        return "app: " + name + "\nport: 8080\nenv: {NEWS: " + news + "}\n";
    }
}
