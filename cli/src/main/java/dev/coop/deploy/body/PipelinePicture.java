package dev.coop.deploy.body;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.body.Content.Pipeline;
import dev.coop.deploy.body.Content.Stage;
import java.util.List;
import java.util.stream.IntStream;

/** The environments with what they run, as Mermaid draws them; the step that is proposed is a thick arrow. */
final class PipelinePicture {
    private PipelinePicture() {}

    /** Returns the picture; of one environment there is nothing to see. */
    static String of(Pipeline pipeline, EnvironmentName proposed) {
        var stages = pipeline.stages();
        if (stages.size() < 2) {
            return "";
        }
        var picture = new StringBuilder("flowchart LR\n");
        for (var at = 0; at < stages.size(); at++) {
            picture.append("  e%d[\"%s\"]\n".formatted(at, label(stages.get(at))));
        }
        for (var at = 0; at < stages.size(); at++) {
            for (var earlier : stages.get(at).after()) {
                var from = index(stages, earlier);
                if (from >= 0) {
                    var arrow = stages.get(at).environment().equals(proposed) ? "==>|\"this pull request\"|" : "-->";
                    picture.append("  e%d %s e%d\n".formatted(from, arrow, at));
                }
            }
        }
        return Markdown.fenced("mermaid", picture.toString()) + "\n";
    }

    /** Names of environments are letters, digits and hyphens; of a version only these are shown. */
    private static String label(Stage stage) {
        return stage.environment()
                + "<br/>"
                + stage.version()
                        .map(version -> version.replaceAll("[^A-Za-z0-9._-]", ""))
                        .orElse("nothing yet");
    }

    private static int index(List<Stage> stages, EnvironmentName wanted) {
        return IntStream.range(0, stages.size())
                .filter(at -> stages.get(at).environment().equals(wanted))
                .findFirst()
                .orElse(-1);
    }
}
