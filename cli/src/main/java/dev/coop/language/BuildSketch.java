package dev.coop.language;

/** What a {@code build} of a language usually looks like, for people to fill in. */
public final class BuildSketch {
    private BuildSketch() {}

    /** Returns a {@code build} on one line of YAML. */
    public static String of(Language language) {
        return switch (language) {
            case GO ->
                "build: {run: CGO_ENABLED=0 go build -trimpath -o .coop/app ./cmd/app,"
                        + " copy: {.coop/app: /app}, entrypoint: [/app]}";
            case RUST ->
                "build: {run: cargo build --release, base: gcr.io/distroless/cc-debian12:nonroot,"
                        + " copy: {target/release/app: /app}, entrypoint: [/app]}";
            case JAVA ->
                "build: {run: ./mvnw -q package, base: gcr.io/distroless/java21-debian12:nonroot,"
                        + " copy: {target/app.jar: /app.jar}, entrypoint: [/usr/bin/java, -jar, /app.jar]}";
            case PYTHON ->
                "build: {run: pip install --target .coop/packages -r requirements.txt,"
                        + " base: gcr.io/distroless/python3-debian12:nonroot,"
                        + " copy: {.coop/packages: /packages, .: /app}, entrypoint: [/usr/bin/python3, /app/main.py]}";
            case NODE ->
                "build: {run: npm ci, base: gcr.io/distroless/nodejs22-debian12:nonroot, copy: {.: /app},"
                        + " entrypoint: [/nodejs/bin/node, /app/index.js]}";
            case DOTNET, RUBY, PHP ->
                "build: {run: make, base: docker.io/library/debian:12-slim, copy: {.coop/app: /app}, entrypoint:"
                        + " [/app/start]}";
            case STATIC -> "build: {copy: {index.html: /public/index.html}}";
        };
    }
}
