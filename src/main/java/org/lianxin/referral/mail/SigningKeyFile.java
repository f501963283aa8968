package org.lianxin.referral.mail;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Reads the PKCS#12 file with the federation's key for mail: the first key in it, valid and for the sender's address. */
final class SigningKeyFile {

    static final String KEY = "lianxin.mail.signing-key";

    private SigningKeyFile() {}

    /** Throws {@link MailSettingException} with what is wrong. */
    static SigningKey read(Resource file, String password, String sender, Clock clock) {
        SigningKey key = read(file, password);
        MailCertificate.asSigner(key.certificate(), sender, clock).ifPresent(fault -> {
            throw MailSettingException.unusable(KEY, file.getDescription(), fault.chinese(), fault.english());
        });
        return key;
    }

    private static SigningKey read(Resource file, String password) {
        try (InputStream content = file.getInputStream()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(content, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                Optional<SigningKey> found = key(store, alias, password);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw MailSettingException.unusable(
                    KEY,
                    file.getDescription(),
                    "读不出来（" + unreadable.getMessage() + "），请核对文件和 " + KEY + "-password",
                    "cannot be read, check the file and its password");
        }
        throw MailSettingException.unusable(KEY, file.getDescription(), "里面没有私钥", "it holds no private key");
    }

    private static Optional<SigningKey> key(KeyStore store, String alias, String password)
            throws GeneralSecurityException {
        @Nullable Key key = store.getKey(alias, password.toCharArray());
        Certificate @Nullable [] chain = store.getCertificateChain(alias);
        if (!(key instanceof PrivateKey secret) || chain == null) {
            return Optional.empty();
        }
        return Optional.of(new SigningKey(
                secret, Arrays.stream(chain).map(X509Certificate.class::cast).toList()));
    }
}
