package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.ContainerConfigurationTemplate;
import com.google.cloud.tools.jib.image.json.OciIndexTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageReference;
import dev.coop.image.Recipe.ImagePlatform;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    public List<ImagePlatform> platforms(ImageReference image) {
        return ask(image, client -> platforms(client, qualifier(image))).orElse(List.of());
    }

    /** An index names its platforms, an image on its own says it in its configuration. */
    private static List<ImagePlatform> platforms(RegistryClient client, String qualifier)
            throws IOException, RegistryException {
        var manifest = client.pullManifest(qualifier).getManifest();
        return switch (manifest) {
            case V22ManifestListTemplate list ->
                list.getManifests().stream()
                        .map(V22ManifestListTemplate.ManifestDescriptorTemplate::getPlatform)
                        .filter(Objects::nonNull)
                        .flatMap(each -> platform(each.getOs(), each.getArchitecture()).stream())
                        .toList();
            case OciIndexTemplate index ->
                index.getManifests().stream()
                        .map(OciIndexTemplate.ManifestDescriptorTemplate::getPlatform)
                        .filter(Objects::nonNull)
                        .flatMap(each -> platform(each.getOs(), each.getArchitecture()).stream())
                        .toList();
            case BuildableManifestTemplate single -> configured(client, single);
            default -> List.of();
        };
    }

    private static List<ImagePlatform> configured(RegistryClient client, BuildableManifestTemplate manifest)
            throws IOException {
        var described = manifest.getContainerConfiguration();
        var digest = described == null ? null : described.getDigest();
        if (digest == null) {
            return List.of();
        }
        var configuration = JsonTemplateMapper.readJson(
                Blobs.writeToByteArray(client.pullBlob(digest, _ -> {}, _ -> {})),
                ContainerConfigurationTemplate.class);
        return platform(configuration.getOs(), configuration.getArchitecture()).stream()
                .toList();
    }

    /** What is attached to an image, such as an attestation, is in an index for {@code unknown/unknown}. */
    private static Optional<ImagePlatform> platform(@Nullable String os, @Nullable String architecture) {
        return os == null || architecture == null || os.equals("unknown")
                ? Optional.empty()
                : Optional.of(new ImagePlatform(os, architecture));
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
        try {
            return Optional.of(answer(image, http, question));
        } catch (IOException | RegistryException | CredentialRetrievalException thrown) {
            if (RegistryFailures.saysNotFound(thrown)) {
                return Optional.empty();
            }
            throw RegistryFailures.of(image, "GET " + RegistryFailures.path(image), thrown);
        } finally {
            RegistryAccess.close(http);
        }
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
