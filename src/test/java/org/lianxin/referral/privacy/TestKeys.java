package org.lianxin.referral.privacy;

/** The keys that tests share. */
public final class TestKeys {

    private static final KeyFolder FOLDER = KeyFolder.of("src/test/resources/keys");

    private TestKeys() {}

    public static Vault vault() {
        return new Vault(FOLDER.vault().read());
    }
}
