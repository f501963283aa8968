package org.lianxin.referral.intake;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the writer of a report holds in hand: a number that says nothing of place or order, and four everyday words.
 *
 * <p>Both are drawn from the random key of the form and what was typed into it. A form sent twice gives the same receipt,
 * on whichever node, without the passphrase being kept anywhere.
 */
record Receipt(String number, String passphrase) implements Serializable {

    private static final int NUMBERS = 100_000_000;
    private static final int WORDS = 4;

    /**
     * @param formKey at least 128 random bits
     * @param draw 0, or more when the number is another person's
     */
    static Receipt drawn(String formKey, Report report, int draw) {
        ByteBuffer random = ByteBuffer.wrap(sha256(formKey + "\n" + draw + "\n" + report));
        String number = "%08d".formatted(Math.floorMod(random.getLong(), (long) NUMBERS));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            words.add(ReceiptWords.ALL.get(Byte.toUnsignedInt(random.get())));
        }
        return new Receipt(number, String.join(" ", words));
    }

    /** In two groups, easier to read and to write down. */
    public String readableNumber() {
        return number.substring(0, 4) + " " + number.substring(4);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
