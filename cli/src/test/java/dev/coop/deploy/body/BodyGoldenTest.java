package dev.coop.deploy.body;

import dev.coop.deploy.body.Content.Checks;
import dev.coop.deploy.body.Content.Circumstances;
import dev.coop.house.GoldenFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whole bodies as a reviewer gets them, in {@code golden/body}. */
class BodyGoldenTest {
    private static final String PLAIN = "kind: ConfigMap\nmetadata:\n  name: menu\ndata:\n  hot: \"yes\"\n";

    @Test
    void bodiesAreAsReviewed() {
        var bodies = new TreeMap<String, String>();
        bodies.put("usual.md", Bodies.text(Bodies.usual()));
        bodies.put("first-deploy.md", Bodies.text(first()));
        bodies.put("risky.md", Bodies.text(risky()));
        bodies.put("many-commits-huge-diff.md", Body.text(huge(), Optional.empty(), 10_000));
        bodies.put("no-room.md", Body.text(huge(), Optional.empty(), 700));
        bodies.put("removal.md", Bodies.text(removal()));
        bodies.put("rollback.md", Bodies.text(rollback()));
        bodies.put("several-apps.md", Bodies.text(new Content.Several(List.of(Bodies.usual(), mat()))));
        bodies.put("hostile-subject.md", Bodies.text(hostile()));

        GoldenFolder.of("body").holds(bodies);
    }

    private static Content first() {
        var usual = Bodies.usual();
        return new Content.Deploy(
                usual.release(),
                Optional.empty(),
                usual.runsIn(),
                "",
                List.of(),
                Optional.empty(),
                Bodies.around(
                        Map.of(),
                        Map.of(
                                "deployment-mug.yaml",
                                Bodies.deployment('2', "info", 2),
                                "service-mug.yaml",
                                Bodies.service("ClusterIP"),
                                "role-reader.yaml",
                                "kind: Role\nmetadata: {name: reader}\n")));
    }

    private static Content risky() {
        var usual = Bodies.usual();
        var around = Bodies.around(
                Map.of(
                        "deployment-mug.yaml",
                        Bodies.deployment('1', "info", 2),
                        "ingress.networking.k8s.io-mug.yaml",
                        ingress("mug.acme.dev"),
                        "persistentvolumeclaim-cups.yaml",
                        "kind: PersistentVolumeClaim\nmetadata: {name: cups}\n",
                        "service-mug.yaml",
                        Bodies.service("ClusterIP")),
                Map.of(
                        "deployment-mug.yaml",
                        Bodies.deployment('2', "info", 0),
                        "ingress.networking.k8s.io-mug.yaml",
                        ingress("mean-mug.acme.dev"),
                        "service-mug.yaml",
                        Bodies.service("LoadBalancer")));
        return Bodies.with(
                usual,
                usual.commits(),
                new Circumstances(
                        around.before(),
                        around.after(),
                        new Checks(
                                3,
                                Optional.of("acme"),
                                List.of("the image was not looked up: `ghcr.io` does not answer")),
                        List.of("deployed with `--force`: its commit is on another line of history than 1111111"),
                        around.pipeline(),
                        Optional.of(41)));
    }

    private static String ingress(String host) {
        return "kind: Ingress\nmetadata: {name: mug}\nspec:\n  rules:\n    - host: " + host + "\n";
    }

    private static Content huge() {
        var usual = Bodies.usual();
        var after = new TreeMap<String, String>();
        for (var file = 0; file < 9; file++) {
            var text = new StringBuilder(PLAIN.replace("menu", "menu-" + file));
            for (var line = 0; line < (file < 2 ? 9 : 150); line++) {
                text.append("  more-").append(line).append(": x\n");
            }
            after.put("configmap-menu-" + file + ".yaml", text.toString());
        }
        var commits = new ArrayList<>(usual.commits());
        for (var at = 0; at < 57; at++) {
            commits.add(Bodies.commit("456789abcdef".charAt(at % 12), "Step " + at, "Ada"));
        }
        return Bodies.with(
                usual, commits, Bodies.around(Map.of("configmap-menu-0.yaml", PLAIN.replace("menu", "menu-0")), after));
    }

    private static Content removal() {
        var usual = Bodies.usual();
        return new Content.Removal(
                usual.before().orElseThrow(),
                Bodies.around(
                        Map.of(
                                "deployment-mug.yaml",
                                Bodies.deployment('1', "info", 2),
                                "persistentvolumeclaim-cups.yaml",
                                "kind: PersistentVolumeClaim\nmetadata: {name: cups}\n"),
                        Map.of()));
    }

    private static Content rollback() {
        var usual = Bodies.usual();
        return new Content.Rollback(
                usual.before().orElseThrow(),
                usual.release(),
                Optional.of("mugs come out cold"),
                Bodies.around(
                        Map.of("deployment-mug.yaml", Bodies.deployment('2', "warn", 3)),
                        Map.of("deployment-mug.yaml", Bodies.deployment('1', "info", 2))));
    }

    private static Content.One mat() {
        return new Content.Deploy(
                Bodies.release("mat", '5', "Weave"),
                Optional.of(Bodies.release("mat", '4', "Cut")),
                List.of(Bodies.HEALTHY),
                "",
                List.of(),
                Optional.empty(),
                Bodies.around(
                        Map.of("configmap-menu.yaml", PLAIN), Map.of("configmap-menu.yaml", PLAIN + "  cold: no\n")));
    }

    private static Content hostile() {
        var usual = Bodies.usual();
        return Bodies.with(
                usual,
                List.of(
                        Bodies.commit('2', "Fixes #1 and acme/mug#2, GH-3; thanks @grace | `a` <b>", "@ada"),
                        Bodies.commit('3', "Closes https://github.com/acme/mug/issues/4 --> </details> ```", "A|B"),
                        Bodies.commit('4', "# <!-- coop:end --> ![x](http://y) \u202egnp", "*")),
                Bodies.around(
                        Map.of(),
                        Map.of("configmap-menu.yaml", PLAIN + "  # ````\n  # <!-- coop:end -->\n  # </details>\n")));
    }
}
