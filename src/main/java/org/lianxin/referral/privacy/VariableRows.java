package org.lianxin.referral.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The variables in one of the engine's tables, with their bytes in {@code ACT_GE_BYTEARRAY}. Those that an earlier version
 * stored in plain text are sealed and get the name of our serializer.
 *
 * @param typeColumn where the name of the serializer is
 */
record VariableRows(String table, String typeColumn, JdbcClient jdbc) implements SealedRows {

    private static final Map<String, String> SEALED = Map.of(
            "json", VariableSeal.JSON,
            "bytes", VariableSeal.BYTES,
            "file", VariableSeal.FILE,
            "serializable", VariableSeal.OBJECT);

    private static final List<String> NAMES =
            Stream.concat(SEALED.keySet().stream(), SEALED.values().stream()).toList();

    static List<SealedRows> all(JdbcClient jdbc) {
        return List.of(
                new VariableRows("ACT_RU_VARIABLE", "TYPE_", jdbc),
                new VariableRows("ACT_HI_VARINST", "VAR_TYPE_", jdbc),
                new VariableRows("ACT_HI_DETAIL", "VAR_TYPE_", jdbc));
    }

    @Override
    public List<List<Object>> keysAfter(List<Object> last, int most) {
        return jdbc
                .sql(
                        """
                        SELECT ID_ FROM %s WHERE ID_ > :last AND %s IN (:names)
                        ORDER BY ID_ FETCH FIRST %d ROWS ONLY"""
                                .formatted(table, typeColumn, most))
                .param("names", NAMES)
                .param("last", last.isEmpty() ? "" : last.get(0))
                .query(String.class)
                .list()
                .stream()
                .map(List::<Object>of)
                .toList();
    }

    @Override
    public boolean sealAnew(List<Object> key, Vault vault) {
        return jdbc.sql(
                        """
                        SELECT v.ID_, v.NAME_, v.%s, v.TEXT_, v.TEXT2_, v.BYTEARRAY_ID_, b.BYTES_
                        FROM %s v LEFT JOIN ACT_GE_BYTEARRAY b ON b.ID_ = v.BYTEARRAY_ID_ WHERE v.ID_ = ?"""
                                .formatted(typeColumn, table))
                .params(key)
                .query(this::row)
                .optional()
                .filter(row -> sealAnew(row, vault))
                .isPresent();
    }

    private boolean sealAnew(Row row, Vault vault) {
        boolean plain = SEALED.containsKey(row.type());
        byte @Nullable [] bytes = anew(row.bytes(), VariableSeal.content(row.name()), plain, vault);
        String text = anew(row.text(), VariableSeal.text(row.name()), plain, vault);
        String text2 = anew(row.text2(), VariableSeal.text2(row.name()), plain, vault);
        if (!plain && bytes == row.bytes() && Objects.equals(text, row.text()) && Objects.equals(text2, row.text2())) {
            return false;
        }
        if (bytes != null) {
            // The next revision, so that a running engine that holds the old one does not write it back.
            jdbc.sql("UPDATE ACT_GE_BYTEARRAY SET BYTES_ = ?, REV_ = REV_ + 1 WHERE ID_ = ?")
                    .params(bytes, row.bytesId())
                    .update();
        }
        jdbc.sql("UPDATE %s SET %s = ?, TEXT_ = ?, TEXT2_ = ? WHERE ID_ = ?".formatted(table, typeColumn))
                .params(SEALED.getOrDefault(row.type(), row.type()), text, text2, row.id())
                .update();
        return true;
    }

    private static byte @Nullable [] anew(byte @Nullable [] stored, String context, boolean plain, Vault vault) {
        if (stored == null || (!plain && vault.isSealedByNewestKey(stored))) {
            return stored;
        }
        return vault.seal(plain ? stored : vault.open(stored, context), context);
    }

    private static @Nullable String anew(@Nullable String stored, String context, boolean plain, Vault vault) {
        if (stored == null) {
            return null;
        }
        byte[] bytes = plain ? stored.getBytes(UTF_8) : Base64.getDecoder().decode(stored);
        byte @Nullable [] changed = anew(bytes, context, plain, vault);
        return changed == bytes ? stored : Base64.getEncoder().encodeToString(changed);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("ID_"),
                row.getString("NAME_"),
                row.getString(typeColumn),
                row.getString("TEXT_"),
                row.getString("TEXT2_"),
                row.getString("BYTEARRAY_ID_"),
                row.getBytes("BYTES_"));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(
            String id,
            String name,
            String type,
            @Nullable String text,
            @Nullable String text2,
            @Nullable String bytesId,
            byte @Nullable [] bytes) {}
}
