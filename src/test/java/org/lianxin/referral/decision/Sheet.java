package org.lianxin.referral.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A rule sheet in CSV; its cells hold no quotes and no ASCII commas. */
public final class Sheet {

    private static final Path FOLDER = Path.of("src/test/resources/rules");

    private Sheet() {}

    public static List<Map<String, String>> rows(String file) {
        List<String> lines = lines(FOLDER.resolve(file));
        List<String> head = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != head.size() || line.contains("\"")) {
                throw new IllegalStateException(file + ": " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < cells.size(); column++) {
                row.put(head.get(column), cells.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    public static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /** The alternatives of a cell; {@code *} stands for the given ones. */
    public static List<String> alternatives(String cell, List<String> all) {
        return cell.equals("*") ? all : List.of(cell.split("\\|", -1));
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
