package dev.coop.config;

import dev.coop.config.Credentials.Login;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Git's credential helpers. The attributes that they take and give stand in git-credential(1). */
final class GitHelpers implements GitLogins {
    private final Machine machine;

    GitHelpers(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Optional<Login> forHost(HostName host, String url) {
        var protocol = url.startsWith("http://") ? "http" : "https";
        var asked = "protocol=" + protocol + "\nhost=" + host.value() + "\n" + path(url) + "\n";
        return machine.programs()
                .ask(
                        List.of("git", "-c", "credential.interactive=false", "credential", "fill"),
                        machine.folder(),
                        Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_ASKPASS", "", "GCM_INTERACTIVE", "never"),
                        asked)
                .map(GitHelpers::attributes)
                // A helper may answer for another host; that is not what was asked for.
                .filter(each -> each.getOrDefault("host", host.value()).equalsIgnoreCase(host.value()))
                .flatMap(each -> Optional.ofNullable(each.get("password"))
                        .filter(password -> !password.isEmpty())
                        .map(password ->
                                new Login(each.getOrDefault("username", ""), new Token(password), "git credential")));
    }

    private static String path(String url) {
        var path = url.replaceFirst("^[a-zA-Z+]+://[^/]*/?", "").replaceFirst("[?#].*$", "");
        return url.contains("://") && path.matches("[!-~]+") ? "path=" + path + "\n" : "";
    }

    private static Map<String, String> attributes(String output) {
        var found = new LinkedHashMap<String, String>();
        output.lines()
                .filter(line -> line.contains("="))
                .forEach(line -> found.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", "")));
        return found;
    }
}
