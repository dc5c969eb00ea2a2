package dev.coop;

import dev.coop.cli.Access;
import dev.coop.cli.PlatformSession.KnownPlatform;
import dev.coop.config.ForgeKind;
import dev.coop.config.HostName;
import dev.coop.config.PlatformChoice;
import dev.coop.config.UserConfiguration;
import dev.coop.config.login.DeviceFlow;
import dev.coop.config.login.LoginPlace;
import dev.coop.config.login.Logins;
import dev.coop.image.ImageRepository;
import dev.coop.platform.Environment;
import dev.coop.platform.Platform;
import java.util.List;
import java.util.Optional;

/** Puts together what logs in and out. */
final class AccessWiring implements Access {
    private final Surroundings surroundings;
    private final Adapters adapters;
    private final NamedPlatform platforms;

    AccessWiring(Surroundings surroundings, Adapters adapters, NamedPlatform platforms) {
        this.surroundings = surroundings;
        this.adapters = adapters;
        this.platforms = platforms;
    }

    @Override
    public LoginPlace place(Optional<LoginPlace.Kind> system, Optional<String> host, LoginPlace.NamedBy namedBy) {
        var choice = platforms.named().filter(each -> namedBy == LoginPlace.NamedBy.ANYBODY || !each.isNamedByApp());
        var copy = choice.filter(each -> !each.isSandbox()).flatMap(platforms::known);
        var platform = copy.map(KnownPlatform::platform);
        return LoginPlace.of(
                system,
                host,
                new LoginPlace.Known(
                        choice.map(PlatformChoice::address).flatMap(HostName::ofAddress),
                        platform.flatMap(Platform::forge)
                                .flatMap(Platform.ForgeChoice::api)
                                .flatMap(HostName::ofAddress)
                                .map(HostName::withoutApi),
                        platform.flatMap(Platform::forge).flatMap(forge -> ForgeKind.named(forge.kind())),
                        platform.flatMap(Platform::registry)
                                .map(each -> ImageRepository.parse(each + "/x").registry())
                                .flatMap(HostName::ofServer),
                        platform.map(AccessWiring::argoCds).orElse(List.of())),
                namedBy);
    }

    private static List<HostName> argoCds(Platform platform) {
        return urls(platform).stream()
                .flatMap(url -> HostName.ofAddress(url).stream())
                .distinct()
                .toList();
    }

    /** Returns the addresses of a platform's Argo CDs. */
    static List<String> urls(Platform platform) {
        return platform.environments().stream()
                .map(Environment::argocd)
                .flatMap(Optional::stream)
                .map(Platform.ArgoCd::url)
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> clientId(HostName host, Optional<String> typed) {
        return typed.or(() -> surroundings.variable("COOP_CLIENT_ID"))
                .or(() ->
                        UserConfiguration.read(surroundings.userConfiguration()).clientId(host));
    }

    @Override
    public DeviceFlow deviceFlow() {
        return new DeviceFlow(adapters.caller(), surroundings.clock(), surroundings.pause());
    }

    @Override
    public Logins logins() {
        return new Logins(
                adapters.machine(),
                adapters.caller(),
                platforms.named().filter(each -> !each.isSandbox()).map(PlatformChoice::address));
    }
}
