package dev.coop.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.app.AppName;
import dev.coop.image.ImageReference.Tag;
import dev.coop.source.CommitId;
import dev.coop.source.WorkTree;
import org.junit.jupiter.api.Test;

class AppImageTest {
    private static final CommitId COMMIT = new CommitId("0123456789012345678901234567890123456789");

    /** Two apps may share a repository of images and a commit: whoever is built last takes only the shared tag. */
    @Test
    void eachAppHasATagOfItsOwnWhereverItStands() {
        var root = AppImage.tags(COMMIT, WorkTree.CLEAN, new AppName("mug"), ".");
        var below = AppImage.tags(COMMIT, WorkTree.CLEAN, new AppName("cup"), "cup");

        assertThat(root).extracting(Tag::name).containsExactly(COMMIT + "-mug", COMMIT.toString());
        assertThat(below).extracting(Tag::name).containsExactly(COMMIT.toString(), COMMIT + "-cup");
    }
}
