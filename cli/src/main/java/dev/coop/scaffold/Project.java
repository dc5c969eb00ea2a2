package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.language.Language;
import dev.coop.language.LanguageBuild;
import dev.coop.language.LanguageBuild.ByDefault;
import dev.coop.language.LanguageBuild.Derived;
import dev.coop.language.LanguageBuild.Several;
import dev.coop.language.LanguageBuild.Suggested;
import dev.coop.language.LanguageBuild.Unknown;
import dev.coop.language.LanguageBuild.WithFiles;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known about a folder that is to become an app.
 *
 * @param name the name that coop.yaml has, or one made of the folder's
 * @param contents what kind of files are there
 * @param written what it is written in, if that was recognised
 * @param settings how it runs
 * @param build how its image is made
 * @param checks what CI runs before it builds
 * @param dockerfile the Dockerfile's name, if there is one
 * @param ci the CI system it uses, if that was found
 * @param findings all of it for people, each with where it was found
 * @param warnings what will not work as it is, or not as somebody may think
 */
public record Project(
        AppName name,
        Contents contents,
        Optional<Written> written,
        Settings settings,
        LanguageBuild build,
        List<String> checks,
        Optional<String> dockerfile,
        Optional<Ci> ci,
        List<Finding> findings,
        List<Diagnostic> warnings) {
    private static final int LONGEST_NAME = 40;

    /** What kind of files a folder has. */
    public enum Contents {
        /** None; in a repository, only such as a forge puts into a new one: a README, a licence. */
        NOTHING,
        /** A project in a language that coop recognises. */
        PROJECT,
        /** Folders with a project each. */
        PROJECTS_BELOW,
        /** Something else. */
        OTHER
    }

    /**
     * What a project is written in.
     *
     * @param file the file by which that was recognised
     * @param version the version that the file names
     */
    public record Written(Language language, String file, Optional<String> version) {
        static Written of(Language language) {
            return new Written(language, "", Optional.empty());
        }
    }

    public Project {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    /** Returns the same with a finding in the place of the one about the same thing. */
    Project with(Finding found) {
        return new Project(name, contents, written, settings, build, checks, dockerfile, ci, replaced(found), warnings);
    }

    /** Returns the keys of coop.yaml that only its developers can fill in. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (settings.port().isEmpty()) {
            missing.add("port");
        }
        if (!isBuilt()) {
            missing.add("build");
        }
        return missing;
    }

    /** Returns whether `coop build` can make its image as coop.yaml is written. */
    boolean isBuilt() {
        return switch (build) {
            case ByDefault _, WithFiles _, Derived _ -> true;
            case Suggested _, Several _, Unknown _ -> false;
        };
    }

    /** Returns the language that was recognised. */
    public Optional<Language> language() {
        return written.map(Written::language);
    }

    /** Returns whether npm installs what the project's own scripts need. */
    boolean usesNpm() {
        return written.filter(each -> each.file().equals("package.json")).isPresent();
    }

    private List<Finding> replaced(Finding found) {
        var all = new ArrayList<>(findings);
        all.removeIf(each -> each.what().equals(found.what()));
        all.add(found);
        return all;
    }

    /**
     * Returns the name for an app that comes closest to a folder's name; {@code app} when nothing of it can be used.
     */
    public static AppName nameFor(String folder) {
        var plain = Normalizer.normalize(folder, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        var name = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "app-" + plain : plain;
        return new AppName(
                name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-+$", ""));
    }
}
