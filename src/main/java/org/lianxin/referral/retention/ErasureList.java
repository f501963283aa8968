package org.lianxin.referral.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The erasures in a file outside of the database: who restores a backup gets back what was erased since, and this file
 * knows it. One line each: referral, reason, requested by, approved by, when.
 */
@Component
class ErasureList {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureList.class);
    private static final int FIELDS = 5;

    private final Path file;

    ErasureList(@Value("${lianxin.erasure-list:data/erasures.csv}") Path file) {
        this.file = file;
    }

    List<Erasure> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> List.of(line.split(",", -1)))
                    .filter(fields -> fields.size() == FIELDS)
                    .map(fields -> new Erasure(
                            fields.get(0), fields.get(1), fields.get(2), fields.get(3), Instant.parse(fields.get(4))))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the list of erasures " + file, unreadable);
        }
    }

    /** Only then: a line for what was rolled back would erase it at the next start. */
    void addAfterCommit(Erasure erasure) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    complete(List.of(erasure));
                } catch (UncheckedIOException unwritten) {
                    LOG.error("不能写入删除清单，下次启动时补写。 (The list of erasures gets this line at the next start.)", unwritten);
                }
            }
        });
    }

    /** Adds those that the file lacks. */
    void complete(List<Erasure> erasures) {
        Set<String> known = read().stream().map(Erasure::referralNo).collect(Collectors.toSet());
        String lines = erasures.stream()
                .filter(erasure -> !known.contains(erasure.referralNo()))
                .map(ErasureList::line)
                .collect(Collectors.joining());
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write the list of erasures " + file, unwritable);
        }
    }

    private static String line(Erasure erasure) {
        return String.join(
                        ",",
                        erasure.referralNo(),
                        erasure.reason(),
                        erasure.requestedBy(),
                        erasure.approvedBy(),
                        erasure.at().toString())
                + "\n";
    }
}
