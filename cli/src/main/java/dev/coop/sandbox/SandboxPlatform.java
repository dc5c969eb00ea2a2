package dev.coop.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the sandbox's GitOps repository starts with. */
public final class SandboxPlatform {
    private static final String PLATFORM = """
        # The sandbox: a platform that fits in a folder. The rollout is simulated, all else is real.
        platform: sandbox
        coop: ">=0.1"
        registry: sandbox.local
        forge: local
        environments:
          - {name: dev,  namespace: "{app}-dev",  domain: "{app}.dev.sandbox.local", deploy: auto}
          - {name: prod, namespace: "{app}-prod", domain: "{app}.sandbox.local",     deploy: review, after: dev}
        sizes:
          small:  {cpu: 100m, memory: 128Mi}
          medium: {cpu: 500m, memory: 512Mi}
          large:  {cpu: "1",  memory: 1Gi}
        secrets: {store: sandbox, key: "{app}/{environment}/{name}"}
        """;

    private SandboxPlatform() {}

    /** Returns the platform.yaml of the first commit. */
    public static String text() {
        return PLATFORM;
    }

    /** Returns the files of the first commit. */
    public static SortedMap<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        files.put("platform.yaml", PLATFORM.getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
