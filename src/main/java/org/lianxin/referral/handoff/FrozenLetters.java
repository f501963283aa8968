package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.Letter;
import org.springframework.stereotype.Component;

/**
 * Tells whether a letter still reads as it was signed. Its digest stands in the chained history of its hand-off since then; histories
 * from before that was so, and erased ones, hold none, and nothing is found against their letters.
 */
@Component
class FrozenLetters {

    private static final String DIGEST = "letterDigest";

    private final Handoffs handoffs;

    FrozenLetters(Handoffs handoffs) {
        this.handoffs = handoffs;
    }

    /** What the history says of a letter from which nothing may differ from now on. */
    static Map<String, String> seal(Letter letter) {
        return Map.of("documentNo", letter.documentNo(), DIGEST, digest(letter));
    }

    /** Whether the letter of the hand-off differs from the one signed last. While it is being corrected it may. */
    boolean isAltered(String handoffNo, Letter letter) {
        return signed(handoffs.events(handoffNo))
                .filter(digest -> !digest.equals(digest(letter)))
                .isPresent();
    }

    /** Whether a letter of the ladder differs from all that were signed or sent. */
    boolean isForeign(String handoffNo, Letter letter) {
        Set<String> known = handoffs.events(handoffNo).stream()
                .filter(entry -> entry.event() != HandoffEvent.SIGNED)
                .map(entry -> entry.detail().getOrDefault(DIGEST, ""))
                .filter(digest -> !digest.isEmpty())
                .collect(Collectors.toSet());
        return !known.isEmpty() && !known.contains(digest(letter));
    }

    private static Optional<String> signed(List<HandoffEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.event() == HandoffEvent.SIGNED || entry.event() == HandoffEvent.CORRECTED)
                .reduce((earlier, later) -> later)
                .map(entry -> entry.detail().getOrDefault(DIGEST, ""))
                .filter(digest -> !digest.isEmpty());
    }

    /** Each field that says something goes in with its length; one that a later version adds and an old letter lacks does not count. */
    private static String digest(Letter letter) {
        SpinJsonNode json = letter.toJson();
        MessageDigest digest = Sha256.digest();
        for (String field : new TreeSet<>(json.fieldNames())) {
            byte[] value = json.prop(field).toString().getBytes(UTF_8);
            if (!json.prop(field).isString() || !json.prop(field).stringValue().isEmpty()) {
                digest.update((field + ":" + value.length + ":").getBytes(UTF_8));
                digest.update(value);
            }
        }
        return Sha256.hex(digest);
    }
}
