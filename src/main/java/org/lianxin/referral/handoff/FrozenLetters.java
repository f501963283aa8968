package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.Letter;
import org.springframework.stereotype.Component;

/**
 * Tells whether a letter still is what was signed. The digests of its words and of its file stand in the chained history of its hand-off
 * since then; histories from before that was so, and erased ones, hold none, and nothing is found against their letters.
 */
@Component
class FrozenLetters {

    private static final String DIGEST = "letterDigest";

    private static final Set<HandoffEvent> OF_THE_LETTER = Set.of(HandoffEvent.SIGNED, HandoffEvent.CORRECTED);

    private final Handoffs handoffs;
    private final LetterFiles files;

    FrozenLetters(Handoffs handoffs, LetterFiles files) {
        this.handoffs = handoffs;
        this.files = files;
    }

    /** What the history says of a letter from whose words nothing may differ from now on. */
    static Map<String, String> seal(Letter letter) {
        return Map.of("documentNo", letter.documentNo(), DIGEST, digest(letter));
    }

    /** As {@link #seal}, and prints the letter into its file, from which nothing may differ either. */
    Map<String, String> freeze(String handoffNo, Letter letter) {
        Map<String, String> held = new TreeMap<>(seal(letter));
        held.putAll(files.keep(handoffNo, letter));
        return held;
    }

    /** Whether the letter of the hand-off differs from the one signed last. While it is being corrected it may. */
    boolean isAltered(String handoffNo, Letter letter) {
        return entries(handoffNo, OF_THE_LETTER::contains)
                .reduce((earlier, later) -> later)
                .filter(FrozenLetters::holdsADigest)
                .filter(signed -> !isOf(letter, signed) || files.isAltered(signed))
                .isPresent();
    }

    /** Whether a letter of the ladder differs from all that were signed or sent. */
    boolean isForeign(String handoffNo, Letter letter) {
        List<HandoffEntry> ladder = entries(handoffNo, event -> !OF_THE_LETTER.contains(event))
                .filter(FrozenLetters::holdsADigest)
                .toList();
        List<HandoffEntry> own =
                ladder.stream().filter(entry -> isOf(letter, entry)).toList();
        return !ladder.isEmpty() && (own.isEmpty() || own.stream().anyMatch(files::isAltered));
    }

    /** The file of exactly this letter; none while it is a draft, and for one that was signed before there were files. */
    Optional<Document> file(String handoffNo, Letter letter) {
        return entries(handoffNo, event -> true)
                .filter(entry -> isOf(letter, entry))
                .flatMap(entry -> files.of(handoffNo, entry).stream())
                .reduce((earlier, later) -> later);
    }

    private Stream<HandoffEntry> entries(String handoffNo, Predicate<HandoffEvent> events) {
        return handoffs.events(handoffNo).stream().filter(entry -> events.test(entry.event()));
    }

    private static boolean holdsADigest(HandoffEntry entry) {
        return entry.detail().containsKey(DIGEST);
    }

    private static boolean isOf(Letter letter, HandoffEntry entry) {
        return digest(letter).equals(entry.detail().get(DIGEST));
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
