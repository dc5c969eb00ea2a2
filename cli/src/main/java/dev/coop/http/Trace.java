package dev.coop.http;

import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tells of each request: its method, address, outcome and duration; never a header, and no secret of the address. */
final class Trace {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)([?&;][^=&;]*(?:token|secret|password|passwd|signature|credential|code|key|sig)[^=&;]*=)[^&;#]*");
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#@]*@");

    private final Consumer<String> lines;

    Trace(Consumer<String> lines) {
        this.lines = lines;
    }

    void tell(String method, URI address, String outcome, long milliseconds) {
        lines.accept(method + " " + withoutSecrets(address) + " " + outcome + " in " + milliseconds + " ms");
    }

    static String withoutSecrets(URI address) {
        var shown = USER_INFO.matcher(address.toString()).replaceFirst("//");
        return SECRET.matcher(shown).replaceAll("$1***");
    }
}
