package dev.coop.config;

import dev.coop.config.Credentials.Login;
import java.util.Optional;

/**
 * A token that was given for the platform, whatever forge it is on.
 *
 * @param origin where it was given
 * @param token the token, if it was given
 * @param platform the host of the platform, where somebody other than a file of the app's named it
 */
record PlatformToken(String origin, Optional<Token> token, Optional<HostName> platform) implements GitLogins {
    static final String USER = "x-access-token";

    @Override
    public Optional<Login> forHost(HostName host, String url) {
        return token.filter(_ -> platform.filter(host::is).isPresent()).map(each -> new Login(USER, each, origin));
    }
}
