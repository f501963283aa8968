package org.lianxin.referral.decision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The language of column {@code when} in routes.csv, read and judged apart from the decision table: {@code fact x},
 * {@code fact x or y}, {@code matter = x}, {@code matter in (x; y)}, {@code level …}, joined by and, or, not and brackets.
 */
final class Condition {

    private static final Pattern WORD = Pattern.compile("[a-z_]+|[()=;]");

    private final String text;
    private final Deque<String> words = new ArrayDeque<>();
    private String matter = "";
    private String level = "";
    private Set<String> facts = Set.of();

    Condition(String text) {
        this.text = text;
    }

    boolean holds(String forMatter, List<String> withFacts, String atLevel) {
        words.clear();
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
        matter = forMatter;
        level = atLevel;
        facts = Set.copyOf(withFacts);
        boolean result = either();
        if (!words.isEmpty()) {
            throw new IllegalStateException("cannot read " + words + " of: " + text);
        }
        return result;
    }

    private boolean either() {
        boolean result = both();
        while (taken("or")) {
            result |= both();
        }
        return result;
    }

    private boolean both() {
        boolean result = one();
        while (taken("and")) {
            result &= one();
        }
        return result;
    }

    private boolean one() {
        String word = words.remove();
        return switch (word) {
            case "not" -> !one();
            case "(" -> {
                boolean inner = either();
                expect(")");
                yield inner;
            }
            case "matter" -> named().contains(matter);
            case "level" -> named().contains(level);
            case "fact" -> facts.contains(words.remove());
            default -> facts.contains(word); // "fact x or y"
        };
    }

    private Set<String> named() {
        if (taken("=")) {
            return Set.of(words.remove());
        }
        expect("in");
        expect("(");
        Set<String> codes = new HashSet<>();
        do {
            codes.add(words.remove());
        } while (taken(";"));
        expect(")");
        return codes;
    }

    private boolean taken(String word) {
        boolean next = word.equals(words.peek());
        if (next) {
            words.remove();
        }
        return next;
    }

    private void expect(String word) {
        if (!taken(word)) {
            throw new IllegalStateException(word + " expected before " + words + " in: " + text);
        }
    }
}
