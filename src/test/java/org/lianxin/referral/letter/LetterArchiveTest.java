package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.letter.SampleLetters.drafts;
import static org.lianxin.referral.letter.SampleLetters.facts;
import static org.lianxin.referral.letter.SampleLetters.route;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class LetterArchiveTest {

    @Test
    void aLetterCanBeArchived() throws Exception {
        byte[] pdf = SampleLetters.printer().print(drafts().draft(facts(route("R01"), false)));
        VeraGreenfieldFoundryProvider.initialise();

        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);

            assertThat(result.getFailedChecks().keySet()).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }
}
