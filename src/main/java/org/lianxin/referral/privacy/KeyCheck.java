package org.lianxin.referral.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code key_check}: one known text, sealed, and its digest. Keys that do not open the one or do not give the other
 * are not those with which this database was written.
 */
final class KeyCheck {

    private static final String TEXT = "lianxin-bridge";
    private static final String CONTEXT = "key_check.sealed/1";

    private final JdbcClient jdbc;

    KeyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False in a database from before the table, and in an empty one. */
    boolean isWritten() {
        return jdbc.sql(
                                        """
                                SELECT COUNT(*) FROM information_schema.tables
                                WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = 'key_check'""")
                                .query(Integer.class)
                                .single()
                        > 0
                && jdbc.sql("SELECT COUNT(*) FROM key_check")
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    boolean fits(Vault vault, BlindIndex index) {
        return jdbc.sql("SELECT sealed, digest FROM key_check")
                .query((row, number) -> opens(vault, row.getBytes("sealed"))
                        && index.digest("check", TEXT).equals(row.getString("digest")))
                .single();
    }

    void write(Vault vault, BlindIndex index) {
        jdbc.sql("INSERT INTO key_check (sealed, digest) VALUES (?, ?)")
                .params(vault.seal(TEXT.getBytes(UTF_8), CONTEXT), index.digest("check", TEXT))
                .update();
    }

    /** So that the key that sealed it before can be dropped. */
    void sealAnew(Vault vault) {
        jdbc.sql("UPDATE key_check SET sealed = ?")
                .param(vault.seal(TEXT.getBytes(UTF_8), CONTEXT))
                .update();
    }

    private static boolean opens(Vault vault, byte[] sealed) {
        try {
            return new String(vault.open(sealed, CONTEXT), UTF_8).equals(TEXT);
        } catch (SealBrokenException otherKeys) {
            return false;
        }
    }
}
