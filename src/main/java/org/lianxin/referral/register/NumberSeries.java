package org.lianxin.referral.register;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Running numbers without gaps: a number belongs to the transaction that drew it and comes back if that is rolled back.
 * Whoever draws from the same series and year meanwhile waits for that transaction to end.
 */
@Service
public final class NumberSeries {

    private final JdbcClient jdbc;
    private final TransactionTemplate joined;
    private final TransactionTemplate nested;

    NumberSeries(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.joined = new TransactionTemplate(transactions);
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * The next number of the series in this year, beginning with 1.
     *
     * @param year the year by the office's own clock
     */
    public int next(String series, int year) {
        Integer number = joined.execute(status -> draw(series, year));
        if (number == null) {
            throw new IllegalStateException("No number drawn from " + series + " " + year);
        }
        return number;
    }

    private int draw(String series, int year) {
        if (advance(series, year) == 0) {
            begin(series, year);
            advance(series, year);
        }
        return jdbc.sql("SELECT last_number FROM number_series WHERE series = :series AND series_year = :year")
                .param("series", series)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /** The update locks the row until the transaction ends. */
    private int advance(String series, int year) {
        return jdbc.sql("UPDATE number_series SET last_number = last_number + 1"
                        + " WHERE series = :series AND series_year = :year")
                .param("series", series)
                .param("year", year)
                .update();
    }

    /** Behind a savepoint: after a refused insert PostgreSQL would otherwise refuse everything until the rollback. */
    private void begin(String series, int year) {
        try {
            nested.executeWithoutResult(status -> jdbc.sql(
                            "INSERT INTO number_series (series, series_year, last_number) VALUES (:series, :year, 0)")
                    .param("series", series)
                    .param("year", year)
                    .update());
        } catch (DuplicateKeyException e) {
            // Another transaction began the series first and has ended; its row is there to be advanced.
        }
    }
}
