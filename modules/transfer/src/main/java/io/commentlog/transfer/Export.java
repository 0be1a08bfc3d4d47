package io.commentlog.transfer;

import io.commentlog.event.view.StoredComment;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes every comment that is not deleted, as clients see it, a line each; partition by partition, and within one in the
 * order in which they were last changed. The file appears under its name when it is complete. Blocking; one thread does it
 * all.
 */
public final class Export {
    private static final int OK = 0;
    private static final int BUFFER = 1 << 16;
    private static final String PART = ".part";

    private final FoldedLog log;
    private final Progress progress;
    private long comments;

    private Export(FoldedLog log, PrintStream err) {
        this.log = log;
        this.progress = new Progress(err, System.nanoTime());
    }

    /**
     * Exports what the log has when it is called; what comes meanwhile may be there or not.
     *
     * @param stdout where comments go if there is no file; else where the last word goes
     * @return 0
     * @throws CannotTransfer with one sentence, if it cannot be done
     */
    public static int run(ExportConfig config, PrintStream stdout, PrintStream err) {
        Optional<Path> file = config.file();
        try (FoldedLog log = new FoldedLog(config)) {
            Export export = new Export(log, err);
            if (file.isPresent()) {
                Path part = file.get().resolveSibling(file.get().getFileName() + PART);
                try (OutputStream out = TransferFiles.write(part, file.get())) {
                    export.write(out);
                }
                Files.move(part, file.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } else {
                OutputStream out = new BufferedOutputStream(stdout, BUFFER);
                export.write(out);
                out.flush();
                if (stdout.checkError()) {
                    throw new IOException("nobody reads it to its end");
                }
            }
            (file.isPresent() ? stdout : err)
                    .println("Wrote " + Progress.number(export.comments) + " comments to "
                            + file.map(Path::toString).orElse("stdout") + " in "
                            + export.progress.inAll(export.comments, System.nanoTime()) + ".");
            return OK;
        } catch (IOException | UncheckedIOException e) {
            IOException why = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            throw new CannotTransfer(
                    file.map(Path::toString).orElse("stdout") + " cannot be written: " + TransferFiles.sentence(why),
                    e);
        }
    }

    private void write(OutputStream out) throws IOException {
        log.awaitFold(behind -> tell("comments; the fold is " + Progress.number(behind) + " events behind the log"));
        for (TopicPartition partition : log.partitions()) {
            write(partition, out);
        }
    }

    /**
     * Twice through the partition: which record is the last of each comment, then those. A record that is compacted away in
     * between has given way to a later one, so that then takes its place, be it beyond the end.
     */
    private void write(TopicPartition partition, OutputStream out) {
        LastOffsets last = new LastOffsets();
        long end = log.end(partition);
        log.read(partition, end, () -> false, record -> {
            last.put(record.key(), record.offset());
            tell("comments; looking through partition " + partition.partition());
        });
        log.read(partition, end, () -> last.left() > 0, record -> {
            if (last.take(record.key(), record.offset())) {
                write(record, out);
                tell("comments, in partition " + partition.partition());
            }
        });
    }

    private void write(ConsumerRecord<byte[], byte[]> record, OutputStream out) {
        Optional<byte[]> line = Optional.ofNullable(record.value())
                .map(StoredComment::fromBytes)
                .flatMap(ExportedLine::of);
        if (line.isEmpty()) {
            return;
        }
        try {
            out.write(line.get());
            out.write('\n');
            comments++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(String what) {
        long now = System.nanoTime();
        if (progress.isDue(now)) {
            progress.tell(comments, what, now);
        }
    }
}
