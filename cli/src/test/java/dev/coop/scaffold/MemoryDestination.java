package dev.coop.scaffold;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A destination in memory, which remembers the order of what was written. */
final class MemoryDestination implements Destination {
    private final Map<String, String> files = new LinkedHashMap<>();

    /** Returns path to text of all files. */
    Map<String, String> files() {
        return files;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(String path, byte[] content) {
        files.put(path, new String(content, StandardCharsets.UTF_8));
    }

    @Override
    public List<String> files(int most) {
        return files.keySet().stream().limit(most).toList();
    }
}
