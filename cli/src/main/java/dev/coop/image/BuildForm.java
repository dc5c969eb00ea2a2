package dev.coop.image;

import dev.coop.diagnostic.Closest;
import dev.coop.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single values of {@code build} have to look like. Each check returns what is wrong, without a place. */
public final class BuildForm {
    static final String SCRATCH = "scratch";

    private static final List<String> ARCHITECTURES =
            List.of("amd64", "arm64", "arm", "386", "ppc64le", "s390x", "riscv64");
    private static final Map<String, String> OTHER_NAMES =
            Map.of("x86_64", "amd64", "x64", "amd64", "aarch64", "arm64", "i386", "386");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}(:[0-9]{1,10})?");
    private static final Pattern NO_STEP = Pattern.compile("//|/\\.{1,2}(/|$)|\\p{Cntrl}");

    private BuildForm() {}

    /** A cluster that lets nothing run as root cannot tell whose a name is. */
    public static Optional<Diagnostic> user(String user) {
        return NUMBER.matcher(user).matches()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                "user-not-numeric",
                                "`build.user` is `" + user
                                        + "`, which is no number: the cluster cannot tell that it is not root")
                        .hint(
                                user.matches("root(:.*)?")
                                        ? "leave it out for 65532; what really needs root says \"0\""
                                        : "write its number, as in \"65532\"; the base's /etc/passwd has it"));
    }

    /** An image that another can stand on, or none at all. */
    public static Optional<Diagnostic> base(String base) {
        if (base.equals(SCRATCH)) {
            return Optional.empty();
        }
        try {
            ImageReference.parse(base);
            return Optional.empty();
        } catch (IllegalArgumentException notAReference) {
            return Optional.of(Diagnostic.error(
                            "invalid-base-image", "`build.base` is no image reference: " + notAReference.getMessage())
                    .hint("write it as in gcr.io/distroless/static:nonroot, or `scratch`"));
        }
    }

    /** A platform that images are made for. */
    public static Optional<Diagnostic> platform(String text) {
        var architecture = text.substring(text.indexOf('/') + 1);
        if (text.equals("linux/" + architecture) && ARCHITECTURES.contains(architecture)) {
            return Optional.empty();
        }
        var meant = Optional.ofNullable(OTHER_NAMES.get(architecture))
                .or(() -> Closest.to(architecture, ARCHITECTURES))
                .map(name -> "did you mean `linux/" + name + "`?")
                .orElse("an image runs on linux/" + String.join(", linux/", ARCHITECTURES));
        return Optional.of(
                Diagnostic.error("unknown-build-platform", "unknown platform `" + text + "` in `build.platforms`")
                        .hint(meant));
    }

    /** Where a file or folder is put in the image; a slash at the end means into that folder. */
    public static Optional<Diagnostic> target(String to) {
        return to.startsWith("/") && !NO_STEP.matcher(to).find()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                                "copy-target-not-absolute",
                                "`build.copy` puts a file at `" + to + "`, which is no absolute path")
                        .hint("write the whole path in the image, without `.` and `..`, such as /app"));
    }
}
