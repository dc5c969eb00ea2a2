package dev.coop.deploy.change;

import dev.coop.yaml.YamlMapping;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which Secrets a workload reads that it did not read before. Its own Secret, for a new workload, is no surprise. */
final class SecretRisks {
    private SecretRisks() {}

    static Stream<String> of(ResourceChange change, State state) {
        return change.isAdded()
                ? Stream.empty()
                : state.fresh(SecretRisks::read).map(name -> change.title() + " reads " + name);
    }

    private static Set<String> read(YamlMapping root) {
        var found = new TreeSet<String>();
        State.pod(root)
                .ifPresent(pod -> State.mappings(pod).forEach(each -> {
                    each.mapping("secretKeyRef")
                            .ifPresent(ref -> found.add("`%s` of Secret `%s`"
                                    .formatted(
                                            ref.text("key").orElse(""),
                                            ref.text("name").orElse(""))));
                    each.text("secretRef", "name").ifPresent(name -> found.add("Secret `" + name + "`"));
                    each.text("secret", "secretName").ifPresent(name -> found.add("Secret `" + name + "`"));
                }));
        return found;
    }
}
