package dev.coop.cli;

import dev.coop.app.EnvironmentName;
import dev.coop.delivery.Cause;
import dev.coop.delivery.Observation;
import dev.coop.forge.WaitsFor;
import dev.coop.image.ImageReference.Digest;
import dev.coop.json.JsonNumber;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonText;
import dev.coop.json.JsonValue;
import dev.coop.status.AppStatus;
import dev.coop.status.EnvironmentStatus;
import dev.coop.status.Proposed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The status of an app for scripts; the field names are part of the contract. */
final class StatusJson {
    private StatusJson() {}

    static JsonObject of(AppStatus status) {
        var known = known(status);
        return status.missing().isEmpty()
                ? known
                : known.with(
                        "diagnostics",
                        DiagnosticRenderer.json(status.missing())
                                .at("diagnostics")
                                .orElseThrow());
    }

    private static JsonObject known(AppStatus status) {
        return JsonObject.empty()
                .with("app", status.app().value())
                .with("platform", status.platform())
                .with("simulated", status.simulated())
                .with(
                        "environments",
                        status.environments().stream()
                                .map(StatusJson::environment)
                                .toList());
    }

    private static JsonObject environment(EnvironmentStatus environment) {
        return JsonObject.empty()
                .with("name", environment.name().value())
                .with("rollout", environment.rollout().word())
                .with("message", environment.message())
                .withText("since", environment.since().map(StatusJson::time))
                .with("desired", environment.desired().map(StatusJson::desired))
                .with("live", environment.live().map(live -> live(live, environment)))
                .with("cause", environment.cause().map(StatusJson::cause))
                .with("pullRequest", environment.proposed().map(StatusJson::pullRequest))
                .with("hold", environment.hold().map(HoldJson::of))
                .withText("url", environment.url());
    }

    private static JsonObject desired(EnvironmentStatus.Desired desired) {
        var release = desired.release();
        var source = release.source();
        return JsonObject.empty()
                .with("version", source.version())
                .with("image", release.image().toString())
                .with(
                        "source",
                        source.repository() + "@" + source.commit()
                                + source.workTree().suffix())
                .withText("ref", source.ref())
                .with("revision", desired.revision().value())
                .with("at", time(desired.at()))
                .with("behind", behind(desired));
    }

    private static JsonObject live(Observation.Live live, EnvironmentStatus environment) {
        var repository = environment.desired().map(desired -> desired.release().repository());
        return JsonObject.empty()
                .withText("revision", live.revision())
                .withText(
                        "image",
                        live.images().stream()
                                .findFirst()
                                .map((Digest digest) -> repository
                                        .map(known -> known.at(digest).toString())
                                        .orElse(digest.value())))
                .with("sync", live.sync().word())
                .with("health", live.health().health().word())
                .withText(
                        "operation",
                        live.operation().map(operation -> operation.phase().word()));
    }

    private static JsonObject cause(Cause cause) {
        return JsonObject.empty()
                .with("code", cause.code())
                .with("message", cause.message())
                .with("evidence", cause.evidence().stream().map(JsonText::new).toList())
                .withText("hint", cause.hint())
                .withText("location", cause.location().map(Object::toString));
    }

    private static JsonObject pullRequest(Proposed proposed) {
        var pullRequest = proposed.pullRequest();
        return JsonObject.empty()
                .with("number", pullRequest.number())
                .with("url", pullRequest.url())
                .with("state", pullRequest.state().word())
                .withText(
                        "waitsFor",
                        Optional.of(proposed.waitsFor())
                                .filter(what -> what != WaitsFor.UNKNOWN)
                                .map(WaitsFor::code))
                .withText("heldIn", proposed.heldIn().map(EnvironmentName::value));
    }

    private static Optional<JsonValue> behind(EnvironmentStatus.Desired desired) {
        return desired.behind().isPresent()
                ? Optional.of(JsonNumber.of(desired.behind().getAsInt()))
                : Optional.empty();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
