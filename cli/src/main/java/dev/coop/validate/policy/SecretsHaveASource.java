package dev.coop.validate.policy;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.platform.Platform;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlMapping;
import java.util.stream.Stream;

/** An app that reads secret values runs on a platform that says where they come from. */
public final class SecretsHaveASource implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject.platform().filter(platform -> platform.secrets() instanceof Platform.NoSecrets).stream()
                .flatMap(platform -> subject.written().stream()
                        .filter(settings -> !settings.items("secrets").isEmpty())
                        .flatMap(settings -> settings.entry("secrets").stream())
                        .map(YamlMapping.Entry::key)
                        .map(key -> Diagnostic.error(
                                        "no-secret-store",
                                        "platform " + platform.name() + " does not say where secret values come from")
                                .at(key.location())
                                .hint("ask the platform team to set `secrets` in platform.yaml: `store` or"
                                        + " `managed: external`")));
    }
}
