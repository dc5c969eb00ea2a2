package dev.coop.cli;

import dev.coop.app.AppName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which app a command is about. */
final class AppChoice {
    @Option(
            names = {"-a", "--app"},
            paramLabel = "APP",
            description = "The app. Default: that of the coop.yaml found from here upwards.")
    @Nullable
    AppName app;

    /** Returns what works on the app: the one that is named, else that of the coop.yaml found from here upwards. */
    AppSession on(Session session) {
        return name().map(session::onApp).orElseGet(session::onAppHere);
    }

    /** Returns the app that the command line names. */
    Optional<AppName> name() {
        return Optional.ofNullable(app);
    }
}
