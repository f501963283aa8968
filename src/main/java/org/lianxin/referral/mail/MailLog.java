package org.lianxin.referral.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.lianxin.referral.privacy.PersonalRecords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Which mails the mail server has accepted. */
@Repository
class MailLog implements PersonalRecords {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    MailLog(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The Message-ID under which this mail was accepted. */
    Optional<String> find(String purpose, String reference, int round) {
        return jdbc.sql(
                        "SELECT message_id FROM mail_log WHERE reference = :reference AND purpose = :purpose AND round = :round")
                .param("reference", reference)
                .param("purpose", purpose)
                .param("round", round)
                .query(String.class)
                .optional();
    }

    /**
     * Sends the mail while its row is written, in a transaction of its own. Whoever sends the same mail at the same time waits for
     * this row and finds it there; and a mail that has left stays sent, whatever becomes of the caller's transaction.
     */
    void sendOnce(String messageId, OutboundMail mail, Instant at, Runnable send) {
        try {
            ownTransaction.executeWithoutResult(status -> {
                insert(messageId, mail, at);
                send.run();
            });
        } catch (DuplicateKeyException another) {
            // Another node has just sent the same mail.
        }
    }

    /** When and why mails left stays; to whom goes. Hand-off numbers begin with the number of their referral. */
    @Override
    public void erase(String referralNo) {
        jdbc.sql("UPDATE mail_log SET recipient = '' WHERE reference = :no OR reference LIKE :handoffs")
                .param("no", referralNo)
                .param("handoffs", referralNo + "-H%")
                .update();
    }

    private void insert(String messageId, OutboundMail mail, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO mail_log (message_id, reference, purpose, round, recipient, accepted_at)
                        VALUES (:messageId, :reference, :purpose, :round, :recipient, :at)
                        """)
                .param("messageId", messageId)
                .param("reference", mail.reference())
                .param("purpose", mail.purpose())
                .param("round", mail.round())
                .param("recipient", mail.to())
                .param("at", Timestamp.from(at))
                .update();
    }
}
