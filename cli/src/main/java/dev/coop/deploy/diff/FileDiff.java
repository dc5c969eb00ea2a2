package dev.coop.deploy.diff;

/**
 * How one file of the GitOps repository differs.
 *
 * @param path the file's path in the repository
 * @param text the unified diff with its two header lines, each line ended; no control characters but line ends and tabs
 * @param added how many lines are new
 * @param removed how many lines go
 */
public record FileDiff(String path, String text, int added, int removed) {}
