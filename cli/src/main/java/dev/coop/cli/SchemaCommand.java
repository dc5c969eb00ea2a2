package dev.coop.cli;

import dev.coop.diagnostic.Verdict;
import dev.coop.validate.schema.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "schema",
        description = {
            "An editor with a YAML language server then offers the keys and marks mistakes while you type. The schema"
                    + " is draft 2020-12."
        },
        footer = {
            "# in coop.yaml: # yaml-language-server: $$schema=coop.schema.json",
            "coop schema > coop.schema.json",
            "# of platform.yaml",
            "coop schema platform > platform.schema.json"
        })
final class SchemaCommand implements Callable<Verdict> {
    /** Which file a schema is of. */
    enum File {
        APP,
        PLATFORM
    }

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "app|platform",
            description = "Which file: coop.yaml (app) or platform.yaml (platform). Default: app.")
    File file = File.APP;

    SchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Verdict call() {
        var text = switch (file) {
            case APP -> Schema.textOfCoopYaml();
            case PLATFORM -> Schema.textOfPlatformYaml();
        };
        session.terminal().data(text.stripTrailing());
        return Verdict.DONE;
    }
}
