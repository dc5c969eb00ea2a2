package dev.coop.source;

/** Who wrote a commit. */
public record Person(String name, String email) {
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
