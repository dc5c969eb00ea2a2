package dev.coop.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Failure;
import dev.coop.house.GoldenFolder;
import dev.coop.language.ProjectFolder;
import dev.coop.scaffold.Scaffolded.Way;
import dev.coop.scaffold.Scaffolder.Request;
import dev.coop.source.RepositoryAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ScaffolderTest {
    private static final GoldenFolder GOLDEN = GoldenFolder.of("scaffold");
    private static final String GITHUB = "https://github.com/acme/mean-mug";
    private static final String GITLAB = "https://gitlab.acme.dev/coffee/mean-mug";
    private static final Map<String, Case> CASES = cases();

    private final Scaffolder scaffolder = new Scaffolder("0.1.0");

    @TempDir
    Path home;

    /** What is asked for, beside the files of the folder {@code in}. */
    private record Case(
            Optional<String> template, Optional<String> origin, Optional<Ci> ci, Optional<String> platform) {
        static Case plain() {
            return new Case(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        Case template(String name) {
            return new Case(Optional.of(name), origin, ci, platform);
        }

        Case origin(String address) {
            return new Case(template, Optional.of(address), ci, platform);
        }

        Case ci(Ci asked) {
            return new Case(template, origin, Optional.of(asked), platform);
        }

        Case platform(String address) {
            return new Case(template, origin, ci, Optional.of(address));
        }
    }

    private static Map<String, Case> cases() {
        var cases = new LinkedHashMap<String, Case>();
        cases.put("adopt-go", Case.plain().origin("git@github.com:acme/mean-mug.git"));
        cases.put("adopt-go-cmd", Case.plain());
        cases.put("adopt-java", Case.plain().origin(GITLAB));
        cases.put("adopt-node", Case.plain().origin(GITHUB));
        cases.put("adopt-other", Case.plain().origin(GITLAB));
        cases.put("adopt-python", Case.plain());
        cases.put("adopt-rust", Case.plain());
        cases.put("adopt-site", Case.plain().template("go"));
        cases.put(
                "new-go-github",
                Case.plain().template("go").origin(GITHUB).platform("https://github.com/acme/deployments"));
        cases.put("new-go-gitlab", Case.plain().template("go").ci(Ci.GITLAB).platform("true"));
        cases.put("new-static", Case.plain());
        cases.put("new-static-github", Case.plain().template("static").ci(Ci.GITHUB));
        return cases;
    }

    static List<String> names() {
        return List.copyOf(CASES.keySet());
    }

    @Test
    void everyGoldenFolderIsACase() {
        assertThat(GOLDEN.cases()).containsExactlyElementsOf(CASES.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesWhatTheGoldenTreeHas(String name) throws IOException {
        var folder = folder(name);
        var destination = new MemoryDestination();
        destination.files().putAll(GOLDEN.in(name).in("in").files());

        var result = scaffolder.scaffold(request(name, folder), destination);

        var written = new LinkedHashMap<>(destination.files());
        written.keySet().retainAll(result.written());
        GOLDEN.in(name).in("out").holds(written);
        GOLDEN.in(name).holds("report.txt", report(result));
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsEverythingTheSecondTime(String name) throws IOException {
        var folder = folder(name);
        var destination = new FolderDestination(folder);
        var first = scaffolder.scaffold(request(name, folder), destination);
        var tree = tree(folder);

        var second = scaffolder.scaffold(request(name, folder), destination);

        assertThat(second.written()).isEmpty();
        assertThat(second.kept()).containsAll(first.written()).containsAll(first.kept());
        assertThat(tree(folder)).isEqualTo(tree);
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesUpARunThatWasCutShort(String name) throws IOException {
        var whole = folder(name);
        var written = scaffolder
                .scaffold(request(name, whole), new FolderDestination(whole))
                .written();

        for (var reached = 0; reached < written.size(); reached++) {
            var folder = folder(name);
            for (var path : written.subList(0, reached)) {
                Files.createDirectories(folder.resolve(path).getParent());
                Files.copy(whole.resolve(path), folder.resolve(path));
            }
            scaffolder.scaffold(request(name, folder), new FolderDestination(folder));

            assertThat(tree(folder)).as("after %d files", reached).isEqualTo(tree(whole));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesYamlThatCanBeRead(String name) throws IOException {
        var folder = folder(name);
        var result = scaffolder.scaffold(request(name, folder), new FolderDestination(folder));

        for (var path : result.written()) {
            if (path.endsWith(".yaml") || path.endsWith(".yml")) {
                Object read = new Yaml().load(Files.readString(folder.resolve(path)));
                assertThat(read == null).as(path).isEqualTo(path.equals("k8s/example.yaml"));
            }
        }
    }

    @Test
    void hasExamplesThatAreValidOnceTheHashesAreGone() {
        var text = Templates.render("shared", "k8s/example.yaml", Map.of("app", "mean-mug"));

        assertThat(text.lines()).allMatch(line -> line.startsWith("#"));
        assertThat(examples(text))
                .extracting(example -> new Yaml().<Map<String, Object>>load(example))
                .extracting(example -> example.get("kind"))
                .containsExactly("ConfigMap", "CronJob");
    }

    /** An example begins with {@code apiVersion} and ends before the next sentence. */
    private static List<String> examples(String text) {
        return Pattern.compile("(?m)^(?=apiVersion:)")
                .splitAsStream(text.replaceAll("(?m)^# ?", ""))
                .skip(1)
                .map(example -> example.replaceFirst("(?ms)^(---|[A-Z]).*", ""))
                .toList();
    }

    @Test
    void keepsAFileThatSaysSomethingElse() throws IOException {
        var folder = folder("adopt-go");
        Files.writeString(folder.resolve("coop.yaml"), "app: my-mug\n");

        var result = scaffold("adopt-go", folder, Existing.KEEP);

        assertThat(result.kept()).contains("coop.yaml", "main.go", "go.mod", "README.md", ".gitignore");
        assertThat(result.written()).doesNotContain("coop.yaml");
        assertThat(folder.resolve("coop.yaml")).hasContent("app: my-mug\n");
    }

    @Test
    void replacesCoopsFilesWhenAskedButNeverTheProjects() throws IOException {
        var folder = folder("adopt-go");
        Files.writeString(folder.resolve("coop.yaml"), "app: mean-mug\nport: 1\n");
        var source = Files.readString(folder.resolve("main.go"));

        var result = scaffold("adopt-go", folder, Existing.REPLACE);

        assertThat(result.written()).contains("coop.yaml");
        assertThat(result.kept()).contains("main.go");
        assertThat(folder.resolve("coop.yaml")).content().contains("port: 8181");
        assertThat(folder.resolve("main.go")).hasContent(source);
    }

    @Test
    void replacesATemplatesFilesInAFolderWithoutAProject() throws IOException {
        var folder = folder("new-static-github");
        Files.writeString(folder.resolve("README.md"), "# a new repository\n");

        assertThat(scaffold("new-static-github", folder, Existing.KEEP).kept()).containsExactly("README.md");
        Files.delete(folder.resolve("public/index.html"));
        assertThat(scaffold("new-static-github", folder, Existing.REPLACE).written())
                .containsExactly("README.md", "public/index.html");
    }

    /** What somebody keeps in a folder is not for coop to decide: not a template beside it, not a commit of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"README.txt", "README.md", "notes/todo.txt", ".env", "index.php", "k8s/a.yaml", "docs/a.md"})
    void startsNoTemplateBesideSomethingUnknown(String file) throws IOException {
        var folder = folder("new-static");
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "…\n");

        assertThat(scaffold("new-static", folder, Existing.KEEP).way()).isEqualTo(Way.ADOPTED);
        assertThat(folder.resolve("public")).doesNotExist();
    }

    @Test
    void startsATemplateBesideSomethingUnknownWhenAskedByName() throws IOException {
        var folder = folder("new-static-github");
        Files.writeString(folder.resolve("notes.txt"), "…\n");

        assertThat(scaffold("new-static-github", folder, Existing.KEEP).way()).isEqualTo(Way.ADDED);
        assertThat(folder.resolve("public/index.html")).exists();
    }

    @Test
    void givesFurtherResourcesAnotherFolderWhereWorkloadsAre() throws IOException {
        var folder = folder("adopt-go");
        var manifest = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cups}\n";
        Files.createDirectories(folder.resolve("k8s"));
        Files.writeString(folder.resolve("k8s/cups.yaml"), manifest);

        var first = scaffold("adopt-go", folder, Existing.KEEP);
        var second = scaffold("adopt-go", folder, Existing.KEEP);

        assertThat(first.written()).contains("k8s-coop/example.yaml").doesNotContain("k8s/example.yaml");
        assertThat(folder.resolve("coop.yaml")).content().contains("resources: k8s-coop/\n");
        assertThat(folder.resolve("k8s/cups.yaml")).hasContent(manifest);
        assertThat(second.written()).isEmpty();
        assertThat(second.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../k8s/", "/etc/k8s/", "./", "a/../../b", "\"a\\0b\""})
    void writesNoResourcesWhereCoopYamlNamesAFolderElsewhere(String resources) throws IOException {
        var folder = folder("new-static");
        Files.createDirectories(folder.resolve("public"));
        Files.writeString(folder.resolve("public/index.html"), "");
        Files.writeString(folder.resolve("coop.yaml"), "app: mug\nresources: " + resources + "\n");

        var result = scaffold("new-static", folder, Existing.KEEP);

        assertThat(result.kept()).contains("coop.yaml");
        assertThat(result.written()).noneMatch(path -> path.contains("k8s") || path.endsWith("example.yaml"));
    }

    @Test
    void leavesAFolderOfProjectsAlone() throws IOException {
        var folder = folder("new-static");
        Files.createDirectories(folder.resolve("result"));
        Files.writeString(folder.resolve("result/package.json"), "{}");

        var result = scaffold("new-static", folder, Existing.KEEP);

        assertThat(result.way()).isEqualTo(Way.LEFT_ALONE);
        assertThat(result.written()).isEmpty();
        assertThat(result.warnings().getFirst().message()).contains("result/ (Node.js)");
    }

    @Test
    void saysWhichTemplateWasMeant() throws IOException {
        var destination = new MemoryDestination();
        var project = new ProjectDetector().detect(new ProjectFolder(folder("new-static")), Optional.empty());
        var request = new Request(
                new AppName("mean-mug"),
                project,
                Optional.of("statik"),
                Optional.empty(),
                Optional.empty(),
                Existing.KEEP);

        var failure = catchThrowableOfType(Failure.class, () -> scaffolder.scaffold(request, destination));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.WRONG_USAGE);
        assertThat(failure).hasMessage("there is no template `statik`");
        assertThat(failure.hint()).hasValue("did you mean `static`? coop has the templates `go`, `static`");
        assertThat(destination.files()).isEmpty();
    }

    private Scaffolded scaffold(String name, Path folder, Existing existing) {
        var asked = request(name, folder);
        return scaffolder.scaffold(
                new Request(asked.app(), asked.project(), asked.template(), asked.ci(), asked.platform(), existing),
                new FolderDestination(folder));
    }

    private static Request request(String name, Path folder) {
        var asked = Objects.requireNonNull(CASES.get(name));
        var project = new ProjectDetector()
                .detect(new ProjectFolder(folder), asked.origin().map(RepositoryAddress::parse));
        return new Request(project.name(), project, asked.template(), asked.ci(), asked.platform(), Existing.KEEP);
    }

    /** A fresh folder {@code mean-mug} with the case's files. */
    private Path folder(String name) throws IOException {
        var folder = Files.createTempDirectory(home, name).resolve("mean-mug");
        Files.createDirectories(folder);
        for (var file : GOLDEN.in(name).in("in").files().entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            Files.write(folder.resolve(file.getKey()), file.getValue().getBytes(UTF_8));
        }
        return folder;
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var tree = new LinkedHashMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                tree.put(folder.relativize(file).toString(), Files.readString(file));
            }
            return tree;
        }
    }

    private static String report(Scaffolded result) {
        var findings = result.findings().stream()
                .map(each -> "%-10s %-28s %s".formatted(each.what(), each.value(), each.from()))
                .collect(Collectors.joining("\n"));
        return findings + "\nwrote " + String.join(", ", result.written()) + "\nkept "
                + String.join(", ", result.kept()) + "\n";
    }
}
