package dev.coop.terminal;

import java.util.Locale;
import java.util.Map;

/** When output is coloured. */
public enum Look {
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Returns how a stream is dressed.
     *
     * @param terminal whether the stream is a terminal
     * @param environment process variables: {@code NO_COLOR} (no-color.org), {@code CLICOLOR_FORCE}, {@code TERM} and
     *     the locale's
     */
    public Style styleOf(boolean terminal, Map<String, String> environment) {
        var dumb = "dumb".equals(environment.get("TERM"));
        var coloured = switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                set(environment, "NO_COLOR")
                        ? false
                        : (terminal && !dumb)
                                || (set(environment, "CLICOLOR_FORCE")
                                        && !"0".equals(environment.get("CLICOLOR_FORCE")));
        };
        return new Style(coloured, unicode(environment), terminal && !dumb && coloured);
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static boolean unicode(Map<String, String> environment) {
        for (var name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            var locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return environment.getOrDefault("OS", "").startsWith("Windows");
    }
}
