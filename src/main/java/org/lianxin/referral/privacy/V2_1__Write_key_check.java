package org.lianxin.referral.privacy;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Ties the database to its keys, before the first row is sealed. */
@Component
class V2_1__Write_key_check extends BaseJavaMigration {

    private final Vault vault;
    private final BlindIndex index;

    V2_1__Write_key_check(Vault vault, BlindIndex index) {
        this.vault = vault;
        this.index = index;
    }

    @Override
    public void migrate(Context context) {
        new KeyCheck(JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true)))
                .write(vault, index);
    }
}
