package org.lianxin.referral.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lianxin.referral.organisation.Federation;

/** What every page under {@code /report} shows: who is behind it, whom to call, what may be chosen. */
record PublicPage(Federation federation) {

    /** Invisible to people; programs that fill in every field fill in this one. */
    private static final String TRAP = "website";

    static boolean isTrapped(Map<String, String> typed) {
        return !typed.getOrDefault(TRAP, "").isBlank();
    }

    static Map<String, String> firstValues(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
    }

    public String name() {
        return federation.name();
    }

    public String hotline() {
        return federation.hotline();
    }

    /** For a link that dials. */
    public String hotlineDigits() {
        return Typed.digits(federation.hotline());
    }

    /** The counties by their names as places; the city stands for those who do not know. */
    public List<EverydayChoice> districts() {
        return Stream.concat(
                        federation.counties().stream()
                                .map(office -> new EverydayChoice(
                                        office.code(), office.name().replace("妇女联合会", ""))),
                        Stream.of(new EverydayChoice(federation.city().code(), "不清楚，或者在别处")))
                .toList();
    }

    public List<EverydayChoice> dangers() {
        return EverydayChoice.YES_NO_UNSURE;
    }

    public List<EverydayChoice> matters() {
        return EverydayChoice.MATTERS;
    }

    public List<EverydayChoice> writers() {
        return EverydayChoice.WRITERS;
    }

    public List<EverydayChoice> messages() {
        return EverydayChoice.MESSAGES;
    }
}
