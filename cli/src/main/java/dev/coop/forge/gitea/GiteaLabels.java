package dev.coop.forge.gitea;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.ForgeAnswer;
import dev.coop.forge.ForgeApi;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Labels, which the server knows by number, in the repository or its organisation. The pull request stands without
 * them, so that the token may not is a warning.
 */
final class GiteaLabels {
    private static final String COLOR = "#ededed";

    private final ForgeApi api;
    private final String path;
    private final Consumer<Diagnostic> warn;
    private final Map<String, Long> known = new TreeMap<>();

    /** @param path the repository's, such as {@code acme/deployments} */
    GiteaLabels(ForgeApi api, String path, Consumer<Diagnostic> warn) {
        this.api = api;
        this.path = path;
        this.warn = warn;
    }

    /** Adds those that a pull request has not. */
    void add(JsonObject pullRequest, List<String> wanted) {
        var there = pullRequest.objects("labels").stream()
                .flatMap(each -> each.text("name").stream())
                .toList();
        var missing = ids(wanted.stream().filter(each -> !there.contains(each)).toList());
        if (!missing.isEmpty()) {
            var number = pullRequest.number("number").orElse(0);
            var answer = api.send(
                    "POST",
                    "/repos/" + path + "/issues/" + number + "/labels",
                    JsonObject.empty().with("labels", missing));
            if (!answer.worked()) {
                warn(answer, "#" + number + " got no labels");
            }
        }
    }

    /** Returns the numbers of labels; what is not there is made. */
    List<JsonValue> ids(List<String> names) {
        if (!known.keySet().containsAll(names)) {
            read("/repos/" + path, names);
        }
        // A person has no labels: the server says that there is no such organisation.
        if (!known.keySet().containsAll(names)) {
            read("/orgs/" + escaped(path.replaceFirst("/.*$", "")), names);
        }
        var found = new ArrayList<JsonValue>();
        for (var name : names) {
            Optional.ofNullable(known.get(name))
                    .or(() -> made(name))
                    .map(JsonValue::number)
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Reads until all are found. A token that may not see the list may still make a label. */
    private void read(String owner, List<String> names) {
        api.firstAllowed(owner + "/labels?limit=50", each -> {
            each.text("name")
                    .filter(names::contains)
                    .ifPresent(name -> known.putIfAbsent(name, each.number("id").orElse(0)));
            return known.keySet().containsAll(names);
        });
    }

    private Optional<Long> made(String name) {
        var answer = api.send(
                "POST",
                "/repos/" + path + "/labels",
                JsonObject.empty().with("name", name).with("color", COLOR));
        if (!answer.worked()) {
            warn(answer, "the label `" + name + "` was not set");
            return Optional.empty();
        }
        return Optional.of(answer.object().number("id").orElse(0));
    }

    /** That nobody answers is no refusal: the next run would take the labels for set. */
    private void warn(ForgeAnswer answer, String what) {
        var refused = answer.failure();
        if (refused.kind() == Failure.Kind.UNREACHABLE) {
            throw refused;
        }
        warn.accept(answer.warning("label-not-set", what).hint(refused.hint().orElse("")));
    }
}
