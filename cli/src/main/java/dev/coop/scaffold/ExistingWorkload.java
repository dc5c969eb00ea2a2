package dev.coop.scaffold;

import dev.coop.diagnostic.Location;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import dev.coop.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A workload of a manifest that a project has.
 *
 * @param file the manifest
 * @param kind such as {@code Deployment}
 * @param name its name
 * @param content all of it
 * @param container its first container
 */
record ExistingWorkload(String file, String kind, String name, YamlMapping content, YamlMapping container) {

    static ExistingWorkload of(String file, String kind, String name, YamlMapping content) {
        var spec = content.mapping("spec", "template", "spec").or(() -> content.mapping("spec"));
        var container = spec.stream()
                .flatMap(each -> each.items("containers").stream())
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .findFirst()
                .orElseGet(YamlMapping::empty);
        return new ExistingWorkload(file, kind, name, content, container);
    }

    /** Returns {@code Deployment cups}. */
    String title() {
        return kind + " " + name;
    }

    /** Returns the last part of its image's name, without tag and digest. */
    String imageName() {
        var image = container.text("image").orElse("").replaceFirst("@.*", "");
        return image.substring(image.lastIndexOf('/') + 1).replaceFirst(":.*", "");
    }

    /** Returns where its kind stands. */
    Optional<Location> place() {
        return content.at("kind").flatMap(YamlNode::location);
    }

    /** A fact of the workload, and where it stands. */
    record Fact<T>(T value, String from) {}

    /** Returns the port that its container listens on: the one that is called http, else the first. */
    Optional<Fact<Integer>> port() {
        var ports = container.items("ports").stream()
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .toList();
        return ports.stream()
                .filter(port -> port.text("name").orElse("").matches("https?|web"))
                .findFirst()
                .or(() -> ports.stream().findFirst())
                .flatMap(port -> port.at("containerPort"))
                .flatMap(node -> node instanceof YamlScalar scalar ? number(scalar) : Optional.empty());
    }

    private Optional<Fact<Integer>> number(YamlScalar scalar) {
        OptionalInt port = SourceClues.portOf(scalar.text());
        return port.isPresent() ? Optional.of(new Fact<>(port.getAsInt(), from(scalar))) : Optional.empty();
    }

    /** Returns the path of its HTTP probe: the one for readiness, else liveness or start. */
    Optional<Fact<String>> health() {
        return Stream.of("readinessProbe", "livenessProbe", "startupProbe")
                .flatMap(probe -> container.at(probe, "httpGet", "path").stream())
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(path -> path.text().matches("/\\S{0,200}"))
                .findFirst()
                .map(path -> new Fact<>(path.text(), from(path)));
    }

    /** Returns the variables that have a plain value, in order. */
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        for (var item : container.items("env")) {
            if (item instanceof YamlMapping variable) {
                variable.text("name")
                        .ifPresent(name -> variable.text("value").ifPresent(value -> environment.put(name, value)));
            }
        }
        return environment;
    }

    /** Returns the names of the variables that come from elsewhere. */
    List<String> referredVariables() {
        return container.items("env").stream()
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .filter(variable -> variable.at("valueFrom").isPresent())
                .flatMap(variable -> variable.text("name").stream())
                .toList();
    }

    List<String> command() {
        return container.texts("command");
    }

    List<String> arguments() {
        return container.texts("args");
    }

    private String from(YamlNode node) {
        return node.location()
                .map(place -> "from " + (place instanceof Location.InFile in ? file + ":" + in.line() : file))
                .orElse("from " + file);
    }
}
