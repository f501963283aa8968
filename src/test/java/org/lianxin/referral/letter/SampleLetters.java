package org.lianxin.referral.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.spin.json.SpinJsonNode;
import org.lianxin.referral.letter.LetterFacts.Person;
import org.lianxin.referral.letter.LetterFacts.Route;
import org.lianxin.referral.letter.LetterFacts.Safety;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Office;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;

/** The shipped wording, one office, and facts to write about. */
final class SampleLetters {

    static final Office OFFICE = new Office("610702", "hantai", "汉台区妇女联合会", "汉台", "汉台妇函", "汉台转");
    static final Federation FEDERATION =
            new Federation("汉中市妇女联合会", "HZFL", ZoneId.of("Asia/Shanghai"), "12338（示例）", OFFICE, List.of());
    static final Person VICTIM = new Person("林晓荷", "female", "34", "");
    static final Person RESPONDENT = new Person("贺某强", "male", "37", "丈夫");
    static final String NARRATIVE = "当事人称丈夫酒后掐其颈部，又持菜刀威胁。\n现携女儿躲在同事家。";

    private SampleLetters() {}

    static LetterDrafts drafts() {
        return new LetterDrafts(texts(), FEDERATION);
    }

    static LetterTexts texts() {
        return LetterTextsFile.read(new FileSystemResource("config/letters.yaml"));
    }

    /** With the shipped sheet and the shipped fonts. */
    static LetterPrinter printer() {
        DefaultResourceLoader resources = new DefaultResourceLoader();
        return new LetterPrinter(LetterSheets.of(texts(), resources), new LetterFonts(resources, "", ""));
    }

    /** Every kind that {@code letters.yaml} has, signed. */
    static Stream<Letter> everyKind() {
        return Stream.of(
                        routes().map(route -> drafts().draft(facts(route, false))),
                        Stream.of("催办函", "督促处理意见书", "提请督查函").map(kind -> drafts().urge(urgingFacts(kind))),
                        Stream.of(notice(false), closureReport(false), onHandoff("撤回函"), onHandoff("反馈回执")),
                        Stream.of(reply()),
                        Stream.of(drafts().draft(facts(
                                route("R99", LetterTexts.DEFAULT_KIND, "反家庭暴力法 13", "formal_transfer"), false))))
                .flatMap(letters -> letters)
                .map(letter -> letter.by("示例·汉台 签发人").signed("汉台妇函〔2026〕12号", OFFICE.name(), "2026年6月9日"));
    }

    static Letter onHandoff(String kind) {
        return drafts().onHandoff(
                        new HandoffFacts(
                                kind,
                                OFFICE,
                                "汉中市公安局汉台分局（示例）",
                                "汉台妇函〔2026〕12号（转办编号HZFL-610702-2026-000123-H1）",
                                Optional.of(Instant.parse("2026-06-09T14:00:00Z")),
                                Optional.of(Instant.parse("2026-06-09T15:10:00Z")),
                                Optional.of(Instant.parse("2026-06-11T02:30:00Z")),
                                "李警官（示例）",
                                "已立案或受案",
                                "受案回执.pdf、告诫书.pdf"),
                        Instant.parse("2026-06-11T02:30:00Z"));
    }

    /** To a suggestion, with an answer of the length that such letters have. */
    static Letter reply() {
        SpinJsonNode draft = drafts().reply(
                        new SuggestionFacts(OFFICE, "市六届人大五次会议", "12", "关于建立妇女儿童维权服务联动机制的建议", "王某某、李某某"))
                .toJson();
        String answer =
                """
                一、关于建立联动机制。我会已会同公安、检察、法院、民政、司法行政等单位建立婚姻家庭纠纷联防联调和家庭暴力联动处置机制，明确线索移送、签收反馈和督促办理的时限。
                二、关于加强基层服务。全市已建成维权服务中心12个，依托镇（街道）、村（社区）妇联设立服务点，通过12338热线提供法律咨询和心理疏导。
                三、下一步打算。我会将把有关建议列入年度工作计划，加强宣传和培训，并定期通报办理情况。
                """;
        return Letter.fromJson(
                draft.prop("paragraphs", draft.prop("paragraphs").stringValue().replace("\n", "\n" + answer))
                        .prop("category", "A"));
    }

    static Letter notice(boolean restricted) {
        return drafts().paper(
                        facts(route("", CasePapers.NOTICE, "信访工作条例 23（D40）", ""), restricted),
                        Map.of("destination", drafts().destination(List.of("汉中市公安局汉台分局（示例）")), "term", "15日"));
    }

    static Letter closureReport(boolean restricted) {
        return drafts().paper(
                        facts(route("", CasePapers.CLOSURE_REPORT, "", ""), restricted),
                        Map.of(
                                "handoffs", "汉中市公安局汉台分局（示例）：已反馈\n汉台区法律援助中心（示例）：已反馈",
                                "followUps", "2026-06-12 10:00，情况好转\n2026-07-10 10:00，情况稳定",
                                "outcome", drafts().label("safety_achieved"),
                                "proposed", "示例·汉台 经办人",
                                "approved", "示例·汉台 部长"));
    }

    private static UrgingFacts urgingFacts(String kind) {
        return new UrgingFacts(
                kind,
                OFFICE,
                kind.equals("提请督查函") ? "汉台区人民政府（示例）" : "汉中市公安局汉台分局（示例）",
                "汉中市公安局汉台分局（示例）",
                "汉台妇函〔2026〕12号（转办编号HZFL-610702-2026-000123-H1）",
                Instant.parse("2026-06-09T14:00:00Z"),
                Instant.parse("2026-06-12T14:00:00Z"),
                false,
                kind.equals("催办函") ? "" : "我会已先后发出催办函（6月15日，汉台妇函〔2026〕15号）。");
    }

    /** One route per row of the routing sheet. */
    static Stream<Route> routes() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/rules/routes.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> route(cells[0], cells[5], cells[6], mode(cells[4])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Route route(String routeId) {
        return routes().filter(route -> route.routeId().equals(routeId))
                .findFirst()
                .orElseThrow();
    }

    static LetterFacts facts(Route route, boolean restricted) {
        return facts(route, restricted, VICTIM, NARRATIVE);
    }

    static LetterFacts facts(Route route, boolean restricted, Person victim, String narrative) {
        return new LetterFacts(
                route,
                OFFICE,
                "HZFL-610702-2026-000123",
                "家庭暴力",
                restricted,
                Instant.parse("2026-06-09T13:40:00Z"),
                narrative,
                victim,
                RESPONDENT,
                new Safety("0916-0000000", "工作日9时至11时", "no"));
    }

    /** The sheet says "emergency_phone at red/orange; ..." where the level decides. */
    private static String mode(String cell) {
        return cell.startsWith("emergency_phone") ? "emergency_phone" : cell;
    }

    private static Route route(String routeId, String letter, String basis, String mode) {
        return new Route(
                routeId,
                letter,
                basis,
                mode,
                "汉中市公安局汉台分局（示例）",
                "汉台区人民检察院（示例）",
                "签收：4小时（内部时限（对方会签后生效））；反馈：3日（公通字〔2015〕32号（D09、D10））");
    }
}
