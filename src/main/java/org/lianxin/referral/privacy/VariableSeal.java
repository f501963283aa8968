package org.lianxin.referral.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a variable are sealed. The context is the variable's name: runtime and history share the stored bytes,
 * so nothing narrower would open in both.
 */
final class VariableSeal {

    /** The engine's serializers and ours in their place. Stored with each variable: never rename. */
    static final String JSON = "sealed-json";

    static final String BYTES = "sealed-bytes";
    static final String FILE = "sealed-file";

    /** What the engine itself makes of a decision with several outputs: lists and maps. */
    static final String OBJECT = "sealed-object";

    private VariableSeal() {}

    static String content(String variable) {
        return "variable/" + variable;
    }

    static String text(String variable) {
        return "variable.text/" + variable;
    }

    static String text2(String variable) {
        return "variable.text2/" + variable;
    }

    static @Nullable String sealText(Vault vault, @Nullable String plain, String context) {
        return plain == null ? null : Base64.getEncoder().encodeToString(vault.seal(plain.getBytes(UTF_8), context));
    }
}
