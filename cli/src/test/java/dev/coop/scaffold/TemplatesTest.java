package dev.coop.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");

    static java.util.List<String> templates() throws IOException {
        try (var folders = Files.list(TEMPLATES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void anIndexNamesEveryFileOfItsTemplate(String template) throws IOException {
        var folder = TEMPLATES.resolve(template);
        try (var files = Files.walk(folder)) {
            assertThat(Templates.files(template))
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file)
                                    .toString()
                                    .replace('\\', '/')
                                    .replaceFirst("^dot-gitignore$", ".gitignore"))
                            .filter(path -> !path.equals("index"))
                            .toList());
        }
    }

    @Test
    void everyTemplateAndCiHasItsFolder() throws IOException {
        assertThat(templates())
                .containsAll(Template.names())
                .contains(Ci.GITHUB.toString(), Ci.GITLAB.toString(), "coop", "new", "shared");
    }

    @Test
    void aVariableWithoutAValueIsAnError() {
        assertThatThrownBy(() -> Templates.render("go", "README.md", Map.of("other", "value")))
                .isInstanceOf(MustacheException.class)
                .hasMessageContaining("app");
    }

    @Test
    void theFileThatMakesAFolderAProjectIsTheLast() {
        assertThat(Templates.files("go")).last().isEqualTo("go.mod");
        assertThat(Templates.files("static")).last().isEqualTo("public/index.html");
    }
}
