package dev.coop.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a forge tells that a list goes on; each list is read to its end, and no further than that. */
class PagesTest {
    private static final int MANY = 137;

    private final List<String> asked = new ArrayList<>();

    /** What a server says of a page. */
    enum Server {
        /** GitHub, and Gitea's pull requests: a link, as long as there is a next page. */
        LINKS,
        /** GitLab: the next page's number, empty on the last one. */
        NUMBERS,
        /** Gitea's labels and reviews. */
        COUNTS,
        /** Nothing at all. */
        SAYS_NOTHING
    }

    /** Answers pages of at most 50, whatever is asked for. */
    private Pages.Page<Integer> page(Server server, String query, int all) {
        asked.add(query);
        var page = number(query, "page", 1);
        var size = Math.min(50, number(query, "limit", 30));
        var items = IntStream.range(0, all)
                .skip((page - 1L) * size)
                .limit(size)
                .boxed()
                .toList();
        var last = (long) page * size >= all;
        var headers = new TreeMap<String, List<String>>();
        switch (server) {
            case LINKS -> {
                if (!last) {
                    headers.put(
                            "Link",
                            List.of("<https://inside.invalid/x?limit=%d&page=%d>; rel=\"next\""
                                    .formatted(size, page + 1)));
                } else if (page > 1) {
                    headers.put("Link", List.of("<https://inside.invalid/x?page=1>; rel=\"first\""));
                }
            }
            case NUMBERS -> headers.put("X-Next-Page", List.of(last ? "" : Integer.toString(page + 1)));
            case COUNTS -> headers.put("X-Total-Count", List.of(Integer.toString(all)));
            case SAYS_NOTHING -> {}
        }
        return new Pages.Page<>(new Answer(200, headers, ""), items);
    }

    private static int number(String query, String name, int usual) {
        return List.of(query.split("&", -1)).stream()
                .filter(each -> each.startsWith(name + "="))
                .map(each -> Integer.parseInt(each.substring(name.length() + 1)))
                .findFirst()
                .orElse(usual);
    }

    @ParameterizedTest
    @EnumSource
    void readsToTheEndHoweverTheServerTellsIt(Server server) {
        for (var all : List.of(0, 1, 49, 50, 51, 100, MANY)) {
            asked.clear();
            assertThat(Pages.all("limit=50", query -> page(server, query, all)))
                    .as("%d by %s", all, server)
                    .isEqualTo(IntStream.range(0, all).boxed().toList());
            assertThat(asked).as("%d by %s", all, server).hasSizeLessThanOrEqualTo(all / 50 + 1);
        }
    }

    /** A server may answer less than what is asked for, so a page that is not full proves nothing where it counts. */
    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"LINKS", "NUMBERS", "COUNTS"})
    void readsToTheEndWhereTheServerAnswersLessThanItIsAskedFor(Server server) {
        assertThat(Pages.all("limit=100", query -> page(server, query, MANY))).hasSize(MANY);
    }

    /** Gitea counts reviews that it does not show. */
    @Test
    void anEmptyPageIsTheEndWhateverTheServerCounts() {
        var found = Pages.all("limit=50", query -> {
            var page = page(Server.SAYS_NOTHING, query, 60);
            return new Pages.Page<>(new Answer(200, Map.of("X-Total-Count", List.of("61")), ""), page.items());
        });

        assertThat(found).hasSize(60);
        assertThat(asked).hasSize(3);
    }

    @Test
    void aListWithoutPagesIsReadOnce() {
        var all = IntStream.range(0, MANY).boxed().toList();

        assertThat(Pages.all("", query -> {
                    asked.add(query);
                    return new Pages.Page<>(new Answer(200, Map.of("X-Total-Count", List.of("300")), ""), all);
                }))
                .isEqualTo(all);
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void looksAtNoMorePagesThanAreAllowed(int most) {
        assertThat(Pages.first("limit=50", most, query -> page(Server.COUNTS, query, MANY), each -> each == 136))
                .isEmpty();
        assertThat(asked).hasSize(most);
    }

    @Test
    void stopsWhereItIsFound() {
        assertThat(Pages.first("limit=50", 200, query -> page(Server.COUNTS, query, MANY), each -> each == 60))
                .contains(60);
        assertThat(asked).containsExactly("limit=50", "limit=50&page=2");
    }
}
