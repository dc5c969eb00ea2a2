package dev.coop.config;

import dev.coop.config.Credentials.Login;
import java.util.Optional;

/** One place where logins for Git servers and forges are kept. */
interface GitLogins {

    /**
     * Returns the login for a host.
     *
     * @param host never one that others can listen to
     * @param url the address that was asked for, on that host
     */
    Optional<Login> forHost(HostName host, String url);
}
