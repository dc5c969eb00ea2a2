package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What lets a Pod reach beyond itself: privileges, the node's files, network and processes, root. */
final class PodRisks {
    private static final List<String> OF_THE_NODE = List.of("hostNetwork", "hostPID", "hostIPC");

    private PodRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        return state.fresh(PodRisks::reach).map(what -> change.title() + ": " + what);
    }

    private static Set<String> reach(YamlMapping root) {
        var found = new TreeSet<String>();
        State.pod(root).ifPresent(pod -> {
            OF_THE_NODE.stream().filter(key -> is(pod, "true", key)).forEach(key -> found.add("`" + key + "`"));
            pod.items("volumes").stream()
                    .flatMap(State::mapping)
                    .flatMap(volume -> volume.text("hostPath", "path").stream())
                    .forEach(path -> found.add("mounts `" + path + "` of the node"));
            if (is(pod, "true", "automountServiceAccountToken")) {
                found.add("gets a token of the cluster's API");
            }
            root(pod, found);
        });
        State.containers(root).forEach(container -> {
            if (is(container, "true", "securityContext", "privileged")) {
                found.add("a `privileged` container");
            }
            if (is(container, "true", "securityContext", "allowPrivilegeEscalation")) {
                found.add("may gain privileges");
            }
            container
                    .texts("securityContext", "capabilities", "add")
                    .forEach(capability -> found.add("capability `" + capability + "`"));
            root(container, found);
        });
        return found;
    }

    private static void root(YamlMapping holder, Set<String> found) {
        if (is(holder, "0", "securityContext", "runAsUser") || is(holder, "false", "securityContext", "runAsNonRoot")) {
            found.add("may run as root");
        }
    }

    private static boolean is(YamlMapping holder, String value, String... path) {
        return holder.text(path).filter(value::equals).isPresent();
    }
}
