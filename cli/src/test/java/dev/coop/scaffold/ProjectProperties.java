package dev.coop.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.coop.app.AppName;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class ProjectProperties {

    @Property
    void anyFoldersNameGivesAnAppsName(@ForAll String folder) {
        assertThatNoException().isThrownBy(() -> Project.nameFor(folder));
    }

    @Property
    void aNameThatIsValidStaysAsItIs(
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = 'a', to = 'z') String name) {
        assertThat(Project.nameFor(name)).isEqualTo(new AppName(name));
    }

    @Property
    void namingTwiceIsNamingOnce(@ForAll String folder) {
        var name = Project.nameFor(folder);

        assertThat(Project.nameFor(name.value())).isEqualTo(name);
    }

    @Example
    void keepsWhatCanBeReadOfAFoldersName() {
        assertThat(Project.nameFor("Café App_2")).hasToString("cafe-app-2");
        assertThat(Project.nameFor("MeanMug")).hasToString("mean-mug");
        assertThat(Project.nameFor("2048")).hasToString("app-2048");
        assertThat(Project.nameFor("日本")).hasToString("app");
        assertThat(Project.nameFor("a".repeat(39) + "-b")).hasToString("a".repeat(39));
    }
}
