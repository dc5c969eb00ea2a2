package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.image.json.OciIndexTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.coop.image.ImageFacts;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageReference;
import dev.coop.image.Recipe.ImagePlatform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Looks images up in registries, first as anybody, then with the user's credentials. */
public final class RegistryLookup implements ImageLookup {
    private final RegistryAccess access;

    public RegistryLookup(RegistryAccess access) {
        this.access = access;
    }

    @Override
    public Optional<ImageReference.Digest> find(ImageReference image) {
        return ask(image, client -> client.checkManifest(qualifier(image)))
                .flatMap(found -> found)
                .map(found -> new ImageReference.Digest(found.getDigest().toString()));
    }

    @Override
    public ImageFacts facts(ImageReference image) {
        return ask(image, client -> facts(client, qualifier(image))).orElse(ImageFacts.NONE);
    }

    /** Returns the configuration of an image that there is for a platform; of the only image whatever it is for. */
    Optional<Configuration> configuration(ImageReference image, ImagePlatform platform) {
        return ask(image, client -> configuration(client, qualifier(image), Optional.of(platform)))
                .flatMap(found -> found);
    }

    /** An index names its platforms, an image on its own says it in its configuration. */
    private static ImageFacts facts(RegistryClient client, String qualifier) throws IOException, RegistryException {
        var manifest = client.pullManifest(qualifier).getManifest();
        var listed = listed(manifest);
        var configuration =
                configured(client, manifest, listed.values().stream().findFirst());
        var labels = configuration.map(Configuration::labels).orElse(Map.of());
        return listed.isEmpty()
                ? new ImageFacts(
                        configuration.flatMap(Configuration::platform).filter(RegistryLookup::isKnown).stream()
                                .toList(),
                        labels)
                : new ImageFacts(List.copyOf(listed.keySet()), labels);
    }

    private static Optional<Configuration> configuration(
            RegistryClient client, String qualifier, Optional<ImagePlatform> platform)
            throws IOException, RegistryException {
        var manifest = client.pullManifest(qualifier).getManifest();
        return configured(client, manifest, platform.map(listed(manifest)::get));
    }

    private static Optional<Configuration> configured(
            RegistryClient client, ManifestTemplate manifest, Optional<String> child)
            throws IOException, RegistryException {
        if (child.isPresent()) {
            return configured(client, client.pullManifest(child.get()).getManifest(), Optional.empty());
        }
        if (!(manifest instanceof BuildableManifestTemplate single)) {
            return Optional.empty();
        }
        var described = single.getContainerConfiguration();
        var digest = described == null ? null : described.getDigest();
        return digest == null
                ? Optional.empty()
                : Optional.of(Configuration.read(Blobs.writeToByteArray(client.pullBlob(digest, _ -> {}, _ -> {}))));
    }

    /** Returns the images of an index by platform, in its order; none of what is no index. */
    private static SequencedMap<ImagePlatform, String> listed(ManifestTemplate manifest) {
        var found = new LinkedHashMap<ImagePlatform, String>();
        switch (manifest) {
            case V22ManifestListTemplate list ->
                list.getManifests().stream()
                        .filter(each -> each.getPlatform() != null)
                        .forEach(each -> platform(
                                        each.getPlatform().getOs(),
                                        each.getPlatform().getArchitecture())
                                .ifPresent(platform -> found.putIfAbsent(platform, each.getDigest())));
            case OciIndexTemplate index ->
                index.getManifests().stream()
                        .filter(each -> each.getPlatform() != null && each.getDigest() != null)
                        .forEach(each -> platform(
                                        each.getPlatform().getOs(),
                                        each.getPlatform().getArchitecture())
                                .ifPresent(platform -> found.putIfAbsent(platform, String.valueOf(each.getDigest()))));
            default -> {}
        }
        return found;
    }

    /** What is attached to an image, such as an attestation, is in an index for {@code unknown/unknown}. */
    private static Optional<ImagePlatform> platform(@Nullable String os, @Nullable String architecture) {
        return os == null || architecture == null
                ? Optional.empty()
                : Optional.of(new ImagePlatform(os, architecture)).filter(RegistryLookup::isKnown);
    }

    private static boolean isKnown(ImagePlatform platform) {
        return !platform.os().equals("unknown");
    }

    private static String qualifier(ImageReference image) {
        return RegistryAccess.jib(image).getQualifier();
    }

    private interface Question<T> {
        T ask(RegistryClient client) throws IOException, RegistryException;
    }

    /** Returns the answer, first asking as anybody; nothing when the registry has no such image. */
    private <T> Optional<T> ask(ImageReference image, Question<T> question) {
        access.connect(image);
        var http = RegistryAccess.http(image);
        try (var _ = access.working().waiting(image.repository().registry(), request(image))) {
            return Optional.of(answer(image, http, question));
        } catch (IOException | RegistryException | CredentialRetrievalException thrown) {
            if (RegistryFailures.saysNotFound(thrown)) {
                return Optional.empty();
            }
            throw RegistryFailures.of(image, request(image), thrown);
        } finally {
            RegistryAccess.close(http);
        }
    }

    private static String request(ImageReference image) {
        return "GET " + RegistryFailures.path(image);
    }

    private <T> T answer(ImageReference image, FailoverHttpClient http, Question<T> question)
            throws IOException, RegistryException, CredentialRetrievalException {
        try {
            return question.ask(RegistryAccess.client(image, http).newRegistryClient());
        } catch (RegistryUnauthorizedException anonymous) {
            var credential = access.credential(image);
            var factory = RegistryAccess.client(image, http);
            credential.ifPresent(factory::setCredential);
            var client = factory.newRegistryClient();
            var takesTokens = client.doPullBearerAuth();
            if (!takesTokens && credential.isEmpty()) {
                throw anonymous;
            }
            if (!takesTokens) {
                client.configureBasicAuth();
            }
            return question.ask(client);
        }
    }
}
