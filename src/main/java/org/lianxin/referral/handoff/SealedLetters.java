package org.lianxin.referral.handoff;

import java.time.Clock;
import java.util.Optional;
import org.lianxin.referral.letter.Letter;
import org.lianxin.referral.mail.Enclosure;
import org.springframework.stereotype.Component;

/** The letters for agencies with a certificate, to go along with their mails encrypted. */
@Component
class SealedLetters {

    private final FrozenLetters frozen;
    private final LetterFiles files;
    private final Clock clock;

    SealedLetters(FrozenLetters frozen, LetterFiles files, Clock clock) {
        this.frozen = frozen;
        this.files = files;
        this.clock = clock;
    }

    /**
     * The letter for this agency; none without a valid certificate, for an address that is not the agency's registered one, and while
     * the letter has no file because it is not signed.
     *
     * @throws AlteredLetterException when the file is not the one that was signed
     */
    Optional<Enclosure> enclosed(String handoffNo, Letter letter, Agency agency, String to) {
        return agency.certificateAt(clock.instant())
                .filter(certificate -> to.equals(agency.email()))
                .flatMap(certificate -> frozen.file(handoffNo, letter)
                        .map(file -> new Enclosure(
                                file.fileName(),
                                file.mediaType(),
                                files.content(handoffNo, file.id())
                                        .orElseThrow(() -> new AlteredLetterException(handoffNo)),
                                certificate)));
    }
}
