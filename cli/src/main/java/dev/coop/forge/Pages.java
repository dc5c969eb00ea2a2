package dev.coop.forge;

import dev.coop.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Goes through a list that a forge answers in pages. Forges tell in four ways whether there is more: a link to the next
 * page (RFC 8288), the next page's number (GitLab), how many there are in all (Gitea, for lists without a link), or
 * only by a page that is as full as was asked.
 */
public final class Pages {
    /** More pages than this are nobody's pull requests. */
    private static final int MOST = 200;

    private static final Pattern PAGE = Pattern.compile("(^|&)page=([0-9]+)");
    private static final Pattern SIZE = Pattern.compile("(?:^|&)(?:limit|per_page)=([0-9]+)");

    private Pages() {}

    /** A page as it came, and what stands in it. */
    public record Page<T>(Answer answer, List<T> items) {}

    /** Returns everything in a list, given its first page's query and what asks for a page by its query. */
    public static <T> List<T> all(String query, Function<String, Page<T>> asking) {
        var found = new ArrayList<T>();
        first(query, MOST, asking, each -> {
            found.add(each);
            return false;
        });
        return found;
    }

    /**
     * Returns the first in a list that is sought, reading no more pages than that takes.
     *
     * @param query of the first page
     * @param most how many pages are looked at
     * @param asking asks for a page by its query
     */
    public static <T> Optional<T> first(String query, int most, Function<String, Page<T>> asking, Predicate<T> sought) {
        var seen = 0L;
        var next = Optional.of(query);
        List<T> before = List.of();
        for (var page = 0; page < Math.min(most, MOST) && next.isPresent(); page++) {
            var came = asking.apply(next.orElseThrow());
            // A list without pages is the same whichever is asked for.
            if (came.items().equals(before)) {
                return Optional.empty();
            }
            var found = came.items().stream().filter(sought).findFirst();
            if (found.isPresent()) {
                return found;
            }
            seen += came.items().size();
            before = came.items();
            next = next(next.orElseThrow(), came, seen);
        }
        return Optional.empty();
    }

    /** Only ever a query: the address that a server knows itself by need not be the one that the token belongs to. */
    private static Optional<String> next(String query, Page<?> page, long seen) {
        var answer = page.answer();
        if (answer.header("Link").isPresent()) {
            return answer.nextQuery();
        }
        var number = answer.header("X-Next-Page");
        if (number.isPresent()) {
            return number.filter(each -> each.matches("[0-9]+")).map(each -> withPage(query, Long.parseLong(each)));
        }
        if (page.items().isEmpty()) {
            return Optional.empty();
        }
        var total = total(answer);
        var more = total.isPresent() ? seen < total.getAsLong() : page.items().size() >= asked(query);
        return more ? Optional.of(withPage(query, number(query) + 1)) : Optional.empty();
    }

    private static OptionalLong total(Answer answer) {
        return Stream.of("X-Total-Count", "X-Total")
                .flatMap(name -> answer.header(name).stream())
                .filter(each -> each.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    /** Without a size in the query nobody knows what a full page is. */
    private static long asked(String query) {
        var size = SIZE.matcher(query);
        return size.find() ? Long.parseLong(size.group(1)) : Long.MAX_VALUE;
    }

    private static long number(String query) {
        var page = PAGE.matcher(query);
        return page.find() ? Long.parseLong(page.group(2)) : 1;
    }

    private static String withPage(String query, long number) {
        var others = PAGE.matcher(query).replaceAll("").replaceFirst("^&", "");
        return others.isEmpty() ? "page=" + number : others + "&page=" + number;
    }
}
