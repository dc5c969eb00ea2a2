package dev.coop.deploy.body;

import dev.coop.app.AppName;
import dev.coop.app.EnvironmentName;
import dev.coop.gitops.Release;
import dev.coop.image.ImageReference.Digest;
import dev.coop.source.CommitId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The release that a body describes, as a line in it says that nobody sees. What was approved was this.
 *
 * @param action what happens to the release
 * @param app the app
 * @param environment where
 * @param digest the image
 * @param commit the source commit
 * @param files a fingerprint of everything that the release consists of: platform.yaml may change what image and commit
 *     do not
 */
public record Described(
        Action action, AppName app, EnvironmentName environment, Digest digest, CommitId commit, String files) {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^<!-- coop:release (deploy|rollback|remove) ([-a-z0-9]{1,40}) ([-a-z0-9]{1,20}) (sha256:[0-9a-f]{64})"
                    + " ([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{20}) -->\\r?$");

    private static final int FINGERPRINT = 20;

    /** What happens to a release. */
    public enum Action {
        DEPLOY,
        ROLLBACK,
        REMOVE
    }

    static Described of(Content.One content) {
        var action = switch (content) {
            case Content.Deploy _ -> Action.DEPLOY;
            case Content.Rollback _ -> Action.ROLLBACK;
            case Content.Removal _ -> Action.REMOVE;
        };
        return of(action, content.release(), content.circumstances().after());
    }

    /** Returns what a body says of a release that consists of these files, and what happens to it. */
    public static Described of(Action action, Release release, SortedMap<String, byte[]> files) {
        return new Described(
                action,
                release.app(),
                release.environment(),
                release.digest(),
                release.source().commit(),
                fingerprint(files));
    }

    private static String fingerprint(SortedMap<String, byte[]> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                digest.update((path + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns what coop's part of a body describes; nothing if there is no such part. */
    public static List<Described> in(String body) {
        return LINE.matcher(OwnPart.in(body).map(OwnPart::text).orElse(""))
                .results()
                .map(found -> new Described(
                        Action.valueOf(found.group(1).toUpperCase(Locale.ROOT)),
                        new AppName(found.group(2)),
                        new EnvironmentName(found.group(3)),
                        new Digest(found.group(4)),
                        new CommitId(found.group(5)),
                        found.group(6)))
                .toList();
    }

    /** Returns the line. */
    String line() {
        return "<!-- coop:release %s %s %s %s %s %s -->\n"
                .formatted(action.name().toLowerCase(Locale.ROOT), app, environment, digest, commit, files);
    }
}
