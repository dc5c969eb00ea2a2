package dev.coop.validate.policy;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.subject.View;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The namespace, host and Application that a platform's patterns give an app are valid and not reserved. */
public final class DerivedNamesAreAllowed implements Rule {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Set<String> ALWAYS_RESERVED = Set.of("default", "argocd");
    private static final String CODE = "derived-name";

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.platform().stream()
                .flatMap(platform -> subject.name().stream()
                        .flatMap(app -> subject.views().stream()
                                .flatMap(view -> view.environment().stream()
                                        .flatMap(environment -> problems(app, view, environment, platform))))
                        .map(problem -> problem.location().isPresent()
                                ? problem
                                : problem.at(subject.coop().at("app").flatMap(YamlNode::location))));
    }

    private static Stream<Diagnostic> problems(AppName app, View view, Environment environment, Platform platform) {
        return Stream.of(
                        namespace(app, environment, platform),
                        application(app, environment),
                        view.isExposed() && view.ownHost().isEmpty()
                                ? host(app, view, environment, platform)
                                : Optional.<Diagnostic>empty())
                .flatMap(Optional::stream);
    }

    private static Optional<Diagnostic> namespace(AppName app, Environment environment, Platform platform) {
        var namespace = environment.namespaceOf(app);
        if (!LABEL.matcher(namespace).matches()) {
            return Optional.of(wrong("namespace", namespace, environment));
        }
        var reserved = ALWAYS_RESERVED.contains(namespace)
                || namespace.startsWith("kube-")
                || platform.reserved().contains(namespace);
        return reserved
                ? Optional.of(Diagnostic.error(
                                CODE, "the namespace in " + environment.name() + ", `" + namespace + "`, is reserved")
                        .hint("give the app another name, or ask the platform team for another `namespace` pattern"))
                : Optional.empty();
    }

    private static Optional<Diagnostic> application(AppName app, Environment environment) {
        return environment
                .argocd()
                .map(argocd -> argocd.applicationOf(app, environment.name()))
                .filter(name -> name.length() > 253 || !HOST.matcher(name).matches())
                .map(name -> wrong("Application", name, environment));
    }

    private static Optional<Diagnostic> host(AppName app, View view, Environment environment, Platform platform) {
        var host = environment.hostOf(app);
        if (host.isEmpty()) {
            Optional<Location> place = view.settings().at("expose").flatMap(YamlNode::location);
            return Optional.of(Diagnostic.error(
                            "no-domain",
                            "environment " + environment.name() + " of platform " + platform.name()
                                    + " has no domain to expose the app under")
                    .at(place)
                    .hint("name a host, `expose: mug.acme.dev`, or ask the platform team to set `domain`"));
        }
        return host.filter(name -> name.length() > 253 || !HOST.matcher(name).matches())
                .map(name -> wrong("host", name, environment));
    }

    private static Diagnostic wrong(String what, String name, Environment environment) {
        return Diagnostic.error(
                        CODE,
                        "the " + what + " in " + environment.name() + " would be `" + name
                                + "`, which is no valid name")
                .hint("a part of it has at most 63 lower-case letters, digits and hyphens: shorten the app's name");
    }
}
