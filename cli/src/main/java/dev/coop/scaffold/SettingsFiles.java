package dev.coop.scaffold;

import dev.coop.diagnostic.Location;
import dev.coop.language.PortClue;
import dev.coop.language.ProjectFolder;
import dev.coop.yaml.SourceText;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlReader;
import dev.coop.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The port of a program that reads its settings from YAML files in the repository. */
final class SettingsFiles {
    private static final List<String> FOLDERS = List.of("configuration", "config", "conf", "settings", "");
    private static final List<String> SERVERS = List.of("application", "server", "http", "app", "web");

    private final ProjectFolder folder;

    SettingsFiles(ProjectFolder folder) {
        this.folder = folder;
    }

    /** Returns the port under a key such as {@code server.port}. */
    Optional<PortClue> port() {
        return FOLDERS.stream()
                .flatMap(path -> folder.entries(path).stream()
                        .filter(name -> name.matches(
                                "(?i)(base|default|config|configuration|settings|application|app|prod\\w*)\\.ya?ml"))
                        .map(name -> path.isEmpty() ? name : path + "/" + name))
                .flatMap(file -> port(file).stream())
                .findFirst();
    }

    private Optional<PortClue> port(String file) {
        return folder.text(file)
                .map(text -> YamlReader.read(new SourceText(file, text)))
                .flatMap(stream -> stream.documents().stream()
                        .flatMap(document -> document.mapping().stream())
                        .flatMap(SettingsFiles::ports)
                        .flatMap(port -> clue(file, port).stream())
                        .findFirst());
    }

    private static Stream<YamlScalar> ports(YamlMapping settings) {
        return SERVERS.stream()
                .flatMap(server -> settings.at(server, "port").stream())
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast);
    }

    private Optional<PortClue> clue(String file, YamlScalar port) {
        return port.location()
                .filter(Location.InFile.class::isInstance)
                .map(place -> ((Location.InFile) place).line())
                .flatMap(line -> folder.lines(file).stream()
                        .filter(each -> each.number() == line)
                        .findFirst())
                .flatMap(line -> PortClue.of(port.text(), line));
    }
}
