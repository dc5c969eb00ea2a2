package dev.coop.forge.gitea;

import static dev.coop.forge.ForgeApi.escaped;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.forge.ForgeApi;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Labels, which the server knows by number, in the repository or its organisation. */
final class GiteaLabels {
    private static final String COLOR = "#ededed";

    private final ForgeApi api;
    private final String path;
    private final Consumer<Diagnostic> warn;

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
            api.send(
                            "POST",
                            "/repos/" + path + "/issues/"
                                    + pullRequest.number("number").orElse(0) + "/labels",
                            JsonObject.empty().with("labels", missing))
                    .objects();
        }
    }

    /** Returns the numbers of labels; what is not there is made. */
    List<JsonValue> ids(List<String> names) {
        var found = new ArrayList<JsonValue>();
        for (var name : names) {
            id(name).map(JsonValue::number).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Long> id(String name) {
        return api.first("/repos/" + path + "/labels?limit=50", each -> isNamed(each, name))
                .or(() -> ofOrganisation(name))
                .map(each -> each.number("id").orElse(0))
                .or(() -> made(name));
    }

    /** A person has no labels: the server says that there is no such organisation. */
    private Optional<JsonObject> ofOrganisation(String name) {
        var answer = api.get("/orgs/" + escaped(path.replaceFirst("/.*$", "")) + "/labels?limit=50");
        return answer.status() == 404
                ? Optional.empty()
                : answer.objects().stream().filter(each -> isNamed(each, name)).findFirst();
    }

    private static boolean isNamed(JsonObject label, String name) {
        return label.text("name").filter(name::equals).isPresent();
    }

    private Optional<Long> made(String name) {
        var answer = api.send(
                "POST",
                "/repos/" + path + "/labels",
                JsonObject.empty().with("name", name).with("color", COLOR));
        if (!answer.worked()) {
            warn.accept(answer.warning("label-not-set", "the label `" + name + "` was not set"));
            return Optional.empty();
        }
        return Optional.of(answer.object().number("id").orElse(0));
    }
}
