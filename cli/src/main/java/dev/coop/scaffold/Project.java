package dev.coop.scaffold;

import dev.coop.app.AppName;
import dev.coop.language.Language;
import dev.coop.language.LanguageBuild;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known about a folder that is to become an app.
 *
 * @param name the name that coop.yaml has, or one made of the folder's
 * @param contents what kind of files are there
 * @param language what it is written in, if that was recognised
 * @param port the port it listens on, if that was found
 * @param health the path that says whether it is well, if that was found
 * @param build how its image is made, where the defaults of its language do not do and it can be told
 * @param dockerfile the Dockerfile's name, if there is one
 * @param ci the CI system it uses, if that was found
 * @param findings all of it for people, each with where it was found
 */
public record Project(
        AppName name,
        Contents contents,
        Optional<Language> language,
        OptionalInt port,
        Optional<String> health,
        LanguageBuild build,
        Optional<String> dockerfile,
        Optional<Ci> ci,
        List<Finding> findings) {
    private static final int LONGEST_NAME = 40;

    /** What kind of files a folder has. */
    public enum Contents {
        /** None, or only such as a new repository has: a README, a licence, Git's own. */
        NOTHING,
        /** A project in a language that coop recognises. */
        PROJECT,
        /** Something else. */
        OTHER
    }

    public Project {
        findings = List.copyOf(findings);
    }

    /** Returns the same with a port that somebody named. */
    public Project withPort(int named, String from) {
        var found = new Finding("port", Integer.toString(named), from);
        return new Project(
                name, contents, language, OptionalInt.of(named), health, build, dockerfile, ci, replaced(found));
    }

    /** Returns the same with a finding in the place of the one about the same thing. */
    Project with(Finding found) {
        return new Project(name, contents, language, port, health, build, dockerfile, ci, replaced(found));
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
