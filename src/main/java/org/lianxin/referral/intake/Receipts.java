package org.lianxin.referral.intake;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** The receipts of online reports. Receipt number and passphrase together open one, nothing else does. */
@Component
class Receipts {

    private static final int MOST_CHARACTERS = 20;

    /** Of a random text that nobody kept; written down because to make one slows every start. */
    private static final String NOBODYS_HASH = "$2a$10$2v69bW.9Zbpt8SgcwsHcteuJ6abMWryjnPzOne6ipvsBpvTqAwqqq";

    private final JdbcClient jdbc;
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isFree(String number) {
        return find(number).isEmpty();
    }

    /** Throws {@link org.springframework.dao.DuplicateKeyException} when the number is in use. */
    void enter(Receipt receipt, String referralNo) {
        jdbc.sql("INSERT INTO report_receipt (receipt_no, passphrase_hash, referral_no) VALUES (:no, :hash, :referral)")
                .param("no", receipt.number())
                .param("hash", encoder.encode(Typed.words(receipt.passphrase())))
                .param("referral", referralNo)
                .update();
    }

    /** The referral of this receipt. An unknown number takes as long as a wrong passphrase. */
    Optional<String> open(String number, String passphrase) {
        Optional<Row> row = find(Typed.digits(number));
        String words = Typed.words(passphrase);
        boolean right = encoder.matches(
                words.length() > MOST_CHARACTERS ? "" : words,
                row.map(Row::hash).orElse(NOBODYS_HASH));
        return row.filter(found -> right).map(Row::referralNo);
    }

    /** False if the message of this form has been noted before. Until the transaction ends others wait for the answer. */
    boolean noteMessage(String number, String formKey) {
        return jdbc.sql(
                                """
                                UPDATE report_receipt SET last_message = :key
                                WHERE receipt_no = :no AND (last_message IS NULL OR last_message <> :key)""")
                        .param("key", formKey)
                        .param("no", Typed.digits(number))
                        .update()
                == 1;
    }

    /** From now on the receipt stands for another referral. */
    void move(String number, String referralNo) {
        jdbc.sql("UPDATE report_receipt SET referral_no = :referral WHERE receipt_no = :no")
                .param("referral", referralNo)
                .param("no", Typed.digits(number))
                .update();
    }

    private Optional<Row> find(String number) {
        return jdbc.sql("SELECT passphrase_hash, referral_no FROM report_receipt WHERE receipt_no = :no")
                .param("no", number)
                .query((row, line) -> new Row(row.getString("passphrase_hash"), row.getString("referral_no")))
                .optional();
    }

    private record Row(String hash, String referralNo) {}
}
