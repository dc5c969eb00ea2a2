package dev.coop.app;

import dev.coop.yaml.YamlMapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An app's settings in one environment.
 *
 * @param image the image's repository without a tag, if the file says so
 * @param port the port it serves
 * @param health how to ask whether it is well
 * @param expose how it is reached from outside
 * @param scale how many copies run
 * @param size what it may use
 * @param env environment variables, in the order written
 * @param secrets the names of the secret values it reads
 * @param command what runs instead of the image's entrypoint
 * @param args what runs instead of the image's arguments
 * @param schedule when a cron app runs
 * @param patches changes to what coop renders
 */
public record Workload(
        Optional<String> image,
        OptionalInt port,
        Optional<Health> health,
        Expose expose,
        Scale scale,
        Size size,
        Map<String, String> env,
        List<String> secrets,
        List<String> command,
        List<String> args,
        Optional<String> schedule,
        List<Patch> patches) {

    /** How to ask an app whether it is well: an HTTP path, and how long its start may take. */
    public record Health(String path, Optional<Duration> startup) {}

    /** How an app is reached from outside the cluster. */
    public sealed interface Expose {}

    /** Not at all. */
    public record Hidden() implements Expose {}

    /** Under the host of the platform's domain pattern. */
    public record OnPlatformDomain(String path) implements Expose {}

    /** Under a host of its own. */
    public record OnHost(String host, String path) implements Expose {}

    /** How many copies run. */
    public sealed interface Scale {}

    /** A fixed number. */
    public record Fixed(int copies) implements Scale {}

    /** As many as the load asks for; {@code cpu} is the targeted use in percent. */
    public record Automatic(int min, int max, int cpu) implements Scale {}

    /** What an app may use. */
    public sealed interface Size {}

    /** The first of the platform's sizes; where it has none, the smallest. */
    public record StandardSize() implements Size {}

    /** A size that the platform names. */
    public record NamedSize(String name) implements Size {}

    /** An own size, in Kubernetes quantities. */
    public record OwnSize(String cpu, String memory) implements Size {}

    /** A change to the rendered manifests of a kind, or only to the one with a name. */
    public record Patch(String kind, Optional<String> name, YamlMapping merge, YamlMapping origin) {}

    static Workload read(YamlMapping settings) {
        return WorkloadReader.read(settings);
    }
}
