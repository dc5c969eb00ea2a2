package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.hash.Digests;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.coop.image.ImageReference;
import dev.coop.image.Recipe.ImagePlatform;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/**
 * Joins the images of several platforms under one name, in a Docker manifest list. Jib can make such a list only for
 * images that hold the same files; these do not.
 */
final class ManifestLists {
    private final RegistryAccess access;

    ManifestLists(RegistryAccess access) {
        this.access = access;
    }

    /**
     * Pushes the list of images that are in the same repository already.
     *
     * @param tags the names of the list, all in one repository, at least one
     * @param images the image of each platform, in the list's order
     * @return the list's digest
     */
    ImageReference.Digest push(List<ImageReference> tags, SequencedMap<ImagePlatform, ImageReference.Digest> images) {
        var name = tags.getFirst();
        var http = RegistryAccess.http(name);
        try {
            var client = client(name, http);
            var list = new V22ManifestListTemplate();
            for (var image : images.entrySet()) {
                list.addManifest(descriptor(client, image.getKey(), image.getValue()));
            }
            for (var tag : tags) {
                client.pushManifest(list, RegistryAccess.jib(tag).getQualifier());
            }
            return new ImageReference.Digest(Digests.computeJsonDigest(list).toString());
        } catch (IOException | RegistryException | CredentialRetrievalException thrown) {
            throw RegistryFailures.of(name, "PUT " + RegistryFailures.path(name), thrown);
        } finally {
            RegistryAccess.close(http);
        }
    }

    private RegistryClient client(ImageReference name, FailoverHttpClient http)
            throws IOException, RegistryException, CredentialRetrievalException {
        var credential = access.credential(name);
        var factory = RegistryAccess.client(name, http);
        credential.ifPresent(factory::setCredential);
        var client = factory.newRegistryClient();
        if (!client.doPushBearerAuth() && credential.isPresent()) {
            client.configureBasicAuth();
        }
        return client;
    }

    private static V22ManifestListTemplate.ManifestDescriptorTemplate descriptor(
            RegistryClient client, ImagePlatform platform, ImageReference.Digest digest)
            throws IOException, RegistryException {
        var manifest = client.pullManifest(digest.value(), BuildableManifestTemplate.class)
                .getManifest();
        var descriptor = new V22ManifestListTemplate.ManifestDescriptorTemplate();
        descriptor.setMediaType(manifest.getManifestMediaType());
        descriptor.setSize(Digests.computeDigest(manifest).getSize());
        descriptor.setDigest(digest.value());
        descriptor.setPlatform(platform.architecture(), platform.os());
        return descriptor;
    }
}
