package org.lianxin.referral.workbench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the tables one after the other as process {@code referral} does: level, from it the routes, from both the terms. */
record Assessor(DraftTables tables) {

    /** The decisions that this chain asks. */
    static final Set<String> DECISIONS =
            Set.of("riskScore", "riskTriggers", "riskLevel", "routing", "deadline", "followUps");

    private static final Map<String, String> OF_ROUTES = Map.of("acknowledge", "签收", "reply", "反馈");

    private static final Map<String, String> OF_CASES = Map.ofEntries(
            Map.entry("screen", "筛查"),
            Map.entry("desk", "本会办理"),
            Map.entry("emergency_call", "紧急电话"),
            Map.entry("inform_duty_leader", "报告值班领导"),
            Map.entry("written_handoff", "书面转办"),
            Map.entry("sign_after", "补签"),
            Map.entry("rescreen", "补充筛查"),
            Map.entry("return", "退回"),
            Map.entry("escalate_silence", "督办"),
            Map.entry("urge_letter", "催办函"),
            Map.entry("urging_opinion", "督促处理意见书"),
            Map.entry("inspection_request", "提请督查函"),
            Map.entry("notice_start", "拟告知书"),
            Map.entry("notice", "书面告知"),
            Map.entry("follow_up_again", "再次回访"),
            Map.entry("closing", "结案"));

    private static final Map<String, String> UNITS =
            Map.of("minute", "分钟", "hour", "小时", "calendar_day", "日", "working_day", "个工作日", "month", "个月");

    private static final Map<String, String> MODES = Map.of(
            "emergency_phone", "先电话", "formal_transfer", "正式移送", "internal_dispatch", "内部转办", "guidance_only", "只作指引");

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("police", "公安"),
            Map.entry("police_legal", "公安法制"),
            Map.entry("procuratorate", "检察院"),
            Map.entry("court", "法院"),
            Map.entry("justice_bureau", "司法行政"),
            Map.entry("civil_affairs", "民政"),
            Map.entry("education", "教育"),
            Map.entry("labour", "人社"),
            Map.entry("mediation_committee", "婚调委"),
            Map.entry("township", "乡镇（街道）"),
            Map.entry("village_committee", "村（社区）"),
            Map.entry("government", "政府"),
            Map.entry("plac", "政法委"),
            Map.entry("federation_aid", "妇联救助"),
            Map.entry("discipline", "纪委监委"),
            Map.entry("wcw", "妇儿工委办"),
            Map.entry("trade_union", "工会"),
            Map.entry("health", "卫健"),
            Map.entry("disabled_federation", "残联"),
            Map.entry("agriculture", "农业农村"),
            Map.entry("medical_insurance", "医保"));

    private static final Map<String, String> LEVELS = Map.of("red", "红", "orange", "橙", "yellow", "黄", "blue", "蓝");

    /** Throws a {@code DmnEngineException} when the tables contradict themselves. */
    Assessment assess(Map<String, Object> inputs) {
        String level = ask("riskLevel", Map.of(), inputs, "screening", "victimAge", "matter")
                .findFirst()
                .map(row -> text(row, "riskLevel"))
                .orElse("");
        List<Map<String, Object>> routes = ask("routing", Map.of("riskLevel", level), inputs, "matter", "facts")
                .toList();
        Stream<String> ofRoutes = routes.stream()
                .map(row -> text(row, "routeId"))
                .distinct()
                .flatMap(route -> OF_ROUTES.entrySet().stream()
                        .flatMap(step ->
                                term(step.getKey(), route, level)
                                        .map(term -> route + step.getValue() + term)
                                        .stream()));
        Stream<String> ofCase = OF_CASES.entrySet().stream()
                .flatMap(step -> term(step.getKey(), "", level).map(term -> step.getValue() + term).stream());
        Stream<String> followUps =
                ask("followUps", Map.of("riskLevel", level), inputs).map(row -> "回访 " + days(row.values()));
        return new Assessment(
                LEVELS.getOrDefault(level, level),
                routes.stream()
                        .map(row -> "%s %s %s"
                                .formatted(
                                        text(row, "routeId"),
                                        named(KINDS, row, "agencyKind"),
                                        named(MODES, row, "mode")))
                        .collect(Collectors.toCollection(TreeSet::new)),
                Stream.of(ofRoutes, ofCase, followUps)
                        .flatMap(each -> each)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Optional<String> term(String milestone, String route, String level) {
        return ask("deadline", Map.of("milestone", milestone, "routeId", route, "riskLevel", level), Map.of())
                .findFirst()
                .map(row -> " " + row.get("term") + UNITS.getOrDefault(text(row, "unit"), text(row, "unit")));
    }

    private Stream<Map<String, Object>> ask(
            String decision, Map<String, Object> known, Map<String, Object> inputs, String... names) {
        Map<String, Object> asked = new HashMap<>(known);
        for (String name : names) {
            asked.put(name, inputs.get(name));
        }
        return tables.ask(decision, asked).stream();
    }

    /** The code itself where there is no name for it: a draft may bring kinds of its own. */
    private static String named(Map<String, String> names, Map<String, Object> row, String output) {
        String code = text(row, output);
        return names.getOrDefault(code, code);
    }

    /** P3D and P7D as 3、7日; a period that is not of days as it stands. */
    private static String days(Collection<Object> periods) {
        return periods.stream()
                .flatMap(period -> period instanceof Collection<?> several ? several.stream() : Stream.of(period))
                .map(period -> String.valueOf(period).replaceFirst("^P(\\d+)D$", "$1"))
                .collect(Collectors.joining("、", "", "日"));
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.toString(row.get(output), "");
    }
}
