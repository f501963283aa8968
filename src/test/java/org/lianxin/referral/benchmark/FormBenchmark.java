package org.lianxin.referral.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a submitted form takes to answer, and how much heap it costs, when 300 referrals go through in 512 MB: half of them
 * red, until their emergency letters have left; half of them blue, until they are closed. Jobs and mails run beside, as always.
 */
final class FormBenchmark {

    private static final int WARM_UP = 40;
    private static final int REFERRALS = 300;
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    private final Office office;
    private final Map<Step, List<Duration>> taken = new EnumMap<>(Step.class);

    private enum Step {
        INTAKE,
        RISK_SCREENING,
        PLAN
    }

    private FormBenchmark(Office office) {
        this.office = office;
    }

    /** Prints the figures. The one argument is our jar. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("forms");
        Path log = folder.resolve("gc.log");
        try (Program program = Program.start(
                Path.of(arguments[0]),
                folder,
                "/login",
                List.of("-Xmx512m", "-Xlog:gc:file=" + log, "-XX:+ExitOnOutOfMemoryError"),
                List.of("--spring.profiles.active=demo"))) {
            FormBenchmark benchmark = new FormBenchmark(new Office(program));
            IntStream.range(0, WARM_UP).forEach(benchmark::takesThrough);
            benchmark.taken.clear();
            IntStream.range(WARM_UP, WARM_UP + REFERRALS).forEach(benchmark::takesThrough);
            benchmark.taken.forEach((step, durations) -> System.out.println(step + ": " + new Figures(durations)));
        }
        List<MatchResult> collections =
                HEAP.matcher(Files.readString(log)).results().toList();
        System.out.printf(
                "heap: highest %d MB before a collection, highest %d MB after one, %d collections, limit 512 MB%n",
                highest(collections, 1), highest(collections, 2), collections.size());
    }

    private static int highest(List<MatchResult> collections, int group) {
        return collections.stream()
                .mapToInt(line -> Integer.parseInt(line.group(group)))
                .max()
                .orElse(0);
    }

    private void takesThrough(int number) {
        boolean red = number % 2 == 0;
        String referral = timed(Step.INTAKE, () -> office.takesIn(intake(red, number)));
        String screening = office.claims("hantai-caseworker", referral, "UserTask_ScreenRisk");
        timed(Step.RISK_SCREENING, () -> office.submits("hantai-caseworker", screening, screening(red)));
        String plan = office.claims("hantai-caseworker", referral, "UserTask_ConfirmPlan");
        timed(
                Step.PLAN,
                () -> office.submits(
                        "hantai-caseworker",
                        plan,
                        red ? plan("red", "R01", "R04", "R06", "R07", "R20") : plan("blue", "R13")));
        if (red) {
            office.handlesAs("hantai-caseworker", referral, "UserTask_EmergencyCall", EMERGENCY_CALL);
            office.waitsFor(referral + "-H1", "UserTask_TrackAcknowledgement");
        } else {
            closes(referral);
        }
    }

    private void closes(String referral) {
        String handoff = referral + "-H1";
        office.handlesAs("hantai-caseworker", handoff, "UserTask_CheckLetter", LETTER);
        office.handlesAs("hantai-supervisor", handoff, "UserTask_SignLetter", text("signingDecision", "sign"));
        office.handlesAs("hantai-caseworker", handoff, "UserTask_TrackAcknowledgement", ACKNOWLEDGEMENT);
        office.handlesAs("hantai-caseworker", handoff, "UserTask_TrackReply", REPLY);
        office.handlesAs("hantai-caseworker", handoff, "UserTask_ReviewReply", text("replyReviewDecision", "accept"));
        office.handlesAs("hantai-caseworker", referral, "UserTask_ReviewResults", text("resultsDecision", "close"));
        office.handlesAs("hantai-caseworker", referral, "UserTask_ProposeClosure", CLOSURE);
        office.handlesAs("hantai-supervisor", referral, "UserTask_ApproveClosure", text("closureDecision", "approved"));
    }

    private String timed(Step step, java.util.function.Supplier<String> work) {
        long begin = System.nanoTime();
        String result = work.get();
        taken.computeIfAbsent(step, key -> new ArrayList<>()).add(Duration.ofNanos(System.nanoTime() - begin));
        return result;
    }

    static String intake(boolean red, int number) {
        return Stream.of(
                        text("channel", "hotline"),
                        text("district", "610702"),
                        text("receivedAt", "2026-06-09T21:40:00+08:00"),
                        "\"anonymous\":{\"type\":\"Boolean\",\"value\":false}",
                        text("matter", red ? "domestic_violence" : "family_dispute"),
                        json("facts", red ? "[\"violence\",\"unsafe_tonight\"]" : "[\"both_willing_mediation\"]"),
                        "\"victimAge\":{\"type\":\"Integer\",\"value\":34}",
                        json("victim", "{\"name\":\"示例%d\",\"phone\":\"0916-%07d\"}".formatted(number, number)),
                        json("incident", "{\"narrative\":\"%s\"}".formatted("当事人称丈夫酒后动手。".repeat(40))))
                .reduce((all, next) -> all + "," + next)
                .orElseThrow();
    }

    static String screening(boolean red) {
        Stream<String> items = Stream.of("a1 a2 a3 a4 a5 a6 a7 b1 b2 b3 b4 b5 b6 b7 b8 c1 c2 c3 c4 c5".split(" "));
        String answers = items.map(item -> "\"%s\":\"%s\"".formatted(item, red ? "1" : "0"))
                .reduce((all, next) -> all + "," + next)
                .orElseThrow();
        return json("screening", "{" + answers + "}");
    }

    private static String plan(String level, String... routes) {
        String rows = Stream.of(routes)
                .map("{\"routeId\":\"%s\",\"agencyId\":\"\",\"sharingBasis\":\"statutory_duty\"}"::formatted)
                .reduce((all, next) -> all + "," + next)
                .orElseThrow();
        return text("riskLevel", level) + "," + json("routes", "[" + rows + "]") + "," + json("planning", "{}");
    }

    private static final String EMERGENCY_CALL = json(
            "emergencyCall",
            "{\"calledAt\":\"2026-06-09T21:45:00+08:00\",\"line\":\"110\",\"answeredBy\":\"接警员01\",\"result\":\"已派警\"}");
    private static final String LETTER = json(
            "letter",
            "{\"subject\":\"关于商请调解的函\",\"recipient\":\"调解委员会（示例）\",\"paragraphs\":\"商请调解。\","
                    + "\"requested\":\"请予调解。\",\"contact\":\"经办人（示例）\"}");
    private static final String SAID =
            "{\"by\":\"值班员\",\"via\":\"phone\",\"at\":\"2026-06-10T09:00:00+08:00\",\"text\":\"已办理\"}";
    private static final String ACKNOWLEDGEMENT = json("acknowledgement", SAID);
    private static final String REPLY = text("replyOutcome", "handled") + "," + json("reply", SAID);
    private static final String CLOSURE = text("outcome", "mediated") + "," + json("closure", "{\"reason\":\"调解成功\"}");

    private static String text(String name, String value) {
        return "\"%s\":{\"type\":\"String\",\"value\":\"%s\"}".formatted(name, value);
    }

    private static String json(String name, String value) {
        return "\"%s\":{\"type\":\"Json\",\"value\":\"%s\"}".formatted(name, value.replace("\"", "\\\""));
    }
}
