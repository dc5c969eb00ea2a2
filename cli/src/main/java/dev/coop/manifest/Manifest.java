package dev.coop.manifest;

import java.util.Locale;

/**
 * One rendered Kubernetes resource.
 *
 * @param id what it is
 * @param yaml its text, with a newline at its end
 */
public record Manifest(Id id, String yaml) {

    /**
     * What tells a resource from the others of an app in an environment.
     *
     * @param group its API group; empty for the core one
     * @param kind such as {@code Deployment}
     * @param name its name
     */
    public record Id(String group, String kind, String name) {
        /** Returns its file's name: {@code <kind>[.<group>]-<name>.yaml}, core and apps groups left out. */
        public String fileName() {
            var where = group.isEmpty() || group.equals("apps") ? "" : "." + group;
            return (kind + where + "-" + name).toLowerCase(Locale.ROOT) + ".yaml";
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }
}
