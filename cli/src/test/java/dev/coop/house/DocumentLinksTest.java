package dev.coop.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link from one document to another, or to a heading, leads somewhere. */
class DocumentLinksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|<img[^>]* src=\")([^)\"\\s]+)[)\"]");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        var seen = 0;
        for (var page : pages()) {
            for (var link : links(page)) {
                seen++;
                if (!leadsSomewhere(page, link)) {
                    dead.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }

        assertThat(seen).as("links").isGreaterThan(25);
        assertThat(dead).isEmpty();
    }

    @Test
    void theIndexLeadsToEveryDocument() throws IOException {
        var docs = ROOT.resolve("docs");
        var index = links(docs.resolve("README.md")).stream()
                .map(link -> docs.resolve(link.replaceFirst("#.*", "")).normalize())
                .toList();

        assertThat(pages().stream()
                        .filter(page -> page.startsWith(docs) && !page.endsWith("README.md"))
                        .filter(page -> !index.contains(page) && !index.contains(page.getParent())))
                .isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(words(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static String words(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).replaceAll("");
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** GitHub's rule: lower case, spaces become hyphens, all other signs go. */
    private static List<String> anchors(Path page) throws IOException {
        return words(page)
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
