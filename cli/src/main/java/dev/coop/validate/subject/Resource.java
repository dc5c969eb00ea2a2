package dev.coop.validate.subject;

import dev.coop.diagnostic.Location;
import dev.coop.manifest.Manifest;
import dev.coop.yaml.YamlMapping;
import dev.coop.yaml.YamlNode;
import java.util.Optional;

/**
 * An extra resource with the keys that every resource has.
 *
 * @param id what it is; its name may hold variables
 * @param environment the only one it is for; none when it is for all
 * @param content its keys and values
 */
public record Resource(Manifest.Id id, Optional<String> environment, YamlMapping content) {

    /** Whether it is deployed where the view looks. */
    public boolean isIn(View view) {
        return environment.isEmpty() || environment.equals(view.name());
    }

    /** Returns its name with the variables filled in that an app's name and an environment decide. */
    public String nameIn(View view, String app) {
        return id.name()
                .replace("${coop.app}", app)
                .replace("${coop.environment}", view.name().orElse("environment"))
                .replace("${coop.namespace}", "namespace");
    }

    /** Returns where a value of it stands; where it has no such value, where it begins. */
    public Optional<Location> place(String... path) {
        return content.at(path).flatMap(YamlNode::location).or(content::location);
    }

    /** Returns what a person calls it, such as {@code CronJob `cleanup`}. */
    public String title() {
        return id.kind() + " `" + id.name() + "`";
    }
}
