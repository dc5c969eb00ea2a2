package dev.coop.source;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The branch that a CI job builds: its checkout is of a commit, and only variables name the branch. */
record BuiltBranch(Map<String, String> environment) {

    /**
     * Returns the name as GitHub Actions, GitLab CI or Cloud Build give it; the source branch where the job builds a
     * pull request.
     */
    Optional<String> name() {
        return Stream.of("GITHUB_HEAD_REF", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "_HEAD_BRANCH")
                .flatMap(this::value)
                .findFirst()
                .or(this::pushed);
    }

    private Optional<String> pushed() {
        return Stream.of("GITHUB_REF_NAME", "CI_COMMIT_BRANCH", "BRANCH_NAME")
                .filter(name -> !name.equals("GITHUB_REF_NAME") || !"tag".equals(environment.get("GITHUB_REF_TYPE")))
                .flatMap(this::value)
                .findFirst();
    }

    private Stream<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank()).stream();
    }
}
