package dev.coop.cli;

import dev.coop.config.HostName;
import dev.coop.config.login.DeviceFlow;
import dev.coop.config.login.LoginPlace;
import dev.coop.config.login.Logins;
import java.util.Optional;

/** What logging in and out works with. */
public interface Access {

    /**
     * Returns where to log in.
     *
     * @param system what was typed
     * @param host the host that was typed
     * @param namedBy who may name the host, where it was not typed
     */
    LoginPlace place(Optional<LoginPlace.Kind> system, Optional<String> host, LoginPlace.NamedBy namedBy);

    /** Returns the id that coop has as an application of a host: the one typed, or that of the configuration. */
    Optional<String> clientId(HostName host, Optional<String> typed);

    /** Returns what has a person allow it. */
    DeviceFlow deviceFlow();

    /** Returns what keeps and forgets tokens. */
    Logins logins();
}
