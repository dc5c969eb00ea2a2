package dev.coop.status;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.Forge;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A forge that does not answer when it is asked what is open. */
final class SilentForge {
    private final Forge forge;
    private boolean answers;
    private int asked;

    SilentForge(Forge played) {
        forge = (Forge) Proxy.newProxyInstance(
                Forge.class.getClassLoader(), new Class<?>[] {Forge.class}, (_, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        asked++;
                        if (!answers) {
                            throw noAnswer();
                        }
                    }
                    try {
                        return method.invoke(played, arguments);
                    } catch (InvocationTargetException told) {
                        throw told.getCause();
                    }
                });
    }

    private static Failure noAnswer() {
        return new Failure(
                Failure.Kind.UNREACHABLE,
                Diagnostic.error("no-answer", "no answer from `git.acme.dev`").hint("name it in platform.yaml"));
    }

    Forge forge() {
        return forge;
    }

    /** Returns how often it was asked. */
    int asked() {
        return asked;
    }

    void answersAgain() {
        answers = true;
    }
}
