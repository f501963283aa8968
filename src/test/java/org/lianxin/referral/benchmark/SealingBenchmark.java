package org.lianxin.referral.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What sealing and the access log cost together: our program with and without it, side by side in one run and asked in turns, so that whatever else the
 * machine does hits both. The target is at most a tenth of the throughput of submitted forms and 5 ms of loading one.
 */
final class SealingBenchmark {

    private static final int WARM_UP = 60;
    private static final int REFERRALS = 300;
    private static final int LOADS = 3;
    private static final List<String> JVM = List.of("-Xmx512m");
    private static final List<String> DEMO = List.of("--spring.profiles.active=demo");

    private final Office office;
    private final List<Duration> submitted = new ArrayList<>();
    private final List<Duration> loaded = new ArrayList<>();

    private SealingBenchmark(Program program) {
        this.office = new Office(program);
    }

    /** Prints the figures. The one argument is our jar. */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path classes = Files.createTempDirectory("unsealed-classes");
        copy(Unsealed.class, classes);
        try (Program with = Program.start(jar, Files.createTempDirectory("sealed"), "/login", JVM, DEMO);
                Program without =
                        Program.start(jar, Unsealed.class, classes, Files.createTempDirectory("unsealed"), JVM, DEMO)) {
            SealingBenchmark sealed = new SealingBenchmark(with);
            SealingBenchmark unsealed = new SealingBenchmark(without);
            for (int number = 0; number < WARM_UP + REFERRALS; number++) {
                if (number == WARM_UP) {
                    List.of(sealed, unsealed).forEach(SealingBenchmark::forget);
                }
                // Whoever goes second finds the machine warmer: they take turns in that too.
                for (SealingBenchmark each : number % 2 == 0 ? List.of(sealed, unsealed) : List.of(unsealed, sealed)) {
                    each.takesThrough(number);
                }
            }
            report(sealed, unsealed);
        }
    }

    private static void report(SealingBenchmark sealed, SealingBenchmark unsealed) {
        System.out.printf(
                "submitted forms: sealed %.1f/s, %s; plain %.1f/s, %s; throughput ratio %.3f (at least 0.9)%n",
                throughput(sealed.submitted),
                new Figures(sealed.submitted),
                throughput(unsealed.submitted),
                new Figures(unsealed.submitted),
                throughput(sealed.submitted) / throughput(unsealed.submitted));
        Duration more = new Figures(sealed.loaded).median().minus(new Figures(unsealed.loaded).median());
        System.out.printf(
                "loading a task form: sealed %s; plain %s; median difference %.2f ms (at most 5)%n",
                new Figures(sealed.loaded), new Figures(unsealed.loaded), more.toNanos() / 1e6);
    }

    private static double throughput(List<Duration> durations) {
        return durations.size()
                / (durations.stream().mapToLong(Duration::toNanos).sum() / 1e9);
    }

    private void forget() {
        submitted.clear();
        loaded.clear();
    }

    /** Always the same case, so that both programs do the same work. */
    private void takesThrough(int number) {
        boolean red = number % 4 < 2;
        String referral = timed(submitted, () -> office.takesIn(FormBenchmark.intake(red, number)));
        String task = office.claims("hantai-caseworker", referral, "UserTask_ScreenRisk");
        for (int load = 0; load < LOADS; load++) {
            timed(loaded, () -> office.opens("hantai-caseworker", task));
        }
        timed(submitted, () -> office.submits("hantai-caseworker", task, FormBenchmark.screening(red)));
        office.waitsFor(referral, "UserTask_ConfirmPlan");
    }

    private static String timed(List<Duration> taken, Supplier<String> work) {
        long begin = System.nanoTime();
        String result = work.get();
        taken.add(Duration.ofNanos(System.nanoTime() - begin));
        return result;
    }

    /** The one class, and not the tests around it. */
    private static void copy(Class<?> type, Path folder) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path target = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream bytes = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
            Files.copy(bytes, target);
        }
    }
}
