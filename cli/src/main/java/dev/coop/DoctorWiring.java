package dev.coop;

import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.config.PlatformChoice;
import dev.coop.config.login.DockerConfiguration;
import dev.coop.diagnostic.Failure;
import dev.coop.doctor.ArgoCdCheck;
import dev.coop.doctor.Check;
import dev.coop.doctor.Doctor;
import dev.coop.doctor.Finding;
import dev.coop.doctor.Finding.State;
import dev.coop.doctor.ForgeCheck;
import dev.coop.doctor.LocalChecks;
import dev.coop.doctor.Setting;
import dev.coop.image.ImageReference;
import dev.coop.image.ImageRepository;
import dev.coop.platform.Platform;
import dev.coop.source.AppFolder;
import dev.coop.source.RepositoryAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts the examination together. Each check lives with whatever the ones before it could not find out. */
final class DoctorWiring {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Surroundings surroundings;
    private final Adapters adapters;
    private final NamedPlatform platforms;
    private final Path folder;
    private final Supplier<Optional<AppFolder>> app;
    private final Supplier<Adapters.People> people;
    private final AtomicReference<Optional<Reached>> reached = new AtomicReference<>(Optional.empty());

    /** The platform as it could be read. */
    private record Reached(Platform platform, Optional<String> mainBranch) {}

    /** @param app finds the app of the folder, if it is in one */
    DoctorWiring(
            Surroundings surroundings,
            Adapters adapters,
            NamedPlatform platforms,
            Path folder,
            Supplier<Optional<AppFolder>> app,
            Supplier<Adapters.People> people) {
        this.surroundings = surroundings;
        this.adapters = adapters;
        this.platforms = platforms;
        this.folder = folder;
        this.app = app;
        this.people = people;
    }

    Doctor doctor() {
        var local = new LocalChecks(adapters.machine(), adapters.network(), adapters.signing(folder));
        return new Doctor(
                () -> settings(local),
                List.of(
                        new Check("coop.yaml", this::app),
                        new Check("programs", local::programs),
                        new Check("network", local::ways),
                        new Check("platform", () -> onPlatform("platform", this::platform)),
                        new Check("git credential", () -> onPlatform("git credential", this::credential)),
                        new Check("forge", () -> onPlatform("forge", this::forge)),
                        new Check("registry", () -> onPlatform("registry", this::registry)),
                        new Check("Argo CD", () -> onPlatform("Argo CD", this::argoCd)),
                        new Check("signing", local::signatures)),
                LONGEST);
    }

    private List<Setting> settings(LocalChecks local) {
        var found = new ArrayList<Setting>();
        found.add(named().map(choice ->
                        new Setting("platform", shown(choice), choice.origin().label()))
                .orElseGet(() -> new Setting("platform", "none", "default")));
        found.add(local.folder("configuration", surroundings.userConfiguration(), "XDG_CONFIG_HOME"));
        found.add(local.folder("credentials", adapters.machine().ownFile().path(), "XDG_CONFIG_HOME"));
        found.add(local.folder(
                "cache", surroundings.xdg("XDG_CACHE_HOME", ".cache").resolve("coop"), "XDG_CACHE_HOME"));
        found.add(local.folder("sandbox", adapters.sandboxFolder().root(), "COOP_SANDBOX", "XDG_DATA_HOME"));
        found.add(new Setting(
                "author", people.get().author().toString(), people.get().origin()));
        known().ifPresent(it -> {
            it.platform().registry().ifPresent(value -> found.add(new Setting("registry", value, "platform.yaml")));
            it.platform().forge().ifPresent(value -> found.add(new Setting("forge", value.kind(), "platform.yaml")));
        });
        return found;
    }

    /** A broken configuration of the user's is a finding of the platform's check. */
    private Optional<PlatformChoice> named() {
        try {
            return platforms.named();
        } catch (Failure broken) {
            return Optional.empty();
        }
    }

    private String shown(PlatformChoice choice) {
        return choice.isSandbox()
                ? "sandbox"
                : RepositoryAddress.of(choice.address(), choice.folder()).value();
    }

    private List<Finding> app() {
        try {
            return List.of(app.get()
                    .map(found -> Finding.of(
                            "coop.yaml",
                            State.FINE,
                            "describes `" + WiredSession.described(found).name() + "`"))
                    .orElseGet(() ->
                            Finding.of("coop.yaml", WiredSession.noApp(folder)).in(State.NOT_CHECKED)));
        } catch (Failure failure) {
            return List.of(Finding.of("coop.yaml", failure));
        }
    }

    private List<Finding> onPlatform(String check, Function<PlatformChoice, List<Finding>> examine) {
        var choice = platforms.named();
        if (choice.isEmpty()) {
            return List.of(
                    check.equals("platform")
                            ? Finding.of(check, State.NOT_CHECKED, "no platform is named; a terminal shows the sandbox")
                                    .hint("set `platform:` in coop.yaml, COOP_PLATFORM or --platform to the GitOps"
                                            + " repository's URL")
                            : Finding.of(check, State.NOT_CHECKED, "needs a platform"));
        }
        return choice.orElseThrow().isSandbox()
                ? List.of(Finding.of(check, State.FINE, "the sandbox needs none (simulated)"))
                : examine.apply(choice.orElseThrow());
    }

    private List<Finding> platform(PlatformChoice choice) {
        var repository = adapters.repository(choice, folder, people.get());
        var tip = repository.tip();
        var main = repository.mainBranch();
        var platform = platforms.keep(RepositoryAddress.of(choice.address(), choice.folder()), tip);
        reached.set(Optional.of(new Reached(platform, Optional.of(main))));
        return List.of(Finding.of(
                "platform",
                State.FINE,
                "`" + platform.name() + "` reached, `" + main + "` is at "
                        + tip.commit().abbreviated()));
    }

    /** Returns what was read now, else what was kept when it was read last. */
    private Optional<Reached> known() {
        try {
            return reached.get()
                    .or(() -> platforms
                            .named()
                            .flatMap(platforms::known)
                            .map(copy -> new Reached(copy.platform(), Optional.empty())));
        } catch (Failure broken) {
            return Optional.empty();
        }
    }

    private List<Finding> credential(PlatformChoice choice) {
        var address = choice.address();
        if (HostName.ofAddress(address).isEmpty()) {
            return List.of(Finding.of("git credential", State.FINE, "a path needs none"));
        }
        if (address.matches("https?://[^/]*:[^/]*@.*")) {
            return List.of(
                    Finding.of("git credential", State.WARNING, "a password stands in the address of the platform")
                            .hint("take it out of there and run `coop login`: an address is shown, kept and shared"));
        }
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            return List.of(
                    Finding.of("git credential", State.FINE, "your own `ssh`, with its agent, keys and known hosts"));
        }
        return List.of(adapters.credentials(choice)
                .forGit(shown(choice))
                .map(login -> Finding.of("git credential", State.FINE, login.origin()))
                .orElseGet(() -> Finding.of(
                                "git credential",
                                State.WARNING,
                                "there is none: coop can read what anybody may, and push nothing")
                        .hint("run `coop login`")));
    }

    private List<Finding> forge(PlatformChoice choice) {
        var address = RepositoryAddress.of(choice.address(), choice.folder());
        var chosen = known().flatMap(it -> it.platform().forge());
        if (chosen.filter(forge -> forge.kind().equals("local")).isPresent()) {
            return List.of(Finding.of("forge", State.FINE, "pull requests are files beside the repository"));
        }
        var host = HostName.ofAddress(address.value());
        var kind = chosen.flatMap(forge -> ForgeKind.named(forge.kind()))
                .or(() -> host.flatMap(it -> ForgeKind.ofHost(it.value())));
        if (kind.isEmpty() || host.isEmpty()) {
            return List.of(Finding.of("forge", State.NOT_CHECKED, "no forge is known for `" + address + "`")
                    .hint("have the platform team name it in platform.yaml: `forge: github`, gitlab or gitea"));
        }
        var api = chosen.flatMap(Platform.ForgeChoice::api)
                .orElseGet(() -> kind.orElseThrow().api(host.orElseThrow()));
        return new ForgeCheck(
                        adapters.caller(),
                        adapters.credentials(choice),
                        kind.orElseThrow(),
                        api,
                        address,
                        known().flatMap(Reached::mainBranch))
                .examine();
    }

    private List<Finding> registry(PlatformChoice choice) {
        var named = known().flatMap(it -> it.platform().registry());
        if (named.isEmpty()) {
            return List.of(Finding.of("registry", State.NOT_CHECKED, "the platform's registry is not known"));
        }
        var repository = ImageRepository.parse(named.orElseThrow() + "/coop-doctor");
        adapters.images(choice).find(repository.at(new ImageReference.Tag("none")));
        var source = new DockerConfiguration(adapters.machine()).source(repository.registry());
        return List.of(source.map(place -> Finding.of(
                        "registry", State.FINE, repository.registry() + " answers, with the login of " + place))
                .orElseGet(() -> Finding.of(
                                "registry",
                                State.WARNING,
                                repository.registry() + " answers; docker's configuration has no login to push with")
                        .hint("run `coop login registry --host " + repository.registry() + " --user NAME`")));
    }

    private List<Finding> argoCd(PlatformChoice choice) {
        return known().map(it -> new ArgoCdCheck(
                                adapters.caller(),
                                url -> adapters.credentials(choice).argoCdLogin(url),
                                AccessWiring.urls(it.platform()))
                        .examine())
                .orElseGet(() -> List.of(Finding.of("Argo CD", State.NOT_CHECKED, "the platform is not known")));
    }
}
