package dev.coop.forge.gitlab;

import dev.coop.forge.StubServer;
import dev.coop.http.LoopbackServer.Reply;
import dev.coop.http.LoopbackServer.Request;
import dev.coop.json.JsonArray;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonText;
import dev.coop.json.JsonValue;
import dev.coop.json.JsonWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes exchanges as a TypeScript module, in which each parameter and each answer claims to have its client's type.
 */
final class GitLabTypes {
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    /** A request and what was answered. */
    record Exchange(Request request, Reply reply) {}

    /** The types of an operation; an empty one is not looked at. */
    private record Types(String parameters, String answer) {}

    private GitLabTypes() {}

    static String module(List<Exchange> exchanges) {
        var module = new StringBuilder("""
            import type { AcceptMergeRequestOptions, AllMergeRequestsOptions, CommitStatusSchema,
              CommitablePipelineStatus, CreateMergeRequestOptions, EditMergeRequestOptions,
              EditPipelineStatusOptions, ExpandedMergeRequestSchema, MergeRequestLevelMergeRequestApprovalSchema,
              MergeRequestNoteSchema, MergeRequestReviewerSchema, MergeRequestSchemaWithBasicLabels,
              SimpleUserSchema } from '@gitbeaker/rest';
            type Paged = { perPage?: number; page?: number };
            type Ordered = Paged & { sort?: 'asc' | 'desc'; orderBy?: 'created_at' | 'updated_at' };
            type Named = { sourceBranch: string; targetBranch: string };
            """);
        var number = 0;
        for (var exchange : exchanges) {
            var types = types(exchange);
            number++;
            if (!types.parameters().isEmpty()) {
                module.append("export const asked%d = %s satisfies %s;%n"
                        .formatted(
                                number, JsonWriter.writeCompact(parameters(exchange.request())), types.parameters()));
            }
            if (!types.answer().isEmpty() && exchange.reply().status() < 300) {
                module.append("export const answered%d = %s satisfies %s;%n"
                        .formatted(number, exchange.reply().body().strip(), types.answer()));
            }
        }
        return module.toString();
    }

    private static Types types(Exchange exchange) {
        var method = exchange.request().method();
        var path = URI.create(exchange.request().target()).getRawPath();
        var last = path.replaceFirst("^/api/v4/(projects/[^/]+/)?", "").replaceAll("/[0-9]+", "");
        if (path.contains("/statuses/")) {
            return new Types("EditPipelineStatusOptions & { state: CommitablePipelineStatus }", "CommitStatusSchema");
        }
        if (last.startsWith("groups/")) {
            return new Types("{ withProjects: boolean }", "");
        }
        return switch (last) {
            case "users" -> new Types("{ username: string }", "Omit<SimpleUserSchema, 'created_at'>[]");
            case "merge_requests/merge" -> new Types("AcceptMergeRequestOptions", "ExpandedMergeRequestSchema");
            case "merge_requests/approvals" -> new Types("", "MergeRequestLevelMergeRequestApprovalSchema");
            case "merge_requests/reviewers" -> new Types("", "MergeRequestReviewerSchema[]");
            case "merge_requests/cancel_merge_when_pipeline_succeeds" -> new Types("", "ExpandedMergeRequestSchema");
            case "merge_requests/notes" ->
                method.equals("GET")
                        ? new Types("Ordered", "MergeRequestNoteSchema[]")
                        : new Types(
                                "{ body: string }", exchange.reply().status() == 202 ? "" : "MergeRequestNoteSchema");
            case "merge_requests" -> ofMergeRequests(method, path.endsWith("/merge_requests"));
            default -> throw new IllegalArgumentException("what is " + last + "?");
        };
    }

    private static Types ofMergeRequests(String method, boolean all) {
        return switch (method) {
            case "GET" ->
                all
                        ? new Types("AllMergeRequestsOptions & Paged", "MergeRequestSchemaWithBasicLabels[]")
                        : new Types("", "ExpandedMergeRequestSchema");
            case "POST" -> new Types("CreateMergeRequestOptions & Named", "ExpandedMergeRequestSchema");
            default -> new Types("EditMergeRequestOptions", "ExpandedMergeRequestSchema");
        };
    }

    private static JsonObject parameters(Request request) {
        var found = new LinkedHashMap<String, JsonValue>();
        StubServer.query(request).forEach((name, value) -> found.put(camel(name), typed(value)));
        if (!request.body().isEmpty()) {
            JsonReader.readObject(request.body()).members().forEach((name, value) -> found.put(camel(name), value));
        }
        return new JsonObject(found);
    }

    /** The client writes its parameters in another way. */
    private static String camel(String name) {
        return UNDERSCORE.matcher(name).replaceAll(found -> found.group(1).toUpperCase(java.util.Locale.ROOT));
    }

    /** In a query everything is text. */
    private static JsonValue typed(String value) {
        var read = value.matches("[0-9]+|true|false") ? JsonReader.read(value) : new JsonText(value);
        return read instanceof JsonArray ? new JsonText(value) : read;
    }
}
