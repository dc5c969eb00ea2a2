package dev.coop.language;

import dev.coop.app.AppName;
import dev.coop.language.LanguageBuild.Several;
import dev.coop.language.LanguageBuild.Suggested;
import dev.coop.language.LanguageBuild.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs that a Cargo.toml names, and how the one that is the app becomes an image. */
final class RustProject {
    private static final Pattern TABLE = Pattern.compile("^\\s*(\\[{1,2}[^\\]]+]{1,2})\\s*(?:#.*)?$");
    private static final Pattern NAME = Pattern.compile("^\\s*name\\s*=\\s*[\"'](\\w[\\w-]{0,200})[\"']");
    private static final Pattern DEFAULT = Pattern.compile("^\\s*default-run\\s*=\\s*[\"'](\\w[\\w-]{0,200})[\"']");
    private static final Pattern NOT_READ =
            Pattern.compile("(?i)(.*/)?(cargo\\.(toml|lock)|.*\\.rs|src|target|licen[cs]e.*|readme.*|.*\\.sh)");

    private final ProjectFolder folder;

    RustProject(ProjectFolder folder) {
        this.folder = folder;
    }

    LanguageBuild build(AppName app) {
        var programs = programs();
        if (programs.isEmpty()) {
            return new Unknown();
        }
        return chosen(programs, app).<LanguageBuild>map(this::suggested).orElse(new Several(programs));
    }

    /** Returns the names of all programs: those that are listed, those below src/bin, and the package's own. */
    private List<String> programs() {
        var programs = new ArrayList<>(names("[[bin]]"));
        if (programs.isEmpty() && folder.hasFile("src/main.rs")) {
            programs.addAll(names("[package]"));
        }
        folder.entries("src/bin").stream()
                .map(name -> name.replaceFirst("\\.rs$", ""))
                .filter(name -> name.matches("\\w[\\w-]{0,200}") && !programs.contains(name))
                .forEach(programs::add);
        return programs;
    }

    private List<String> names(String table) {
        return values(table, NAME);
    }

    private List<String> values(String table, Pattern key) {
        var found = new ArrayList<String>();
        var in = "";
        for (var line : folder.lines("Cargo.toml")) {
            var head = TABLE.matcher(line.text());
            if (head.matches()) {
                in = head.group(1).replace(" ", "");
            } else if (in.equals(table)) {
                var value = key.matcher(line.text());
                if (value.find()) {
                    found.add(value.group(1));
                }
            }
        }
        return found;
    }

    private Optional<String> chosen(List<String> programs, AppName app) {
        if (programs.size() == 1) {
            return Optional.of(programs.getFirst());
        }
        var wanted = new ArrayList<>(values("[package]", DEFAULT));
        wanted.add(app.value());
        Dockerfile.in(folder).stream()
                .flatMap(file -> file.command().stream().limit(1))
                .forEach(word -> wanted.add(word.substring(word.lastIndexOf('/') + 1)));
        return wanted.stream().filter(programs::contains).findFirst();
    }

    private Suggested suggested(String program) {
        var copy = new LinkedHashMap<String, String>();
        copy.put("target/release/" + program, "/" + program);
        Dockerfile.in(folder).stream()
                .flatMap(file -> file.runtimeFiles(folder).stream())
                .filter(each -> !NOT_READ.matcher(each.path()).matches())
                .forEach(each -> copy.put(each.path(), StartFolder.in(each)));
        return new Suggested(
                new BuildText(
                        Optional.of("cargo build --release --bin " + program),
                        Optional.of("gcr.io/distroless/cc-debian13:nonroot"),
                        copy,
                        List.of("/" + program)),
                Map.of(),
                "the program is made for the machine that builds: Linux, with a C library no newer than the base's");
    }
}
