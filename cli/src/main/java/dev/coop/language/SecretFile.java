package dev.coop.language;

import java.util.List;
import java.util.regex.Pattern;

/** The names by which files with keys and passwords go. Such a file is in no image unless its developers name it. */
final class SecretFile {
    private static final String WORD = "(secret|passw(or)?d|passphrase|credential|api[-_]?key|private[-_]?key)s?";

    private static final Pattern NAME = Pattern.compile("(?i)"
            // Keys by their formats.
            + ".{0,200}\\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk)|id_(rsa|dsa|ecdsa|ed25519)"
            // Tools' own.
            + "|\\.env(\\..*)?|\\.(npmrc|pypirc|netrc|pgpass|htpasswd|git-credentials|dockercfg)|\\.?htpasswd"
            + "|\\.(aws|ssh|kube|docker|gnupg)|kubeconfig.*|.{0,200}\\.tfvars|.{0,200}\\.tfstate.*"
            + "|service[-_]?account.{0,200}\\.json"
            // A word for it before data; a page about passwords is none, and neither is source.
            + "|.{0,200}" + WORD + ".{0,200}"
            + "\\.(json|ya?ml|toml|ini|conf|cfg|properties|txt|csv|xml|env|bak|enc|gpg)|secrets?|credentials?");

    private SecretFile() {}

    /** Returns whether a file, or a folder that it is in, is called so. */
    static boolean isNamed(String path) {
        return List.of(path.split("/", -1)).stream()
                .anyMatch(name -> NAME.matcher(name).matches());
    }
}
