package dev.coop.forge;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Location;
import dev.coop.http.Answer;
import dev.coop.http.Call;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonFlag;
import dev.coop.json.JsonNull;
import dev.coop.json.JsonNumber;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonText;
import dev.coop.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a forge answered, whatever its status.
 *
 * @param call what was asked
 * @param answer as it came
 * @param words what a refusal means
 */
public record ForgeAnswer(Call call, Answer answer, RefusalWords words) {

    /** Returns the status, such as 200. */
    public int status() {
        return answer.status();
    }

    /** Whether the status says that it worked. */
    public boolean worked() {
        return answer.worked();
    }

    /**
     * Returns the object that was answered; an empty one where nothing was.
     *
     * @throws Failure when it did not work, or is something else
     */
    public JsonObject object() {
        return read() instanceof JsonObject object ? object : unexpected();
    }

    private JsonObject unexpected() {
        if (answer.body().isBlank()) {
            return JsonObject.empty();
        }
        throw words.unexpected(call);
    }

    /**
     * Returns the objects of the array that was answered.
     *
     * @throws Failure when it did not work, or is something else
     */
    public List<JsonObject> objects() {
        return switch (read()) {
            case JsonArray(var items) ->
                items.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList();
            // What Gitea answers for a page that nothing is left for.
            case JsonNull _ -> List.of();
            case JsonObject _, JsonText _, JsonNumber _, JsonFlag _ -> throw words.unexpected(call);
        };
    }

    private JsonValue read() {
        if (!worked()) {
            throw failure();
        }
        try {
            return answer.body().isBlank() ? new JsonNull() : JsonReader.read(answer.body());
        } catch (JsonSyntaxException anotherPage) {
            throw words.unexpected(call);
        }
    }

    /** Returns what it means that it did not work. */
    public Failure failure() {
        return answer.status() == 404 && isPage() ? words.unexpected(call) : words.failure(call, answer, said());
    }

    /** Where no API is, a page says that nothing is there. */
    private boolean isPage() {
        return answer.body().stripLeading().startsWith("<");
    }

    /** Whether it is refused because the token may not. */
    public boolean isNotAllowed() {
        return !worked() && failure().kind() == Failure.Kind.NOT_ALLOWED;
    }

    /**
     * Returns a warning that says why something was not done.
     *
     * @param code the warning's
     * @param what was not done
     */
    public Diagnostic warning(String code, String what) {
        return Diagnostic.warning(code, what + ": " + said()).at(new Location.OnRemote(words.forge(), call.request()));
    }

    /** Returns the forge and the request. */
    Location place() {
        return new Location.OnRemote(words.forge(), call.request());
    }

    /** Whether the forge led to another place for it: what was asked for is called otherwise today. */
    public boolean wasMoved() {
        return answer.moved().isPresent();
    }

    /** Returns what it means that there is one already. */
    public Failure exists() {
        return words.exists(call, said());
    }

    /** Returns the forge's own words, on one line. */
    public String said() {
        try {
            var words = texts(JsonReader.readObject(answer.body()));
            if (!words.isEmpty()) {
                return words;
            }
        } catch (JsonSyntaxException proxyOrOutage) {
            // What a proxy says is a page, and no use on one line.
        }
        return "status " + answer.status() + " without an explanation";
    }

    private static String texts(JsonObject body) {
        return Stream.of("message", "error", "error_description", "errors")
                .flatMap(name -> body.at(name).stream())
                .flatMap(ForgeAnswer::words)
                .filter(each -> !each.isBlank())
                .map(each -> each.lines().map(String::strip).collect(Collectors.joining(" ")))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    /** A message is a text, a list, or lists by the name of what is wrong. */
    private static Stream<String> words(JsonValue value) {
        return switch (value) {
            case JsonText(var characters) -> Stream.of(characters);
            case JsonArray(var items) -> items.stream().flatMap(ForgeAnswer::words);
            case JsonObject(var members) ->
                members.entrySet().stream()
                        .flatMap(member -> words(member.getValue())
                                .map(each ->
                                        member.getKey().equals("base") ? each : "`" + member.getKey() + "` " + each));
            case JsonNumber _, JsonFlag _, JsonNull _ -> Stream.empty();
        };
    }
}
