package dev.coop.scaffold;

import java.util.List;

/**
 * What scaffolding did. Paths are relative to the app's folder, with slashes.
 *
 * @param written the files that were written, in that order
 * @param kept the files that were there already and were left as they are
 * @param findings what was known about the project, for a table
 */
public record Scaffolded(List<String> written, List<String> kept, List<Finding> findings) {
    public Scaffolded {
        written = List.copyOf(written);
        kept = List.copyOf(kept);
        findings = List.copyOf(findings);
    }
}
