package dev.coop.scaffold;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.language.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A built-in template: what a new app starts from. */
public enum Template {
    GO(Language.GO, "/healthz", "go vet ./... && go test ./..."),
    STATIC(Language.STATIC, "/", "");

    static final int PORT = 8080;

    private final Language language;
    private final String health;
    private final String check;

    Template(Language language, String health, String check) {
        this.language = language;
        this.health = health;
        this.check = check;
    }

    /**
     * Returns the template of that name.
     *
     * @throws Failure WRONG_USAGE {@code unknown-template} when there is none
     */
    public static Template named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /** Returns the names of all templates. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Template::toString).toList();
    }

    /** Returns the template for a language, if there is one. */
    static Optional<Template> of(Language language) {
        return Arrays.stream(values()).filter(each -> each.language == language).findFirst();
    }

    private static Failure unknown(String name) {
        var known = "coop has the templates `" + String.join("`, `", names()) + "`";
        var hint = Closest.to(name, names())
                .map(close -> "did you mean `" + close + "`? " + known)
                .orElse(known);
        return new Failure(
                Failure.Kind.WRONG_USAGE,
                Diagnostic.error("unknown-template", "there is no template `" + name + "`")
                        .hint(hint));
    }

    /** Returns what a new app from it is written in, for people. */
    public String label() {
        return language.label();
    }

    Language language() {
        return language;
    }

    String health() {
        return health;
    }

    /** Returns what CI runs before it builds. */
    List<String> checks() {
        return Stream.of(check).filter(each -> !each.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
