package dev.coop.gitops.jgit;

import dev.coop.http.Network;
import dev.coop.process.SystemPrograms;
import dev.coop.time.Working;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How Git servers are reached.
 *
 * @param environment the process's variables, of which {@code GIT_SSH_COMMAND} and {@code GIT_SSH} name the user's ssh
 * @param programs starts it
 * @param network the proxies and certificates
 * @param timeout how long a server may be silent, at least a second
 * @param trace told of each HTTP request, without secrets
 * @param working told what is being waited for
 */
public record GitNetwork(
        Map<String, String> environment,
        SystemPrograms programs,
        Network network,
        Duration timeout,
        Consumer<String> trace,
        Working working) {}
