package dev.coop.deploy;

import dev.coop.app.AppName;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.Release;
import dev.coop.gitops.Releases;
import dev.coop.gitops.Snapshot;
import dev.coop.platform.Environment;
import dev.coop.platform.Environment.DeployMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The plans that one commit or one pull request carries out: of one app, or of several of one repository.
 *
 * @param tip the main branch as all of them saw it
 * @param environment where they go
 * @param plans what is to be written, at least one
 * @param scope whether it is about one app or about a whole repository's
 */
record Batch(Snapshot tip, Environment environment, List<Plan> plans, Scope scope) {

    /** Whether a deploy is about one app or about all of a repository. */
    enum Scope {
        APP,
        REPOSITORY
    }

    /** Returns the same, but with the releases of some apps that a branch has already. */
    Batch keeping(Map<AppName, Release> proposed, Snapshot branch) {
        return new Batch(
                tip,
                environment,
                plans.stream()
                        .map(plan -> Optional.ofNullable(
                                        proposed.get(plan.release().app()))
                                .map(other -> plan.keeping(other, Releases.own(branch.files(plan.folder()))))
                                .orElse(plan))
                        .toList(),
                scope);
    }

    /** Returns the folders and files to write, each with all that it should hold: those that are coop's. */
    SortedMap<String, SortedMap<String, byte[]>> folders() {
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        for (var plan : plans) {
            Release.OWN.forEach(name -> folders.put(plan.folder() + "/" + name, new TreeMap<>()));
            plan.files().forEach((path, content) -> {
                var parts = path.split("/", 2);
                folders.computeIfAbsent(plan.folder() + "/" + parts[0], _ -> new TreeMap<>())
                        .put(parts.length > 1 ? parts[1] : GitOpsRepository.Change.THE_FILE, content);
            });
        }
        return folders;
    }

    /** Returns the pull request's branch. */
    String branch() {
        return switch (scope) {
            case APP -> Release.branch(plans.getFirst().release().app(), environment.name());
            case REPOSITORY ->
                Release.branches(plans.getFirst().release().source().repository()) + environment.name();
        };
    }

    /** Returns the commit's first line, which is the pull request's title too. */
    String title() {
        return plans.size() == 1
                ? plans.getFirst().title()
                : "deploy %d apps to %s".formatted(plans.size(), environment.name());
    }

    /** Returns the commit's whole message. */
    String message() {
        return plans.size() == 1
                ? plans.getFirst().message()
                : title() + "\n\n"
                        + plans.stream()
                                .map(plan -> "- " + CommitMessage.title(plan.release()) + "\n")
                                .collect(Collectors.joining())
                        + "\n"
                        + plans.stream()
                                .map(plan -> CommitMessage.trailers(plan.message()))
                                .collect(Collectors.joining());
    }

    /** Returns who is asked to review. */
    List<String> reviewers() {
        return plans.stream()
                .flatMap(plan -> plan.notes().reviewers().stream())
                .distinct()
                .toList();
    }

    /** Returns the folders that have all that coop keeps of the apps. */
    List<String> homes() {
        return plans.stream().map(plan -> Release.folder(plan.release().app())).toList();
    }

    /** Returns what it is for. */
    Purpose purpose() {
        return plans.getFirst().purpose();
    }

    /** Returns how it gets there: as the platform says, but nothing leaves an environment without a review. */
    DeployMode mode() {
        return purpose() == Purpose.REMOVAL ? DeployMode.REVIEW : environment.deploy();
    }
}
