package dev.coop.platform;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.app.Workload.OwnSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A platform as its platform.yaml describes it.
 *
 * @param name such as {@code acme}
 * @param coop which versions of coop may use it, such as {@code >=0.1}
 * @param registry where images go by default, such as {@code ghcr.io/acme}
 * @param forge where its pull requests live, if the file says so
 * @param environments in the order of the file
 * @param sizes what a size's name stands for
 * @param ingress how apps are exposed
 * @param secrets where secret values come from
 * @param teams who owns which app; empty when anyone may deploy any app
 * @param reserved namespaces that no app may have, besides the usual ones
 * @param policies what is allowed
 */
public record Platform(
        String name,
        Optional<String> coop,
        Optional<String> registry,
        Optional<ForgeChoice> forge,
        List<Environment> environments,
        Map<String, OwnSize> sizes,
        Ingress ingress,
        Secrets secrets,
        List<Team> teams,
        List<String> reserved,
        Policies policies) {

    /** A forge named in the file: its kind and, for self-managed ones, its API's address. */
    public record ForgeChoice(String kind, Optional<String> api) {}

    /** Where Argo CD is and what it calls an app's Application. */
    public record ArgoCd(String url, String application) {
        /** Returns the name of the Application of an app in an environment. */
        public String applicationOf(AppName app, EnvironmentName environment) {
            return Pattern.fill(application, app, environment, "");
        }
    }

    /** How apps are exposed. */
    public sealed interface Ingress {}

    /** By an Ingress, of a class if one is named. */
    public record ByIngress(Optional<String> className) implements Ingress {}

    /** By an HTTPRoute on a Gateway. */
    public record ByGateway(String name, String namespace) implements Ingress {}

    /** Where secret values come from. */
    public sealed interface Secrets {}

    /** Nothing is said. */
    public record NoSecrets() implements Secrets {}

    /** From a ClusterSecretStore, under a key with {@code {app}}, {@code {environment}} and {@code {name}}. */
    public record FromStore(String store, String key) implements Secrets {}

    /** The Secret {@code <app>-secrets} is made elsewhere. */
    public record ManagedElsewhere() implements Secrets {}

    /** A team, the patterns of the apps it owns, and who reviews for it. */
    public record Team(String name, List<String> apps, List<String> reviewers) {
        /** Whether one of the team's patterns ({@code *} stands for anything) matches the app. */
        public boolean owns(AppName app) {
            return apps.stream()
                    .anyMatch(pattern -> app.value().matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E"));
        }
    }

    /** What is allowed: kinds as {@code Kind} or {@code group/Kind} or {@code group/*}, registries as path prefixes. */
    public record Policies(List<String> allowedKinds, List<String> deniedKinds, List<String> registries) {}

    /** Returns the environment of that name. */
    public Optional<Environment> environment(EnvironmentName wanted) {
        return environments.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    /** Returns the environments that take images that were just built. */
    public List<Environment> entries() {
        return environments.stream().filter(each -> each.after().isEmpty()).toList();
    }

    /** Returns the team that owns the app, by the platform's word alone. */
    public Optional<Team> teamOf(AppName app) {
        return teams.stream().filter(team -> team.owns(app)).findFirst();
    }
}
