package org.lianxin.referral.privacy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * Digests of what identifies a person (HMAC-SHA-256 with a secret key), so that the same person is found again
 * without keeping phone or ID number in plain text.
 */
public class BlindIndex {

    private static final int BYTES = 32;

    private final PrfSet key;

    BlindIndex(KeysetHandle keys) {
        try {
            key = keys.getPrimitive(PrfConfig2026.get(), PrfSet.class);
        } catch (GeneralSecurityException wrongKind) {
            throw new IllegalArgumentException("These keys are for another use", wrongKind);
        }
    }

    /**
     * The digest of a value.
     *
     * @param kind what the value is, such as {@code phone}; equal values of two kinds have different digests
     * @param normalisedValue the value in the one spelling in which it is to be found again
     * @return 64 hexadecimal digits
     */
    public String digest(String kind, String normalisedValue) {
        byte[] input = (kind + '\0' + normalisedValue).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(key.computePrimary(input, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 gives " + BYTES + " bytes", impossible);
        }
    }
}
