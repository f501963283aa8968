package org.lianxin.referral.letter;

import static org.lianxin.referral.letter.SampleLetters.drafts;
import static org.lianxin.referral.letter.SampleLetters.facts;
import static org.lianxin.referral.letter.SampleLetters.route;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a letter of two pages takes to print, how large it is, and whether printing leaves anything in the heap. Figures: src/docs/performance.md. */
final class LetterBenchmark {

    private static final int WARM_UP = 40;
    private static final int LETTERS = 100;

    private LetterBenchmark() {}

    /** Prints the figures. Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        LetterPrinter printer = SampleLetters.printer();
        Letter letter = drafts().draft(facts(route("R01"), false)).signed("汉台妇函〔2026〕12号", "汉台区妇女联合会", "2026年6月9日");
        long start = System.nanoTime();
        byte[] pdf = printer.print(letter);
        System.out.printf("first letter: %d ms%n", (System.nanoTime() - start) / 1_000_000);
        long fonts = new PrintedLetter(pdf).fontBytes();
        System.out.printf(
                "size: %d bytes, of them %d the fonts' subsets and %d the rest%n",
                pdf.length, fonts, pdf.length - fonts);
        print(printer, letter, WARM_UP);
        long before = heap();
        List<Duration> measured = print(printer, letter, LETTERS);
        long after = heap();
        System.out.printf(
                "two pages, %d letters: median %d ms, p95 %d ms; heap %d KB before, %d KB after%n",
                LETTERS,
                measured.get(LETTERS / 2).toMillis(),
                measured.get(LETTERS * 95 / 100).toMillis(),
                before / 1024,
                after / 1024);
    }

    private static List<Duration> print(LetterPrinter printer, Letter letter, int times) {
        List<Duration> measured = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            long start = System.nanoTime();
            printer.print(letter);
            measured.add(Duration.ofNanos(System.nanoTime() - start));
        }
        measured.sort(null);
        return measured;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
