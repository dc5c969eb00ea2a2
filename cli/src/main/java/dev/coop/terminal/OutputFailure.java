package dev.coop.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream that remembers why it could not be written; a print stream alone only knows that it could not. */
public final class OutputFailure extends FilterOutputStream {
    private @Nullable IOException failure;

    public OutputFailure(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException wrong) {
            failure = wrong;
            throw wrong;
        }
    }

    /** Writes a line as well as it can. */
    public void say(String line) {
        try {
            write((line + "\n").getBytes(StandardCharsets.UTF_8));
            flush();
        } catch (IOException wrong) {
            failure = wrong;
        }
    }

    /**
     * Returns the exit status after all is written: 0 when the reader closed the pipe, 1 with a word about it when the
     * result could not be written, the status given otherwise.
     */
    public int statusAfter(int status, Consumer<String> told) {
        var reason = Optional.ofNullable(failure).map(IOException::getMessage);
        if (failure == null) {
            return status;
        }
        if (reason.filter(text -> text.contains("Broken pipe")).isPresent()) {
            return 0;
        }
        told.accept("the result could not be written: " + reason.orElse("unknown reason"));
        return 1;
    }
}
