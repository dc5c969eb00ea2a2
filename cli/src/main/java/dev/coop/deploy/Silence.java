package dev.coop.deploy;

import dev.coop.diagnostic.Diagnostic;
import java.util.List;

/** Hears nothing: what is told was told before. */
public enum Silence implements DeployProgress {
    INSTANCE;

    @Override
    public void done(String step, String text) {}

    @Override
    public void warning(String text) {}

    @Override
    public void warnings(List<Diagnostic> found) {}

    @Override
    public void detail(String text) {}
}
