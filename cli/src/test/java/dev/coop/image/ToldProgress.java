package dev.coop.image;

import java.util.ArrayList;
import java.util.List;

/** Remembers what a build told. */
public final class ToldProgress implements ImageBuilder.Progress {
    private final List<String> steps = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Override
    public void step(String what, String outcome) {
        steps.add(what + " | " + outcome);
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }

    @Override
    public void output(List<String> lines) {
        outputs.addAll(lines);
    }

    /** Returns what programs that failed printed last. */
    public List<String> outputs() {
        return outputs;
    }

    /** Returns the steps, each with its outcome. */
    public List<String> steps() {
        return steps;
    }

    /** Returns the warnings. */
    public List<String> warnings() {
        return warnings;
    }
}
