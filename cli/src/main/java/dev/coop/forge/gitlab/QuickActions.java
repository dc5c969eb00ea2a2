package dev.coop.forge.gitlab;

import java.util.regex.Pattern;

/**
 * The commands that GitLab carries out when a line of a description or comment begins with one
 * (https://docs.gitlab.com/user/project/quick_actions/). What coop writes holds other people's words, such as a
 * commit's subject, and must not act for the token.
 */
final class QuickActions {
    private static final Pattern COMMAND = Pattern.compile("(?m)^/(?=[A-Za-z_])");

    private QuickActions() {}

    /** Returns a text that reads the same and commands nothing. */
    static String inert(String text) {
        return COMMAND.matcher(text).replaceAll("\\\\/");
    }
}
