package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.resources.Resource;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.value.Quantity;
import dev.coop.yaml.ClusterReading;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlScalar;
import java.util.Optional;
import java.util.stream.Stream;

/** Amounts of processors, memory and storage are such as Kubernetes reads, those of coop.yaml more than nothing. */
public final class QuantitiesAreValid implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var own = subject.written().stream()
                .flatMap(settings -> entries(settings.mapping("size")))
                .flatMap(entry -> problem(entry, true).stream());
        return Stream.concat(
                own,
                subject.resources().stream()
                        .flatMap(QuantitiesAreValid::amounts)
                        .flatMap(entry -> problem(entry, false).stream()));
    }

    private static Stream<YamlMapping.Entry> amounts(Resource resource) {
        var content = resource.content();
        var claims = resource.id().kind().equals("PersistentVolumeClaim")
                ? Stream.of(content)
                : content.items("spec", "volumeClaimTemplates").stream()
                        .flatMap(node -> node instanceof YamlMapping claim ? Stream.of(claim) : Stream.empty());
        return Stream.concat(
                        claims.flatMap(claim -> claim.mapping("spec", "resources").stream()),
                        PodTemplates.containers(resource).flatMap(container -> container.mapping("resources").stream()))
                .flatMap(
                        resources -> Stream.of("requests", "limits").flatMap(part -> entries(resources.mapping(part))));
    }

    /** A number without quotes is what the cluster reads, such as 16 for {@code 0x10}. */
    private static boolean isQuantity(YamlScalar value) {
        return switch (ClusterReading.of(value).type()) {
            case INTEGER, FLOAT -> true;
            case STRING -> Quantity.isValid(value.text());
            case BOOLEAN -> false;
            case NULL -> true;
        };
    }

    private static Stream<YamlMapping.Entry> entries(Optional<YamlMapping> mapping) {
        return mapping.stream().flatMap(known -> known.entries().stream());
    }

    private static Optional<Diagnostic> problem(YamlMapping.Entry amount, boolean positive) {
        if (!(amount.value() instanceof YamlScalar value)
                || value.isNull()
                || value.text().contains("${coop.")
                || (positive ? Quantity.isPositive(value.text()) : isQuantity(value))) {
            return Optional.empty();
        }
        return Optional.of(
                Diagnostic.error("wrong-quantity", "`" + amount.key().text() + "` cannot be `" + value.text() + "`")
                        .at(value.location())
                        .hint("write processors as `250m` or `2`, memory and storage as `256Mi` or `1.5Gi`"));
    }
}
