package dev.coop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.cli.help.HelpPage;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FamiliarWordTest {
    private static final HelpPage COOP = HelpPage.of(UnusedSession.commandLine().getCommandSpec());
    private static final Pattern COMMAND = Pattern.compile("coop ([a-z]+)");

    static Stream<String> words() {
        return Stream.of("promote", "ls", "auth", "logs", "up", "restart");
    }

    @ParameterizedTest
    @MethodSource("words")
    void isNoCommandHereAndLeadsToOne(String word) {
        assertThat(COOP.commandNames()).doesNotContain(word);
        assertThat(FamiliarWord.instead(word)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void namesCommandsThatAreThere(String answer) {
        var named = COMMAND.matcher(answer).results().map(each -> each.group(1)).toList();

        assertThat(COOP.commandNames()).containsAll(named);
    }

    static Stream<String> everyAnswer() {
        return Stream.of(
                        "push",
                        "promote",
                        "ls",
                        "log",
                        "undo",
                        "rm",
                        "lint",
                        "manifests",
                        "plan",
                        "new",
                        "web",
                        "auth",
                        "env",
                        "logs",
                        "restart")
                .map(word -> FamiliarWord.instead(word).orElseThrow());
    }
}
