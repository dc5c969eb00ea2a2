package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.coop.image.ImageLookup;
import dev.coop.image.ImageReference;
import java.io.IOException;
import java.util.Optional;

/** Looks images up in registries, first as anybody, then with the user's credentials. */
public final class RegistryLookup implements ImageLookup {
    private final RegistryAccess access;

    public RegistryLookup(RegistryAccess access) {
        this.access = access;
    }

    @Override
    public Optional<ImageReference.Digest> find(ImageReference image) {
        access.connect(image);
        var http = RegistryAccess.http(image);
        try {
            return digest(image, http);
        } catch (IOException | RegistryException | CredentialRetrievalException thrown) {
            if (RegistryFailures.saysNotFound(thrown)) {
                return Optional.empty();
            }
            throw RegistryFailures.of(image, "GET " + RegistryFailures.path(image), thrown);
        } finally {
            RegistryAccess.close(http);
        }
    }

    private Optional<ImageReference.Digest> digest(ImageReference image, FailoverHttpClient http)
            throws IOException, RegistryException, CredentialRetrievalException {
        try {
            return digest(image, RegistryAccess.client(image, http).newRegistryClient());
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
            return digest(image, client);
        }
    }

    private static Optional<ImageReference.Digest> digest(ImageReference image, RegistryClient client)
            throws IOException, RegistryException {
        return client.checkManifest(RegistryAccess.jib(image).getQualifier())
                .map(found -> new ImageReference.Digest(found.getDigest().toString()));
    }
}
