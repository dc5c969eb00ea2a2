package dev.coop.deploy;

/** Who merges a pull request. */
public sealed interface Merges {

    /** People, after a review. */
    record ByPeople() implements Merges {}

    /** The forge, when the checks have passed. */
    record WhenGreen() implements Merges {}

    /** People, although the forge was asked; with what it said. */
    record NotByItself(String reason) implements Merges {}
}
