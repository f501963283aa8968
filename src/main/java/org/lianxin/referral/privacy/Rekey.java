package org.lianxin.referral.privacy;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command {@code rekey}: puts everything sealed under the newest key, and seals what earlier versions stored in plain text.
 * {@code --new-key} makes a key first; {@code --drop-old-keys} removes the older ones when all rows have left them.
 */
@Component
@ConditionalOnProperty(name = "lianxin.command", havingValue = "rekey")
class Rekey implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(Rekey.class);

    private final KeyFolder keys;
    private final List<SealedTable> ownTables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private int exitCode;

    Rekey(KeyFolder keys, List<SealedTable> ownTables, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.keys = keys;
        this.ownTables = ownTables;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption("new-key")) {
            keys.vault().addNewest();
        }
        Vault vault = new Vault(keys.vault().read());
        Resealing resealing = new Resealing(vault, transaction);
        Stream.concat(ownTables.stream().map(table -> new OwnRows(table, jdbc)), VariableRows.all(jdbc).stream())
                .forEach(resealing::run);
        new KeyCheck(jdbc).sealAnew(vault);
        if (resealing.broken() > 0) {
            exitCode = 1;
            LOG.error(
                    "有 {} 行无法解密，见上。旧密钥没有删除。 ({} rows do not open; old keys are kept.)",
                    resealing.broken(),
                    resealing.broken());
        } else if (arguments.containsOption("drop-old-keys")) {
            keys.vault().keepNewestOnly();
        }
        LOG.info("完成：重新加密 {} 行。 (Done: {} rows sealed anew.)", resealing.sealedAnew(), resealing.sealedAnew());
    }

    /** 0, or 1 when rows did not open. */
    @Override
    public int getExitCode() {
        return exitCode;
    }
}
