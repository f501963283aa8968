package org.lianxin.referral.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.privacy.SealedTable;
import org.lianxin.referral.privacy.Vault;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that stands in the database, in every column of every table; what is sealed is opened. */
final class EveryColumn {

    private final JdbcClient jdbc;
    private final ApplicationContext application;
    private final Map<String, List<String>> tables = new TreeMap<>();

    EveryColumn(JdbcClient jdbc, ApplicationContext application) {
        this.jdbc = jdbc;
        this.application = application;
        jdbc.sql("SELECT table_name, column_name FROM information_schema.columns WHERE LOWER(table_schema) = 'public'")
                .query(row -> {
                    tables.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(row.getString(2));
                });
    }

    /** Where one of the words stands. */
    Set<String> findsAnyOf(List<String> words) {
        Set<String> found = new PlainTextScan(words).database(jdbc);
        application.getBeansOfType(SealedTable.class).values().forEach(hidden -> opened(hidden)
                .filter(cell -> words.stream().anyMatch(cell.text()::contains))
                .forEach(cell -> found.add(hidden.name() + "." + cell.column() + " (opened)")));
        variables().filter(value -> words.stream().anyMatch(value::contains)).forEach(value -> found.add("variable"));
        return found;
    }

    /** How many rows of each of the engine's tables belong to the instances. */
    Map<String, Long> rowsOf(List<String> instances) {
        Map<String, Long> rows = new TreeMap<>();
        tables.forEach((table, columns) -> columns.stream()
                .filter(column -> column.toUpperCase(Locale.ROOT)
                        .matches("(PROC_INST_ID_|ROOT_PROC_INST_ID_|PROCESS_INSTANCE_ID_)"))
                .forEach(column -> {
                    long number = jdbc.sql(
                                    "SELECT COUNT(*) FROM \"%s\" WHERE \"%s\" IN (:ids)".formatted(table, column))
                            .param("ids", instances)
                            .query(Long.class)
                            .single();
                    if (number > 0) {
                        rows.put(table + "." + column, number);
                    }
                }));
        return rows;
    }

    /** The removal times of all rows that belong to the instances. */
    List<@Nullable Instant> removalTimesOf(List<String> instances) {
        List<@Nullable Instant> times = new ArrayList<>();
        tables.forEach((table, columns) -> {
            if (Stream.of("REMOVAL_TIME_", "ROOT_PROC_INST_ID_")
                    .allMatch(wanted -> columns.stream().anyMatch(wanted::equalsIgnoreCase))) {
                times.addAll(
                        jdbc.sql("SELECT REMOVAL_TIME_ FROM \"%s\" WHERE ROOT_PROC_INST_ID_ IN (:ids)".formatted(table))
                                .param("ids", instances)
                                .query((row, number) -> row.getTimestamp(1) == null
                                        ? null
                                        : row.getTimestamp(1).toInstant())
                                .list());
            }
        });
        return times;
    }

    private Stream<Cell> opened(SealedTable hidden) {
        Vault vault = application.getBean(Vault.class);
        return jdbc.sql("SELECT * FROM " + hidden.name()).query().listOfRows().stream()
                .map(row -> {
                    Map<String, Object> lower = new LinkedHashMap<>();
                    row.forEach((column, value) -> lower.put(column.toLowerCase(Locale.ROOT), value));
                    return lower;
                })
                .flatMap(row -> hidden.columns().stream().flatMap(column -> {
                    Object[] key = hidden.key().stream().map(row::get).toArray();
                    return row.get(column) instanceof byte[] bytes
                            ? Stream.of(
                                    new Cell(column, new String(vault.open(bytes, hidden.context(column, key)), UTF_8)))
                            : Stream.empty();
                }));
    }

    private Stream<String> variables() {
        return Stream.concat(
                application.getBean(RuntimeService.class).createVariableInstanceQuery().list().stream()
                        .map(variable -> String.valueOf(variable.getValue())),
                application.getBean(HistoryService.class).createHistoricVariableInstanceQuery().list().stream()
                        .map(variable -> String.valueOf(variable.getValue())));
    }

    private record Cell(String column, String text) {}
}
