package org.lianxin.referral.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AeadKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Seals data at rest (AES-256-GCM): without the key it cannot be read, and it cannot be changed or put in another place
 * unnoticed. The newest key seals, the older ones still open.
 */
public final class Vault {

    private final Aead aead;
    private final byte[] primaryPrefix;

    Vault(KeysetHandle keys) {
        try {
            aead = keys.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException wrongKind) {
            throw new IllegalArgumentException("These keys are for another use", wrongKind);
        }
        primaryPrefix = ((AeadKey) keys.getPrimary().getKey()).getOutputPrefix().toByteArray();
    }

    /**
     * The sealed form of {@code plain}; the same text gives other bytes each time.
     *
     * @param context where the data belongs, such as table, column and row key; it is not kept, and opening asks for it
     */
    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM seals anything", impossible);
        }
    }

    /** What was sealed for the same context; throws {@link SealBrokenException} for anything else. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException altered) {
            throw new SealBrokenException(context, altered);
        }
    }

    /** Whether the newest key sealed it; otherwise it is to be sealed anew before older keys are dropped. */
    public boolean isSealedByNewestKey(byte[] sealed) {
        return sealed.length >= primaryPrefix.length
                && Arrays.equals(sealed, 0, primaryPrefix.length, primaryPrefix, 0, primaryPrefix.length);
    }
}
