package dev.coop.safety;

import java.util.ArrayList;
import java.util.List;

/** What is done while something breaks. */
enum Scenario {
    COMMIT("hello-2", "deploy", "dev") {
        @Override
        void prepare(Stage stage) {
            works(stage, "other", "deploy", "dev", "--image", image("9"));
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
        }
    },
    PROMOTE("hello-1", "deploy", "next") {
        @Override
        void prepare(Stage stage) {
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
        }
    },
    OPEN("hello-1", "deploy", "prod") {
        @Override
        void prepare(Stage stage) {
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
        }
    },
    OPEN_ANOTHER("hello-1", "deploy", "prod") {
        @Override
        void prepare(Stage stage) {
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
            works(stage, "hello-1", "deploy", "prod");
            stage.gitHub().close(12);
        }
    },
    UPDATE("hello-2", "deploy", "prod") {
        @Override
        void prepare(Stage stage) {
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
            works(stage, "hello-1", "deploy", "prod");
            stage.gitHub().checksAreRunning();
            stage.gitHub().approve(12);
            stage.gitHub().mergeWhenGreen(12);
            works(stage, "hello-2", "deploy", "dev", "--image", image("2"));
            stage.somebodyCommits("main", "theirs.txt");
        }
    },
    REBUILT("hello-1", "deploy", "prod") {
        @Override
        void prepare(Stage stage) {
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
            works(stage, "hello-1", "deploy", "prod");
            stage.gitHub().checksAreRunning();
            stage.gitHub().approve(12);
            stage.gitHub().mergeWhenGreen(12);
            works(stage, "hello-1", "deploy", "dev", "--image", image("2"));
        }
    },
    MERGE("hello-1", "deploy", "stage") {
        @Override
        void prepare(Stage stage) {
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
        }
    },
    MERGE_LATER("hello-1", "deploy", "stage") {
        @Override
        void prepare(Stage stage) {
            works(stage, "hello-1", "deploy", "dev", "--image", image("1"));
            stage.gitHub().checksAreRunning();
        }
    },
    PROTECTED("hello-1", "deploy", "dev") {
        @Override
        void prepare(Stage stage) {
            stage.protectMain();
        }
    },
    ALL("both", "deploy", "next", "--all") {
        @Override
        void prepare(Stage stage) {
            works(stage, "both/one", "deploy", "dev", "--image", image("1"));
            works(stage, "both/two", "deploy", "dev", "--image", image("1"));
        }
    },
    ALL_OPEN("both", "deploy", "prod", "--all") {
        @Override
        void prepare(Stage stage) {
            works(stage, "both/one", "deploy", "dev", "--image", image("1"));
            works(stage, "both/two", "deploy", "dev", "--image", image("1"));
        }
    };

    private final String source;
    private final String command;

    Scenario(String source, String... command) {
        this.source = source;
        this.command = String.join(" ", command);
    }

    /** Brings a stage to where the command begins. */
    abstract void prepare(Stage stage);

    String source() {
        return source;
    }

    /** Returns the command's words. */
    String[] command() {
        var words = new ArrayList<>(List.of(command.split(" ", -1)));
        if (words.get(1).equals("dev")) {
            words.addAll(List.of("--image", image("2")));
        }
        return words.toArray(String[]::new);
    }

    private static String image(String digit) {
        return "127.0.0.1:1/acme/hello@sha256:" + digit.repeat(64);
    }

    private static void works(Stage stage, String source, String... command) {
        var outcome = stage.run(stage.source(source), command);
        if (outcome.status() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + outcome);
        }
    }
}
