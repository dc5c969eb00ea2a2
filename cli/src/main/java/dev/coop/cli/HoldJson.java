package dev.coop.cli;

import dev.coop.gitops.Hold;
import dev.coop.json.JsonObject;
import java.util.Optional;

/** A commit that an environment does not take, for scripts; the field names are part of the contract. */
final class HoldJson {
    private HoldJson() {}

    static JsonObject of(Hold hold) {
        return JsonObject.empty()
                .with("commit", hold.commit().value())
                .withText("reason", Optional.of(hold.reason()).filter(said -> !said.isEmpty()))
                .withText("by", Optional.of(hold.by()).filter(said -> !said.isEmpty()));
    }
}
