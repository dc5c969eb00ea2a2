package dev.coop.image.jib;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.common.collect.ImmutableList;
import dev.coop.image.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes layers that Jib takes as they are: each is put into the cache of one run, under the name of a file that stands
 * for it.
 *
 * @param folder the cache of the run
 */
record LayerFiles(Path folder) {

    /** Returns what stands for the layers of a variant, in order. */
    List<FileEntriesLayer> of(Recipe.Variant variant, LayerTar tar)
            throws IOException, CacheDirectoryCreationException {
        var cache = Cache.withDirectory(folder);
        var layers = new ArrayList<FileEntriesLayer>();
        for (var layer : variant.layers()) {
            var number = String.valueOf(layers.size());
            var standsFor = FileEntriesLayer.builder()
                    .setName(layer.name())
                    .addEntry(
                            Files.writeString(folder.resolve("layer-" + number), ""),
                            AbsoluteUnixPath.get("/" + number))
                    .build();
            cache.writeUncompressedLayer(
                    Blobs.from(out -> tar.write(layer, out), false), ImmutableList.copyOf(standsFor.getEntries()));
            layers.add(standsFor);
        }
        return List.copyOf(layers);
    }
}
