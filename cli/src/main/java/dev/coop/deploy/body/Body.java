package dev.coop.deploy.body;

import java.util.List;
import java.util.Optional;

/** Writes a pull request's body. */
public final class Body {
    private static final String RULE = "---\n\n";

    private Body() {}

    /** How much is told; less when a forge, or what people wrote, leaves no room for more. */
    enum Detail {
        ALL,
        SHORT,
        HEADLINE
    }

    /**
     * Returns the body: coop's part, and what people wrote around it kept. The same content and body give the same
     * bytes, so that whoever compares sees whether there is anything to update.
     *
     * @param content what is told
     * @param existing the body that is there
     * @param limit the most characters that the forge takes
     */
    public static String text(Content content, Optional<String> existing, int limit) {
        var apps = switch (content) {
            case Content.One one -> List.of(one);
            case Content.Several(var several) -> several;
        };
        var people = OwnPart.replaced(existing, "").length() + 1;
        for (var detail : Detail.values()) {
            var part = part(apps, detail, limit - people);
            if (part.length() <= limit - people) {
                return OwnPart.replaced(existing, part);
            }
        }
        return existing.orElseGet(() -> part(apps, Detail.HEADLINE, 0));
    }

    private static String part(List<Content.One> apps, Detail detail, int limit) {
        var sections =
                apps.stream().map(app -> Section.of(app, detail, apps.size())).toList();
        var text = new StringBuilder(OwnPart.BEGIN).append('\n');
        apps.forEach(app -> text.append(Described.of(app).line()));
        text.append('\n');
        if (apps.size() > 1) {
            text.append("**%d apps in one change**\n\n".formatted(apps.size()));
        }
        var room = limit
                - text.length()
                - OwnPart.END.length()
                - 1
                - RULE.length() * (apps.size() - 1)
                - sections.stream().mapToInt(String::length).sum();
        for (var at = 0; at < apps.size(); at++) {
            var diff = detail == Detail.ALL
                    ? FoldedDiff.of(apps.get(at)).text(room / (apps.size() - at))
                    : FoldedDiff.of(apps.get(at)).pointer();
            text.append(at > 0 ? RULE : "").append(sections.get(at)).append(diff);
            room -= diff.length();
        }
        return text.append(OwnPart.END).append('\n').toString();
    }
}
