package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.value.DnsName;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;
import java.util.stream.Stream;

/** Names that Kubernetes holds to more than what every name is: of some kinds, of containers and of hosts. */
public final class NamesFitTheKind implements Rule {
    private static final int LONGEST_CRON_JOB = 52;

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.resources().stream()
                .flatMap(resource -> Stream.of(name(resource).stream(), containers(resource), hosts(resource))
                        .flatMap(found -> found));
    }

    private static Optional<Diagnostic> name(Resource resource) {
        var name = resource.id().name();
        if (isOpen(name)) {
            return Optional.empty();
        }
        var hint = switch (resource.id().group() + "/" + resource.id().kind()) {
            case "/Service" ->
                DnsName.isLabelWithLetterFirst(name)
                        ? ""
                        : "use at most 63 lower-case letters, digits and hyphens, a letter first";
            case "/Namespace" -> DnsName.isLabel(name) ? "" : "use at most 63 lower-case letters, digits and hyphens";
            case "batch/CronJob" ->
                name.length() <= LONGEST_CRON_JOB
                        ? ""
                        : "use at most 52 characters: Kubernetes appends eleven for each Job";
            default -> "";
        };
        return hint.isEmpty()
                ? Optional.empty()
                : Optional.of(wrong(resource.id().kind(), name)
                        .at(resource.place("metadata", "name"))
                        .hint(hint));
    }

    private static Stream<Diagnostic> containers(Resource resource) {
        return PodTemplates.containers(resource)
                .flatMap(container -> container.at("name").stream())
                .flatMap(node -> texts(Stream.of(node)))
                .filter(name -> !DnsName.isLabel(name.text()))
                .map(name -> wrong("a container", name.text())
                        .at(name.location())
                        .hint("use at most 63 lower-case letters, digits and hyphens"));
    }

    private static Stream<Diagnostic> hosts(Resource resource) {
        if (!resource.id().group().equals("networking.k8s.io")
                || !resource.id().kind().equals("Ingress")) {
            return Stream.empty();
        }
        var rules = mappings(resource, "rules").flatMap(rule -> rule.at("host").stream());
        var certificates = mappings(resource, "tls").flatMap(tls -> tls.items("hosts").stream());
        return texts(Stream.concat(rules, certificates))
                .filter(host -> !host.text().isEmpty() && !DnsName.isHost(host.text()))
                .map(host -> wrong("a host", host.text())
                        .at(host.location())
                        .hint("write a name such as `shop.acme.dev` or `*.acme.dev`, in lower case, without scheme,"
                                + " port and path"));
    }

    private static Stream<YamlMapping> mappings(Resource resource, String part) {
        return resource.content().items("spec", part).stream()
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast);
    }

    private static Stream<YamlScalar> texts(Stream<YamlNode> nodes) {
        return nodes.filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(scalar -> !scalar.isNull() && !isOpen(scalar.text()));
    }

    /** It is judged once its variables are filled in. */
    private static boolean isOpen(String text) {
        return text.contains("${coop.");
    }

    private static Diagnostic wrong(String what, String name) {
        return Diagnostic.error("wrong-name", what + " cannot be called `" + name + "`");
    }
}
