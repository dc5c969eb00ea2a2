package dev.coop.scaffold;

import dev.coop.language.Language;
import dev.coop.language.LanguageMark;
import dev.coop.language.ProjectFolder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The folders below one, that have a project each.
 *
 * @param folders their names
 * @param words the same with the languages, for people
 */
record ProjectsBelow(List<String> folders, String words) {
    private static final int MOST_NAMES = 6;

    static ProjectsBelow of(ProjectFolder folder) {
        var found = folder.entries("").stream()
                .filter(name -> !name.startsWith(".") && folder.hasFolder(name))
                .flatMap(name -> LanguageMark.in(folder.below(name)).filter(ProjectsBelow::isProject).stream()
                        .map(mark ->
                                List.of(name, name + "/ (" + mark.language().label() + ")")))
                .toList();
        return new ProjectsBelow(
                found.stream().map(List::getFirst).toList(),
                found.stream().map(List::getLast).limit(MOST_NAMES).collect(Collectors.joining(", "))
                        + (found.size() > MOST_NAMES ? ", …" : ""));
    }

    /** A page alone is documentation as often as a site. */
    private static boolean isProject(LanguageMark mark) {
        return mark.language() != Language.STATIC || mark.file().equals("package.json");
    }

    boolean isEmpty() {
        return folders.isEmpty();
    }
}
