package dev.coop.deploy.body;

import dev.coop.delivery.Rollout;
import dev.coop.deploy.body.Content.Deploy;
import dev.coop.deploy.body.Content.Removal;
import dev.coop.deploy.body.Content.Rollback;
import dev.coop.deploy.change.ResourceChange;
import dev.coop.deploy.change.Risk;
import dev.coop.gitops.Release;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is told of one app, but for the folded diff: the heaviest first, and nothing of what is not there. */
final class Section {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int MOST_COMMITS = 50;
    private static final int FEW = 10;
    private static final int MOST_RESOURCES = 20;

    private final Content.One content;
    private final Body.Detail detail;

    private final int apps;

    private Section(Content.One content, Body.Detail detail, int apps) {
        this.content = content;
        this.detail = detail;
        this.apps = apps;
    }

    /** Returns the text about an app, which is one of so many; the picture is for a body about one. */
    static String of(Content.One content, Body.Detail detail, int apps) {
        var section = new Section(content, detail, apps);
        return detail == Body.Detail.HEADLINE ? section.headline() : section.headline() + section.rest();
    }

    private String rest() {
        var around = content.circumstances();
        var changes = ResourceChange.between(around.before(), around.after());
        return block("Look twice", risks(changes))
                + block(content instanceof Removal ? "What is deleted" : "What changes in the cluster", lines(changes))
                + commits()
                + checks()
                + back()
                + (detail == Body.Detail.ALL && apps == 1 && content instanceof Deploy
                        ? around.pipeline()
                                .map(pipeline -> PipelinePicture.of(
                                        pipeline, content.release().environment()))
                                .orElse("")
                        : "");
    }

    private String headline() {
        var release = content.release();
        var name = release.app() + " " + release.source().version();
        var where = release.environment();
        return switch (content) {
            case Deploy deploy ->
                "**%s → %s** · image %s · %s\n\n".formatted(name, where, image(release, deploy), provenance(deploy));
            case Rollback(var _, var held, var why, var _) ->
                ("**%s → %s: rollback from %s** · image `%s` (was `%s`)\n\n%s is held%s: it is not deployed to %s"
                                + " again until a newer commit comes.\n\n")
                        .formatted(
                                name,
                                where,
                                held.source().version(),
                                release.digest().abbreviated(),
                                held.digest().abbreviated(),
                                version(held),
                                why.map(reason -> " because of “" + Markdown.text(reason) + "”")
                                        .orElse(""),
                                where);
            case Removal _ ->
                "**%s is removed from %s** · it runs %s, image `%s`\n\n"
                        .formatted(
                                release.app(),
                                where,
                                version(release),
                                release.digest().abbreviated());
        };
    }

    private static String image(Release release, Deploy deploy) {
        var now = "`" + release.digest().abbreviated() + "`";
        return deploy.before()
                .map(before -> before.digest().equals(release.digest())
                        ? now + " as before"
                        : now + " (was `" + before.digest().abbreviated() + "`)")
                .orElse(now);
    }

    private static String provenance(Deploy deploy) {
        return deploy.runsIn().isEmpty()
                ? Markdown.text(deploy.origin())
                : deploy.runsIn().stream()
                        .map(place -> "runs in " + place.environment() + ", " + how(place))
                        .collect(Collectors.joining("; "));
    }

    private static String how(Content.Running place) {
        return place.rollout() == Rollout.UNKNOWN
                ? "rollout not known"
                : place.rollout().word()
                        + place.since()
                                .map(since -> " since " + TIME.format(since))
                                .orElse("");
    }

    private static String version(Release release) {
        var subject = release.source().subject();
        return release.source().version() + (subject.isBlank() ? "" : " “" + Markdown.text(subject) + "”");
    }

    private List<String> risks(List<ResourceChange> changes) {
        var risks = new ArrayList<String>();
        content.circumstances().remarks().forEach(remark -> risks.add(Markdown.sentence(remark)));
        content.circumstances().closed().ifPresent(number -> risks.add(ClosedBefore.remark(number)));
        if (content instanceof Deploy(var release, var before, var _, var _, var _, var _, var _)) {
            if (before.isEmpty()) {
                risks.add("the first deploy of " + release.app() + " to " + release.environment());
            }
            before.filter(was -> !was.repository().equals(release.repository()))
                    .ifPresent(was -> risks.add(
                            "the image comes from `%s`, was `%s`".formatted(release.repository(), was.repository())));
            before.filter(was -> !was.namespace().equals(release.namespace()))
                    .ifPresent(was -> risks.add(
                            "the namespace changes from `%s` to `%s`".formatted(was.namespace(), release.namespace())));
            before.filter(was -> !was.cluster().equals(release.cluster()))
                    .ifPresent(was -> risks.add("the cluster changes from %s to %s"
                            .formatted(Markdown.code(was.cluster()), Markdown.code(release.cluster()))));
        }
        var found = content instanceof Removal ? Risk.ofRemoval(changes) : Risk.of(changes);
        found.forEach(risk -> risks.add(Markdown.sentence(risk.sentence())));
        return risks;
    }

    private List<String> lines(List<ResourceChange> changes) {
        if (changes.isEmpty()) {
            return List.of("nothing but the release's record");
        }
        var lines = new ArrayList<String>();
        var changed = changes.stream()
                .filter(change -> !change.isAdded() && !change.isRemoved())
                .toList();
        changed.stream().limit(MOST_RESOURCES).forEach(change -> lines.add(line(change)));
        if (changed.size() > MOST_RESOURCES) {
            lines.add("and " + (changed.size() - MOST_RESOURCES) + " more changed resources");
        }
        grouped(changes.stream().filter(ResourceChange::isAdded).toList(), "added: ", lines);
        grouped(
                changes.stream().filter(ResourceChange::isRemoved).toList(),
                content instanceof Removal ? "" : "removed: ",
                lines);
        return lines;
    }

    private static String line(ResourceChange change) {
        var fields = FieldWords.of(change);
        return Markdown.text(change.title()) + ": "
                + (fields.isEmpty() ? "only the note of its source commit" : fields);
    }

    private static void grouped(List<ResourceChange> changes, String word, List<String> lines) {
        if (!changes.isEmpty()) {
            var rest = changes.size() - MOST_RESOURCES;
            lines.add(word
                    + changes.stream()
                            .limit(MOST_RESOURCES)
                            .map(change -> Markdown.text(change.title()))
                            .collect(Collectors.joining(", "))
                    + (rest > 0 ? " and " + rest + " more" : ""));
        }
    }

    private String commits() {
        return content instanceof Deploy(var release, var before, var _, var _, var commits, var pages, var _)
                ? before.map(was -> CommitTable.of(
                                was, release, commits, pages, detail == Body.Detail.ALL ? MOST_COMMITS : FEW))
                        .orElse("")
                : "";
    }

    private String checks() {
        var checks = content.circumstances().checks();
        if (content instanceof Removal && checks.warnings().isEmpty()) {
            return "";
        }
        var told = new ArrayList<String>();
        told.add(checks.manifests() + (checks.manifests() == 1 ? " manifest" : " manifests")
                + " rendered and checked by coop's rules");
        checks.policies().ifPresent(platform -> told.add("policies of " + Markdown.text(platform) + " passed"));
        told.add("not compared with Kubernetes' schemas");
        checks.warnings().forEach(warning -> told.add("**warning**: " + Markdown.sentence(warning)));
        return "**Checks**: " + String.join(" · ", told) + "\n\n";
    }

    private String back() {
        var to = content.release().environment()
                + (apps > 1 ? " -a " + content.release().app() : "");
        return switch (content) {
            case Deploy deploy ->
                "**How to go back**: `coop %s %s`\n\n"
                        .formatted(deploy.before().isPresent() ? "rollback" : "remove", to);
            case Rollback _ -> "**How to go forward**: fix it, then `coop deploy %s`\n\n".formatted(to);
            case Removal _ -> "**How to bring it back**: `coop deploy %s`\n\n".formatted(to);
        };
    }

    private static String block(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "**" + title + "**\n\n"
                        + lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining()) + "\n";
    }
}
