package dev.coop;
/** Starts coop. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
