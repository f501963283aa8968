package org.lianxin.referral.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for words in everything a database, a file or a log holds, in each spelling in which a program may have left them. */
final class PlainTextScan {

    private static final ObjectMapper ESCAPING = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    /** Word and spelling, and its bytes as a Latin-1 string, so that any bytes can be searched with {@code contains}. */
    private final Map<String, String> needles = new LinkedHashMap<>();

    PlainTextScan(List<String> words) {
        words.forEach(this::add);
    }

    /** Table, column and word of each find, over all tables that the database user sees as her own. */
    Set<String> database(JdbcClient jdbc) {
        Set<String> found = new TreeSet<>();
        columns(jdbc).forEach((table, columns) -> {
            String all = String.join(
                    ", ", columns.stream().map(PlainTextScan::quoted).toList());
            jdbc.sql("SELECT " + all + " FROM " + quoted(table)).query(row -> {
                for (String column : columns) {
                    Object value = row.getObject(column);
                    byte[] bytes = value instanceof byte[] || value instanceof java.sql.Blob
                            ? row.getBytes(column)
                            : String.valueOf(value instanceof java.sql.Clob ? row.getString(column) : value)
                                    .getBytes(UTF_8);
                    bytes(bytes).forEach(word -> found.add(table + "." + column + ": " + word));
                }
            });
        });
        return found;
    }

    Set<String> folder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes(Files.readAllBytes(file)).forEach(word -> found.add(file.getFileName() + ": " + word));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    private List<String> bytes(byte[] bytes) {
        String haystack = new String(bytes, ISO_8859_1);
        return needles.entrySet().stream()
                .filter(needle -> haystack.contains(needle.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void add(String word) {
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("GB18030"))) {
            needle(word, charset.name(), word.getBytes(charset));
        }
        needle(word, "escaped", escaped(word).getBytes(UTF_8));
        needle(
                word,
                "escaped in small letters",
                escaped(word).toLowerCase(Locale.ROOT).getBytes(UTF_8));
        needle(word, "URL", URLEncoder.encode(word, UTF_8).getBytes(UTF_8));
        byte[] utf8 = word.getBytes(UTF_8);
        // Base64 of the word wherever it begins in a group of three; the characters that depend on neighbours are cut
        // off.
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + utf8.length / 3 * 3];
            System.arraycopy(utf8, 0, shifted, before, shifted.length - before);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String middle = base64.substring(before == 0 ? 0 : 4, base64.length() / 4 * 4);
            needle(
                    word,
                    "Base64",
                    middle.substring(0, middle.length() - (before == 0 ? 0 : 4)).getBytes(UTF_8));
        }
    }

    private void needle(String word, String spelling, byte[] bytes) {
        if (bytes.length >= 6) {
            needles.put(word + " (" + spelling + " " + Arrays.hashCode(bytes) + ")", new String(bytes, ISO_8859_1));
        }
    }

    private static String escaped(String word) {
        try {
            String json = ESCAPING.writeValueAsString(word);
            return json.substring(1, json.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> columns(JdbcClient jdbc) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT c.table_name, c.column_name FROM information_schema.columns c
                        JOIN information_schema.tables t
                          ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                        WHERE c.table_schema = CURRENT_SCHEMA AND t.table_type = 'BASE TABLE'
                        ORDER BY c.table_name, c.ordinal_position""")
                .query(row -> {
                    columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return columns;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
