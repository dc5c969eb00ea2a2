package dev.coop.cli.completion;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.forge.PullRequest;
import dev.coop.scaffold.Template;
import dev.coop.source.AppGlance;
import dev.coop.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What only the program knows, as files on this machine say it: no network, no Git, and no check of what they say. */
public final class Candidates {
    private final Path workingFolder;
    private final Path home;
    private final KeptPlatforms platforms;
    private final Supplier<List<PullRequest>> pullRequests;

    /**
     * @param workingFolder where coop was started
     * @param home the user's home folder
     * @param platforms the platforms as they were last seen
     * @param pullRequests those of the sandbox
     */
    public Candidates(
            Path workingFolder, Path home, KeptPlatforms platforms, Supplier<List<PullRequest>> pullRequests) {
        this.workingFolder = workingFolder;
        this.home = home;
        this.platforms = platforms;
        this.pullRequests = pullRequests;
    }

    /** Returns the values of a kind behind these words of a command line, without the program's own name. */
    public List<Candidate> of(Known known, List<String> words) {
        var typed = new WordsSoFar(words);
        return switch (known) {
            case ENVIRONMENTS -> environments(typed);
            case APPS -> apps(typed);
            case TEMPLATES -> templates();
            case PULL_REQUESTS -> openPullRequests();
        };
    }

    private List<Candidate> environments(WordsSoFar typed) {
        return platform(typed).items("environments").stream()
                .flatMap(node -> node instanceof YamlMapping environment ? Stream.of(environment) : Stream.empty())
                .flatMap(environment -> environment.text("name").filter(name -> is(EnvironmentName::new, name)).stream()
                        .map(name -> new Candidate(name, about(environment))))
                .toList();
    }

    private static String about(YamlMapping environment) {
        var before = environment.texts("after").isEmpty()
                ? environment.text("after").stream().toList()
                : environment.texts("after");
        return "deploy: " + environment.text("deploy").orElse("review")
                + (before.isEmpty() ? "" : ", after " + String.join(", ", before));
    }

    private List<Candidate> apps(WordsSoFar typed) {
        var folder = typed.folder(workingFolder, home);
        var found = new LinkedHashMap<String, String>();
        AppGlance.above(folder).flatMap(AppGlance::name).ifPresent(name -> found.put(name.value(), "the app here"));
        for (var app : AppGlance.below(folder, AppGlance.Breadth.QUICK)) {
            app.name().ifPresent(name -> found.putIfAbsent(name.value(), "in " + folder.relativize(app.folder())));
        }
        var teams = platform(typed).mapping("teams").orElse(YamlMapping.empty());
        for (var team : teams.keys()) {
            teams.texts(team, "apps").stream()
                    .filter(name -> is(AppName::new, name))
                    .forEach(name -> found.putIfAbsent(name, "of team " + team));
        }
        return candidates(found);
    }

    private YamlMapping platform(WordsSoFar typed) {
        var folder = typed.folder(workingFolder, home);
        var named = typed.app().filter(name -> is(AppName::new, name)).map(AppName::new);
        var app = named.flatMap(name -> AppGlance.named(folder, name, AppGlance.Breadth.QUICK))
                .or(() -> AppGlance.above(folder));
        return platforms.seenFrom(folder, typed.platform(), app).orElse(YamlMapping.empty());
    }

    private static List<Candidate> templates() {
        return Arrays.stream(Template.values())
                .map(template -> new Candidate(template.toString(), template.label()))
                .toList();
    }

    private List<Candidate> openPullRequests() {
        return pullRequests.get().stream()
                .filter(each -> each.state() == PullRequest.State.OPEN)
                .map(each -> new Candidate(Integer.toString(each.number()), each.title()))
                .toList();
    }

    private static List<Candidate> candidates(Map<String, String> found) {
        return found.entrySet().stream()
                .map(each -> new Candidate(each.getKey(), each.getValue()))
                .toList();
    }

    /** Other text than a name could mean something else to the shell that puts it on the command line. */
    private static boolean is(Function<String, ?> name, String text) {
        try {
            return Optional.ofNullable(name.apply(text)).isPresent();
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }
}
