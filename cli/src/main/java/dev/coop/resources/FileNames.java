package dev.coop.resources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * The files' names of an environment's resources: the same resources always give the same names, and no two names
 * differ by letter case only.
 */
public final class FileNames {
    private static final int LONGEST = 200;
    private static final int PIECE = 8;

    private FileNames() {}

    /** Returns each resource's file name. */
    public static Map<ResourceId, String> of(Collection<ResourceId> resources) {
        var names = new HashMap<ResourceId, String>();
        var taken = new HashMap<String, ResourceId>();
        resources.stream().distinct().sorted(plainFirst()).forEach(id -> {
            var stem = id.fileStem();
            var name = stem.length() <= LONGEST ? stem : hashed(stem, id, PIECE);
            for (var piece = PIECE; taken.putIfAbsent(name, id) != null; piece += PIECE) {
                name = hashed(stem, id, piece);
            }
            names.put(id, name + ".yaml");
        });
        return names;
    }

    /** What is in lower case already keeps its plain name, whatever else comes or goes. */
    private static Comparator<ResourceId> plainFirst() {
        return Comparator.comparing((ResourceId id) -> !id.name().equals(id.name().toLowerCase(Locale.ROOT)))
                .thenComparing(ResourceId::group)
                .thenComparing(ResourceId::kind)
                .thenComparing(ResourceId::name);
    }

    private static String hashed(String stem, ResourceId id, int length) {
        return stem.substring(0, Math.min(stem.length(), LONGEST)) + "-"
                + digest(id.group() + "/" + id.kind() + "/" + id.name()).substring(0, length);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
