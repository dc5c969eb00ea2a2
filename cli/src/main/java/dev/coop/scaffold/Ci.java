package dev.coop.scaffold;

import dev.coop.config.ForgeKind;
import dev.coop.source.RepositoryAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The CI system that a workflow is written for. */
public enum Ci {
    GITHUB("GitHub Actions"),
    GITLAB("GitLab CI"),
    NONE("none");

    private final String label;

    Ci(String label) {
        this.label = label;
    }

    /** Reads the name that a user types, such as {@code github}. */
    public static Ci parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no workflow for the CI `" + text + "` (there is one for "
                                + Arrays.stream(values()).map(Ci::toString).collect(Collectors.joining(", ")) + ")"));
    }

    /** Returns the CI that belongs to the forge of a repository, recognised by its host's name. */
    static Optional<Ci> of(RepositoryAddress origin) {
        return origin.host().flatMap(ForgeKind::ofHost).flatMap(kind -> switch (kind) {
            case GITHUB -> Optional.of(GITHUB);
            case GITLAB -> Optional.of(GITLAB);
            case GITEA, FORGEJO, LOCAL -> Optional.empty();
        });
    }

    /** Returns its name as shown. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
