package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * An app listens on a port from 1024 up: below, many nodes let only root listen, or whoever has a capability, and
 * coop's containers are neither.
 */
public final class PortsAreUnprivileged implements Rule {
    private static final BigInteger FIRST_UNPRIVILEGED = BigInteger.valueOf(1024);

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.views().stream()
                .flatMap(view -> view.settings().at("port").stream())
                .filter(port -> port instanceof YamlScalar scalar
                        && scalar.type() == YamlScalar.Type.INTEGER
                        && scalar.integer().compareTo(FIRST_UNPRIVILEGED) < 0)
                .map(port -> (YamlScalar) port)
                .distinct()
                .map(port -> Diagnostic.warning(
                                "low-port",
                                "port " + port.text()
                                        + " is below 1024: the container does not run as root, and on"
                                        + " many nodes may not listen there")
                        .at(port.location())
                        .hint("let the app listen on a port from 1024 up, such as 8080; its Service has port"
                                + " 80 anyway"));
    }
}
