package org.lianxin.referral.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How long our program takes from launch to the first page, beside a bare Camunda web application on the same versions. Both
 * start in turns, so that a machine that slows down slows both.
 */
final class StartBenchmark {

    private static final int ROUNDS = 5;
    private static final List<String> HEAP = List.of("-Xmx512m");

    private StartBenchmark() {}

    /** Prints the figures. The arguments are our jar and the bare jar. */
    public static void main(String[] arguments) throws IOException {
        Path ours = Path.of(arguments[0]);
        Path bare = Path.of(arguments[1]);
        List<Program.Start> oursFirst = new ArrayList<>();
        List<Program.Start> oursAgain = new ArrayList<>();
        List<Program.Start> bareFirst = new ArrayList<>();
        List<Program.Start> bareAgain = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path ourFolder = Files.createTempDirectory("ours");
            Path bareFolder = Files.createTempDirectory("bare");
            bareFirst.add(start(bare, bareFolder, "/camunda/app/welcome/default/", List.of()));
            oursFirst.add(start(ours, ourFolder, "/login", List.of("--spring.profiles.active=demo")));
            bareAgain.add(start(bare, bareFolder, "/camunda/app/welcome/default/", List.of()));
            oursAgain.add(start(ours, ourFolder, "/login", List.of("--spring.profiles.active=demo")));
        }
        report("first start, empty database", oursFirst, bareFirst);
        report("second start, existing database", oursAgain, bareAgain);
    }

    private static Program.Start start(Path jar, Path folder, String page, List<String> arguments) {
        try (Program program = Program.start(jar, folder, page, HEAP, arguments)) {
            return program.start();
        }
    }

    private static void report(String what, List<Program.Start> ours, List<Program.Start> bare) {
        System.out.println(what);
        report("clock", figures(ours, Program.Start::clock), figures(bare, Program.Start::clock));
        report("processor", figures(ours, Program.Start::processor), figures(bare, Program.Start::processor));
    }

    private static void report(String measure, Figures ours, Figures bare) {
        System.out.printf(
                "  %s: ours %s; bare %s; ratio of medians %.2f%n",
                measure,
                ours,
                bare,
                (double) ours.median().toMillis() / bare.median().toMillis());
    }

    private static Figures figures(List<Program.Start> starts, Function<Program.Start, Duration> measure) {
        return new Figures(starts.stream().map(measure).toList());
    }
}
