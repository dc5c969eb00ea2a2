package dev.coop.forge;

import java.util.Arrays;
import java.util.Optional;

/** A kind of forge, as platform.yaml names it. */
public enum ForgeKind {
    GITHUB("github", "GitHub"),
    GITLAB("gitlab", "GitLab"),
    GITEA("gitea", "Gitea"),
    /** Gitea's API, another name. */
    FORGEJO("forgejo", "Forgejo"),
    LOCAL("local", "the local forge");

    private final String word;
    private final String title;

    ForgeKind(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** Returns what people call it. */
    public String title() {
        return title;
    }

    /** Returns the kind that a word in platform.yaml means, if it means one. */
    public static Optional<ForgeKind> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
