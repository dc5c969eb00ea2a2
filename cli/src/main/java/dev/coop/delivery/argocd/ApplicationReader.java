package dev.coop.delivery.argocd;

import dev.coop.delivery.Observation.Health;
import dev.coop.delivery.Observation.HealthReport;
import dev.coop.delivery.Observation.Live;
import dev.coop.delivery.Observation.Operation;
import dev.coop.delivery.Observation.Phase;
import dev.coop.delivery.Observation.ResourceNode;
import dev.coop.delivery.Observation.Sync;
import dev.coop.image.ImageReference.Digest;
import dev.coop.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads an Application as Argo CD's API gives it ({@code v1alpha1Application} of its description). */
final class ApplicationReader {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}$");

    private ApplicationReader() {}

    /**
     * Returns what the application says.
     *
     * @param folder where the release is in the GitOps repository, to know which of several sources is ours
     */
    static Live live(JsonObject application, String folder, List<ResourceNode> resources, Optional<String> page) {
        return new Live(
                revision(application, folder, "status", "sync"),
                sync(application),
                health(application),
                operation(application, folder),
                images(application),
                time(application, "status", "reconciledAt"),
                errors(application),
                resources,
                page);
    }

    private static Sync sync(JsonObject application) {
        var word = application.text("status", "sync", "status").orElse("");
        return Arrays.stream(Sync.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(Sync.UNKNOWN);
    }

    private static HealthReport health(JsonObject application) {
        return new HealthReport(
                healthOf(application.text("status", "health", "status").orElse("")),
                time(application, "status", "health", "lastTransitionTime"),
                application.text("status", "health", "message").orElse(""));
    }

    static Health healthOf(String word) {
        return Arrays.stream(Health.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(Health.UNKNOWN);
    }

    private static Optional<Operation> operation(JsonObject application, String folder) {
        var last =
                application.object("status", "operationState").flatMap(state -> operation(application, state, folder));
        var requested = application.object("operation");
        var goingOn = last.filter(each -> each.phase() == Phase.RUNNING || each.phase() == Phase.TERMINATING)
                .isPresent();
        // What is requested and not begun yet stands beside the last one's outcome.
        return requested.isPresent() && !goingOn ? requested.map(ApplicationReader::awaited) : last;
    }

    private static Operation awaited(JsonObject requested) {
        return new Operation(
                Phase.RUNNING,
                requested.text("sync", "revision").filter(each -> !each.isEmpty()),
                "waiting to begin",
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static Optional<Operation> operation(JsonObject application, JsonObject state, String folder) {
        var word = state.text("phase").orElse("");
        return Arrays.stream(Phase.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .map(phase -> new Operation(
                        phase,
                        revision(application, folder, "status", "operationState", "syncResult")
                                .or(() ->
                                        revision(application, folder, "status", "operationState", "operation", "sync")),
                        state.text("message").orElse(""),
                        time(state, "startedAt"),
                        time(state, "finishedAt"),
                        retriesLeft(state)));
    }

    /** A limit below zero is none. */
    private static boolean retriesLeft(JsonObject state) {
        var limit = state.number("operation", "retry", "limit").orElse(0);
        return limit < 0 || state.number("retryCount").orElse(0) < limit;
    }

    /** An application with several sources has a list of revisions in the order of its sources. */
    private static Optional<String> revision(JsonObject application, String folder, String... path) {
        var place = application.object(path);
        var sources = application.objects("spec", "sources");
        if (sources.isEmpty()) {
            return place.flatMap(each -> each.text("revision")).filter(each -> !each.isEmpty());
        }
        var revisions = place.map(each -> each.texts("revisions")).orElse(List.of());
        for (var i = 0; i < Math.min(sources.size(), revisions.size()); i++) {
            if (isOurs(sources.get(i), folder)) {
                return Optional.of(revisions.get(i)).filter(each -> !each.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static boolean isOurs(JsonObject source, String folder) {
        return source.text("path")
                .map(path -> path.replaceFirst("^(\\./)+", "") + "/")
                .filter(path -> path.startsWith(folder + "/"))
                .isPresent();
    }

    private static List<Digest> images(JsonObject application) {
        return application.texts("status", "summary", "images").stream()
                .flatMap(image -> DIGEST.matcher(image).results().map(MatchResult::group))
                .distinct()
                .map(Digest::new)
                .toList();
    }

    private static List<String> errors(JsonObject application) {
        return application.objects("status", "conditions").stream()
                .filter(each -> each.text("type").orElse("").endsWith("Error"))
                .map(each -> each.text("type").orElse("") + ": "
                        + each.text("message").orElse(""))
                .toList();
    }

    private static Optional<Instant> time(JsonObject json, String... path) {
        return json.text(path).flatMap(ApplicationReader::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
