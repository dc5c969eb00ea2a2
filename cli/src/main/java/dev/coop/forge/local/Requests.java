package dev.coop.forge.local;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.forge.Forge.Draft;
import dev.coop.forge.KeyedComment;
import dev.coop.forge.PullRequest.State;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import dev.coop.source.CommitId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pull requests as files: {@code <number>.json} says what it is, {@code <number>.end.json} appears when it is merged or
 * closed. A file appears with all of its content or not at all, and only once.
 */
final class Requests {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,8})\\.json");

    /** What a pull request says. */
    record Content(
            String head,
            String base,
            String title,
            String body,
            List<String> reviewers,
            List<String> labels,
            List<String> comments) {

        static Content of(Draft draft) {
            return new Content(
                    draft.head(),
                    draft.base(),
                    draft.title(),
                    draft.body(),
                    draft.reviewers(),
                    draft.labels(),
                    List.of());
        }

        /** Returns it with a draft's words, and with what it has of labels, reviewers and comments. */
        Content reworded(Draft draft) {
            return new Content(
                    head,
                    base,
                    draft.title(),
                    draft.body(),
                    both(reviewers, draft.reviewers()),
                    both(labels, draft.labels()),
                    comments);
        }

        Content askedOf(List<String> more) {
            return new Content(head, base, title, body, both(reviewers, more), labels, comments);
        }

        Content with(KeyedComment comment) {
            var there = comments.stream().anyMatch(comment::is);
            return new Content(
                    head,
                    base,
                    title,
                    body,
                    reviewers,
                    labels,
                    there
                            ? comments.stream()
                                    .map(each -> comment.is(each) ? comment.body() : each)
                                    .toList()
                            : both(comments, List.of(comment.body())));
        }

        private static List<String> both(List<String> first, List<String> second) {
            return Stream.concat(first.stream(), second.stream()).distinct().toList();
        }
    }

    /** How it came to its end. */
    record End(State state, Optional<CommitId> commit) {}

    /** A pull request as it is kept. */
    record Kept(int number, Content content, Optional<End> end) {}

    private final Path folder;

    Requests(Path folder) {
        this.folder = folder;
    }

    /** Returns all of them by number. */
    List<Kept> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .sorted(Comparator.naturalOrder())
                    .flatMap(number -> find(number).stream())
                    .toList();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    Optional<Kept> find(int number) {
        return read(file(number))
                .map(json ->
                        new Kept(number, content(json), read(endFile(number)).map(Requests::end)));
    }

    /** Returns whether the number was still free. */
    boolean add(int number, Content content) {
        return appear(file(number), json(content));
    }

    void change(int number, Content content) {
        var file = file(number);
        try {
            var fresh = written(json(content));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Returns whether it was still open. */
    boolean end(int number, End end) {
        return appear(
                endFile(number),
                JsonObject.empty()
                        .with("state", end.state().name())
                        .withText("commit", end.commit().map(CommitId::value)));
    }

    private boolean appear(Path file, JsonObject json) {
        try {
            var fresh = written(json);
            try {
                link(file, fresh);
                return true;
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void link(Path file, Path fresh) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (UnsupportedOperationException noHardLinks) {
            Files.write(file, Files.readAllBytes(fresh), StandardOpenOption.CREATE_NEW);
        }
    }

    private Path written(JsonObject json) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(Files.createTempFile(folder, "new-", ".tmp"), JsonWriter.write(json));
    }

    private static Optional<JsonObject> read(Path file) {
        try {
            return Optional.of(JsonReader.readObject(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JsonSyntaxException e) {
            throw unusable(file, e);
        }
    }

    private static JsonObject json(Content content) {
        return JsonObject.empty()
                .with("head", content.head())
                .with("base", content.base())
                .with("title", content.title())
                .with("body", content.body())
                .with("reviewers", JsonValue.texts(content.reviewers()))
                .with("labels", JsonValue.texts(content.labels()))
                .with("comments", JsonValue.texts(content.comments()));
    }

    private static Content content(JsonObject json) {
        return new Content(
                json.text("head").orElse(""),
                json.text("base").orElse(""),
                json.text("title").orElse(""),
                json.text("body").orElse(""),
                json.texts("reviewers"),
                json.texts("labels"),
                json.texts("comments"));
    }

    private static End end(JsonObject json) {
        var merged = json.text("state").filter(State.MERGED.name()::equals).isPresent();
        return new End(merged ? State.MERGED : State.CLOSED, json.text("commit").map(CommitId::new));
    }

    private Path file(int number) {
        return folder.resolve(number + ".json");
    }

    private Path endFile(int number) {
        return folder.resolve(number + ".end.json");
    }

    private static Failure unusable(Path file, Exception cause) {
        return new Failure(
                Failure.Kind.OTHER,
                Diagnostic.error("pull-requests-unusable", "cannot read or write the local pull requests")
                        .at(new Location.OfFile(file.toString()))
                        .hint("check that the folder can be written, or start again with `coop sandbox reset`"),
                cause);
    }
}
