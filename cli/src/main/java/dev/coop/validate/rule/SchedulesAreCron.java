package dev.coop.validate.rule;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Location;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.validate.value.CronSchedule;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Every schedule, of coop.yaml and of a CronJob, is one that cron understands. */
public final class SchedulesAreCron implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        var own = subject.written().stream()
                .flatMap(settings ->
                        problem("", settings, settings.at("schedule").flatMap(YamlNode::location)));
        var extra = subject.resources().stream()
                .filter(resource -> resource.id().group().equals("batch")
                        && resource.id().kind().equals("CronJob"))
                .flatMap(resource -> problem(
                        resource.title() + ": ",
                        resource.content().mapping("spec").orElse(YamlMapping.empty()),
                        resource.place("spec", "schedule")));
        return Stream.concat(own, extra);
    }

    private static Stream<Diagnostic> problem(String what, YamlMapping settings, Optional<Location> place) {
        return settings
                .text("schedule")
                .filter(text -> !text.contains("${"))
                .flatMap(CronSchedule::problem)
                .map(problem -> Diagnostic.error("wrong-schedule", what + "`schedule` " + problem)
                        .at(place)
                        .hint("minute hour day month weekday, for example \"0 3 * * *\""))
                .stream();
    }
}
