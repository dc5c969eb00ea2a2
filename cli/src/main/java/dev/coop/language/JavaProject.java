package dev.coop.language;

import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Suggested;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java project built by Maven or Gradle, and how its jar becomes an image. */
final class JavaProject {
    private static final Pattern VERSION = Pattern.compile("^\\s*version\\s*=\\s*[\"']([A-Za-z0-9_+.-]{1,100})[\"']");
    private static final Pattern ROOT_NAME =
            Pattern.compile("rootProject\\.name\\s*=\\s*[\"']([A-Za-z0-9_+.-]{1,100})[\"']");
    private static final Pattern SPRING_BOOT = Pattern.compile("org\\.springframework\\.boot[\"']");
    private static final Pattern NUMBER = Pattern.compile("^(?:1\\.)?(\\d{1,3})(?!\\d)");
    /** What a jar is called by Maven's rules for artifacts and versions. */
    private static final Pattern JAR = Pattern.compile("[A-Za-z0-9_+.-]{1,200}");

    private static final String JAR_IN_IMAGE = "/app.jar";

    private final ProjectFolder folder;
    private final LanguageMark mark;

    JavaProject(ProjectFolder folder, LanguageMark mark) {
        this.folder = folder;
        this.mark = mark;
    }

    LanguageBuild build() {
        return mark.file().equals("pom.xml") ? maven() : gradle();
    }

    private LanguageBuild maven() {
        var pom = PomXml.in(folder);
        var run = (folder.hasFile("mvnw") ? "./mvnw" : "mvn") + " -q -DskipTests package";
        if (pom.hasPlugin("quarkus-maven-plugin")) {
            return new Derived(new BuildText(
                    Optional.of(run),
                    base(),
                    Map.of("target/quarkus-app", "/app"),
                    entrypoint("/app/quarkus-run.jar")));
        }
        var name = pom.text("build/finalName")
                .or(() -> pom.text("artifactId")
                        .flatMap(artifact -> pom.version().map(version -> artifact + "-" + version)));
        var jar = name.filter(JAR.asMatchPredicate()).map(each -> "target/" + each + ".jar");
        var text = text(run, jar.orElse("target/app.jar"));
        if (jar.isEmpty() || pom.hasModules()) {
            return new Suggested(
                    text,
                    Map.of(),
                    "put the jar that the build makes in the place of `" + jar.orElse("target/app.jar") + "`");
        }
        return pom.hasPlugin("spring-boot-maven-plugin")
                ? new Derived(text)
                : new Suggested(
                        text, Map.of(), "see that the jar has all that it needs inside, and names its main class");
    }

    private LanguageBuild gradle() {
        var run = (folder.hasFile("gradlew") ? "./gradlew" : "gradle") + " -q ";
        var name = Stream.of("settings.gradle.kts", "settings.gradle")
                .flatMap(file -> group(file, ROOT_NAME).stream())
                .findFirst();
        var version = group(mark.file(), VERSION).map(each -> "-" + each).orElse("");
        var boot = folder.line(mark.file(), SPRING_BOOT).isPresent();
        var jar = "build/libs/" + name.orElse("app") + version + ".jar";
        var text = text(run + (boot ? "bootJar" : "jar"), jar);
        return boot && name.isPresent()
                ? new Derived(text)
                : new Suggested(
                        text,
                        Map.of(),
                        name.isEmpty()
                                ? "put the jar that the build makes in the place of `" + jar + "`"
                                : "see that the jar has all that it needs inside, and names its main class");
    }

    private BuildText text(String run, String jar) {
        return new BuildText(Optional.of(run), base(), Map.of(jar, JAR_IN_IMAGE), entrypoint(JAR_IN_IMAGE));
    }

    private static List<String> entrypoint(String jar) {
        return List.of("java", "-jar", jar);
    }

    private Optional<String> base() {
        var asked = mark.version(folder)
                .flatMap(text -> {
                    var found = NUMBER.matcher(text);
                    return found.find() ? Optional.of(Integer.parseInt(found.group(1))) : Optional.empty();
                })
                .orElse(21);
        if (asked > 21) {
            return Optional.of("docker.io/library/eclipse-temurin:" + asked + "-jre");
        }
        return Optional.of("gcr.io/distroless/java" + (asked > 17 ? 21 : 17) + "-debian12:nonroot");
    }

    private Optional<String> group(String file, Pattern pattern) {
        return folder.line(file, pattern).map(line -> {
            var found = pattern.matcher(line.text());
            return found.find() ? found.group(1) : "";
        });
    }
}
