package org.lianxin.referral.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of an own table. */
record OwnRows(SealedTable sealedTable, JdbcClient jdbc) implements SealedRows {

    @Override
    public String table() {
        return sealedTable.name();
    }

    @Override
    public List<List<Object>> keysAfter(List<Object> last, int most) {
        String key = String.join(", ", sealedTable.key());
        String after = last.isEmpty()
                ? ""
                : " WHERE (%s) > (%s)".formatted(key, marks(sealedTable.key().size()));
        return jdbc
                .sql("SELECT %s FROM %s%s ORDER BY %1$s FETCH FIRST %d ROWS ONLY".formatted(key, table(), after, most))
                .params(last)
                .query()
                .listOfRows()
                .stream()
                .map(row -> (List<Object>) new ArrayList<>(row.values()))
                .toList();
    }

    @Override
    public boolean sealAnew(List<Object> key, Vault vault) {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        stored(key).forEach((column, value) -> {
            if (!vault.isSealedByNewestKey(value)) {
                String context = sealedTable.context(column, key.toArray());
                changed.put(column, vault.seal(vault.open(value, context), context));
            }
        });
        changed.forEach((column, value) -> jdbc.sql("UPDATE " + table() + " SET " + column + " = ?" + where())
                .param(value)
                .params(key)
                .update());
        return !changed.isEmpty();
    }

    /** Without erased values. */
    private Map<String, byte[]> stored(List<Object> key) {
        Map<String, byte[]> stored = new LinkedHashMap<>();
        jdbc.sql("SELECT " + String.join(", ", sealedTable.columns()) + " FROM " + table() + where())
                .params(key)
                .query(row -> {
                    for (String column : sealedTable.columns()) {
                        byte[] value = row.getBytes(column);
                        if (value != null) {
                            stored.put(column, value);
                        }
                    }
                });
        return stored;
    }

    private String where() {
        return " WHERE " + String.join(" = ? AND ", sealedTable.key()) + " = ?";
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }
}
