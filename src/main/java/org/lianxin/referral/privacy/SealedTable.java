package org.lianxin.referral.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An own table with sealed columns. A bean of this type brings the table under command {@code rekey}.
 *
 * @param key the columns of the primary key
 * @param columns the sealed columns, BYTEA
 */
public record SealedTable(String name, List<String> key, List<String> columns) {

    /** The context in which a value of {@code column} is sealed; {@code key} in the order of the primary key. */
    public String context(String column, Object... key) {
        return name
                + '.'
                + column
                + '/'
                + Arrays.stream(key).map(String::valueOf).collect(Collectors.joining("/"));
    }
}
