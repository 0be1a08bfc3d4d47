package io.commentlog.transfer;

import io.commentlog.event.Rejection;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Brings the lines of a file into the log, in their order. A line that is no comment is told of and passed over. Once a
 * second it waits until all so far is durable, and writes down how far that is; brought in again, a comment changes
 * nothing, because the log counts the first of an id. Blocking; one thread does it all.
 */
public final class Import {
    private static final int OK = 0;
    private static final int FAILED = 1;

    private final String name;
    private final Optional<Path> stateFile;
    private final TargetLog log;
    private final ReplyIds replies;
    private final PrintStream err;
    private final Progress progress;
    private ImportState state;
    private long comments;

    Import(ImportConfig config, ImportState state, TargetLog log, PrintStream err) {
        this.name = config.file().map(Path::toString).orElse("stdin");
        this.stateFile = config.file().map(ImportState::beside);
        this.state = state;
        this.log = log;
        this.replies = new ReplyIds(config.repliesAs(), log::has);
        this.err = err;
        this.progress = new Progress(err, System.nanoTime());
    }

    /**
     * Returns when all lines are durable or told of.
     *
     * @return 0, or 1 if a line was no comment
     * @throws CannotTransfer with one sentence, if file or log are not to be had
     */
    public static int run(ImportConfig config, InputStream stdin, PrintStream out, PrintStream err) {
        try (InputStream in = open(config, stdin);
                TargetLog log = TargetLog.open(config)) {
            String begin = config.file().isPresent()
                    ? TransferFiles.begin(config.file().get())
                    : "";
            Import run = new Import(config, begunBefore(config, log.id(), begin), log, err);
            try (OutputStream rejects = rejects(config, run.state.lines() > 0)) {
                return run.bring(new LineReader(in), rejects, out);
            }
        } catch (IOException e) {
            throw new CannotTransfer(
                    config.file().map(Path::toString).orElse("stdin") + " cannot be brought in: "
                            + TransferFiles.sentence(e),
                    e);
        }
    }

    /** Whoever gave it closes it. */
    private static final class LeftOpen extends FilterInputStream {
        LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    private static InputStream open(ImportConfig config, InputStream stdin) throws IOException {
        return config.file().isPresent() ? TransferFiles.read(config.file().get()) : new LeftOpen(stdin);
    }

    private static ImportState begunBefore(ImportConfig config, String log, String begin) throws IOException {
        ImportState none = ImportState.none(log, begin);
        if (config.fromLine().isPresent()) {
            return none.with(config.fromLine().getAsLong() - 1, 0);
        }
        return config.file().isPresent()
                ? ImportState.read(ImportState.beside(config.file().get()), log, begin)
                        .orElse(none)
                : none;
    }

    private static OutputStream rejects(ImportConfig config, boolean goesOn) throws IOException {
        return config.rejects().isPresent()
                ? Files.newOutputStream(
                        config.rejects().get(),
                        StandardOpenOption.CREATE,
                        goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)
                : OutputStream.nullOutputStream();
    }

    int bring(LineReader lines, OutputStream rejects, PrintStream out) throws IOException {
        long before = state.lines();
        if (before > 0) {
            err.println("commentlog: goes on after line " + Progress.number(before) + " of " + name);
        }
        long now = System.currentTimeMillis();
        long line = 0;
        long rejected = state.rejected();
        for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            line = next.get().number();
            if (line <= before || next.get().isBlank()) {
                continue;
            }
            try {
                append(next.get(), now);
            } catch (Rejection e) {
                rejected++;
                err.println("commentlog: " + name + ":" + line + ": " + e.sentence());
                rejects.write(next.get().bytes());
                rejects.write('\n');
            }
            if (progress.isDue(System.nanoTime())) {
                settle(line, rejected);
                progress.tell(comments, "comments, up to line " + Progress.number(line), System.nanoTime());
            }
        }
        settle(Math.max(before, line), rejected);
        out.println("Put " + Progress.number(comments) + (comments == 1 ? " comment of " : " comments of ")
                + name + " into the log in "
                + progress.inAll(comments, System.nanoTime()) + "; " + Progress.number(rejected)
                + (rejected == 1 ? " line was no comment." : " lines were no comments."));
        return rejected == 0 ? OK : FAILED;
    }

    private void append(LineReader.Line line, long now) {
        if (!line.whole()) {
            throw Rejection.tooLarge("The line has more than " + LineReader.LONGEST + " bytes");
        }
        ImportedLine imported = ImportedLine.of(line.bytes(), now);
        log.append(new ImportedLine(replies.inThisLog(imported.comment()), imported.failure()));
        comments++;
    }

    private void settle(long line, long rejected) throws IOException {
        log.settle();
        state = state.with(line, rejected);
        if (stateFile.isPresent()) {
            state.write(stateFile.get());
        }
    }
}
