package dev.coop.validate.policy;

import dev.coop.app.AppName;
import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import dev.coop.platform.Platform;
import dev.coop.platform.Platform.Team;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import dev.coop.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a platform has teams, one of them lists the app, and the app agrees. */
public final class TeamsOwnTheirApps implements Rule {

    @Override
    public Stream<Diagnostic> check(Subject subject) {
        return subject
                .platform()
                .filter(platform -> !platform.teams().isEmpty())
                .flatMap(platform -> subject.name().flatMap(app -> problem(app, subject, platform)))
                .stream();
    }

    private static Optional<Diagnostic> problem(AppName app, Subject subject, Platform platform) {
        var named = subject.coop().text("team");
        var owners = platform.teams().stream()
                .filter(team -> team.owns(app))
                .map(Team::name)
                .toList();
        if (named.isEmpty()) {
            return owners.isEmpty()
                    ? Optional.of(
                            notListed(app, platform).at(subject.coop().at("app").flatMap(YamlNode::location)))
                    : Optional.empty();
        }
        if (owners.contains(named.get())) {
            return Optional.empty();
        }
        var place = subject.coop().at("team").flatMap(YamlNode::location);
        var teams = platform.teams().stream().map(Team::name).toList();
        if (!teams.contains(named.get())) {
            return Optional.of(Diagnostic.error(
                            "unknown-team", "platform " + platform.name() + " has no team `" + named.get() + "`")
                    .at(place)
                    .hint(Closest.to(named.get(), teams)
                            .map(meant -> "did you mean `" + meant + "`?")
                            .orElse("it has " + String.join(", ", teams))));
        }
        return Optional.of(
                owners.isEmpty()
                        ? notListed(app, platform).at(place)
                        : Diagnostic.error(
                                        "wrong-team",
                                        "app `" + app + "` belongs to team " + String.join(", ", owners)
                                                + " on platform " + platform.name())
                                .at(place)
                                .hint("remove `team`, or ask the platform team to list the app under another one"));
    }

    private static Diagnostic notListed(AppName app, Platform platform) {
        return Diagnostic.error(
                        "app-not-listed", "no team of platform " + platform.name() + " lists the app `" + app + "`")
                .hint("ask the platform team to add it to a team's `apps` in platform.yaml");
    }
}
