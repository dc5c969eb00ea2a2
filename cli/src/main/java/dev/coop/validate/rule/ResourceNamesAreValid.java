package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A resource's name is a DNS subdomain (RFC 1123) of at most 253 characters; some kinds allow more. */
public final class ResourceNamesAreValid implements Rule {
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Set<String> FREE_FORM = Set.of("rbac.authorization.k8s.io");
    private static final int LONGEST = 253;

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var app = subject.coop().text("app").orElse("app");
        return subject.views().stream()
                .flatMap(view -> subject.resources().stream()
                        .filter(resource -> resource.isIn(view))
                        .flatMap(resource -> problem(resource, view, app)));
    }

    private static Stream<Diagnostic> problem(Resource resource, View view, String app) {
        var name = resource.nameIn(view, app);
        var right = name.length() <= LONGEST
                && (name.contains("${coop.")
                        || FREE_FORM.contains(resource.id().group())
                        || FORM.matcher(name).matches());
        return right
                ? Stream.empty()
                : Stream.of(Diagnostic.error(
                                "wrong-name",
                                resource.id().kind() + " cannot be called `"
                                        + resource.id().name() + "`")
                        .at(resource.place("metadata", "name"))
                        .hint("use lower-case letters, digits, hyphens and dots, at most 253 characters"));
    }
}
