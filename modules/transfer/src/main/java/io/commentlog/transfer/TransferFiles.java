package io.commentlog.transfer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The files of a transfer; one whose name ends with {@code .gz} is compressed. */
final class TransferFiles {
    private static final int BUFFER = 1 << 16;
    private static final String COMPRESSED = ".gz";

    private TransferFiles() {}

    static InputStream read(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return isCompressed(file) ? new GZIPInputStream(in, BUFFER) : new BufferedInputStream(in, BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * @param name whose end says whether it is compressed
     */
    static OutputStream write(Path file, Path name) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new BufferedOutputStream(isCompressed(name) ? new GZIPOutputStream(out, BUFFER) : out, BUFFER);
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(COMPRESSED);
    }

    /** A digest of the first line, by which a file is known again though lines were added. */
    static String begin(Path file) throws IOException {
        try (InputStream in = read(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new LineReader(in).next().ifPresent(line -> digest.update(line.bytes()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String sentence(IOException why) {
        if (why instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return why instanceof AccessDeniedException
                ? "it may not be read or written"
                : String.valueOf(why.getMessage());
    }
}
