package dev.coop.gitops.jgit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are in memory while they are few, and in a file without a name when they are many: it is gone with the
 * process, however that ends.
 */
final class SpilledBytes {
    private static final int MOST_IN_MEMORY = 4 << 20;

    private byte[] memory = new byte[8 << 10];
    private long size;
    private @Nullable FileChannel file;

    long size() {
        return size;
    }

    void append(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && size + length > MOST_IN_MEMORY) {
            file = spilled();
        }
        if (file == null) {
            remember(bytes, offset, length);
        } else {
            write(file, ByteBuffer.wrap(bytes, offset, length), size);
        }
        size += length;
    }

    private void remember(byte[] bytes, int offset, int length) {
        var end = Math.toIntExact(size + length);
        if (end > memory.length) {
            memory = Arrays.copyOf(memory, Math.max(end, 2 * memory.length));
        }
        System.arraycopy(bytes, offset, memory, (int) size, length);
    }

    private FileChannel spilled() throws IOException {
        var path = Files.createTempFile("coop-", ".pack");
        var opened = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        // Where a file that is open can lose its name, it does so now.
        Files.deleteIfExists(path);
        write(opened, ByteBuffer.wrap(memory, 0, (int) size), 0);
        memory = new byte[0];
        return opened;
    }

    private static void write(FileChannel to, ByteBuffer bytes, long position) throws IOException {
        var at = position;
        while (bytes.hasRemaining()) {
            at += to.write(bytes, at);
        }
    }

    /** Reads from a position on; returns how many bytes, or -1 at the end. */
    int read(long position, ByteBuffer into) throws IOException {
        if (position >= size) {
            return -1;
        }
        if (file != null) {
            return file.read(into, position);
        }
        var length = (int) Math.min(into.remaining(), size - position);
        into.put(memory, (int) position, length);
        return length;
    }
}
