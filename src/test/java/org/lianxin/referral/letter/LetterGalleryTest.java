package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Every kind of letter as it leaves the house. The pictures stay in target/letters: look at them. */
class LetterGalleryTest {

    private static final LetterPrinter PRINTER = SampleLetters.printer();

    @BeforeAll
    static void prepareTheValidator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyKindIsPrintedWithAllItSaysAndCanBeArchived(String kind, Letter letter) throws Exception {
        PrintedLetter printed = new PrintedLetter(PRINTER.print(letter)).show(kind);

        String text = printed.text();
        assertThat(text).contains(squeezed(letter.subject())).containsAnyOf(squeezed(letter.contact()), letter.note());
        assertThat(text).doesNotContain("〓", "\uFFFD", "{", "}");
        assertThat(Stream.of(letter.paragraphLines(), letter.requestedLines(), letter.enclosureLines())
                        .flatMap(lines -> lines.stream())
                        .map(line -> squeezed(line.replaceFirst("【.*?】", ""))))
                .allSatisfy(line -> assertThat(text).contains(line));
        assertThat(printed.fonts()).isNotEmpty().allSatisfy(font -> {
            assertThat(font.isEmbedded()).isTrue();
            assertThat(font.getName()).matches("[A-Z]{6}\\+.+");
        });
        assertThat(printed.text(printed.pages()))
                .as("no page for the signature alone")
                .hasSizeGreaterThan(40);
        assertCanBeArchived(printed.pdf());
    }

    @Test
    void theWordingKnowsNoKindThatIsNotShownHere() {
        assertThat(SampleLetters.texts().kinds().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        SampleLetters.everyKind().map(Letter::kind).toList());
    }

    private static void assertCanBeArchived(byte[] pdf) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);

            assertThat(result.getFailedChecks().keySet()).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    private static Stream<Arguments> letters() {
        return SampleLetters.everyKind().map(letter -> Arguments.of(letter.kind(), letter));
    }
}
