package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.manifest.Manifest;
import dev.coop.validate.subject.Rendered;
import dev.coop.validate.subject.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;

/** No environment gets a resource twice, nor one that coop renders itself. */
public final class ResourcesAreUnique implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.views().stream().flatMap(view -> problems(subject, view));
    }

    private static Stream<Diagnostic> problems(Subject subject, View view) {
        var app = subject.coop().text("app").orElse("app");
        var rendered = Rendered.in(view, app, subject.type(), subject.platform());
        var seen = new HashMap<Manifest.Id, Resource>();
        return subject.resources().stream()
                .filter(resource -> resource.isIn(view))
                .flatMap(resource -> {
                    var id =
                            new Manifest.Id(resource.id().group(), resource.id().kind(), resource.nameIn(view, app));
                    var first = Optional.ofNullable(seen.putIfAbsent(id, resource));
                    return rendered.contains(id)
                            ? Stream.of(collision(resource, id))
                            : first.stream().map(other -> twice(resource, other));
                });
    }

    private static Diagnostic twice(Resource resource, Resource first) {
        return Diagnostic.error("duplicate-resource", resource.title() + " is here twice")
                .at(resource.place("metadata", "name"))
                .hint("the first one is at "
                        + first.place("metadata", "name")
                                .map(Location::toString)
                                .orElse("another place")
                        + ": keep one");
    }

    private static Diagnostic collision(Resource resource, Manifest.Id id) {
        return Diagnostic.error("rendered-resource", "coop itself renders " + id.kind() + " `" + id.name() + "`")
                .at(resource.place("metadata", "name"))
                .hint("change what it renders by `patches` in coop.yaml, or give this one another name");
    }
}
