package dev.coop.cli;

import dev.coop.deploy.DeployProgress;

/** Steps that were shown before, when the same was rehearsed. */
enum Unheard implements DeployProgress {
    INSTANCE;

    @Override
    public void done(String step, String text) {}

    @Override
    public void warning(String text) {}

    @Override
    public void detail(String text) {}
}
