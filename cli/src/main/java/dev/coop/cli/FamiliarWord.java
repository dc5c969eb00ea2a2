package dev.coop.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Commands that people know from other tools, each with what does it here. */
enum FamiliarWord {
    DEPLOY("coop deploy", "apply launch push release ship up"),
    PROMOTE("coop deploy ENVIRONMENT takes what runs in the environment before it", "promote"),
    STATUS("coop status", "apps describe get list ls ps rollout sync top wait watch"),
    HISTORY("coop history", "log releases"),
    ROLLBACK("coop rollback ENVIRONMENT", "revert undo"),
    REMOVE("coop remove ENVIRONMENT", "delete destroy down rm uninstall"),
    VALIDATE("coop validate", "check lint test verify"),
    RENDER("coop render", "manifests template"),
    DIFF("coop diff", "plan preview"),
    INIT("coop init", "create generate new"),
    OPEN("coop open", "browse dashboard web"),
    LOGIN("coop login", "auth signin"),
    DOCTOR("coop doctor", "config context env info whoami"),
    LOGS("logs are not shown yet; coop status ENVIRONMENT says why a rollout fails", "events logs"),
    RESTART("there is no restart yet; coop deploy of a new commit makes new Pods", "restart");

    private final String instead;
    private final String words;

    /**
     * @param instead what to write here
     * @param words the commands elsewhere, a blank between two
     */
    FamiliarWord(String instead, String words) {
        this.instead = instead;
        this.words = words;
    }

    /** Returns what does here what that command does elsewhere. */
    static Optional<String> instead(String word) {
        return Arrays.stream(values())
                .filter(each -> List.of(each.words.split(" ", -1)).contains(word))
                .map(each -> each.instead)
                .findFirst();
    }
}
