package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.letter.SampleLetters.drafts;
import static org.lianxin.referral.letter.SampleLetters.facts;
import static org.lianxin.referral.letter.SampleLetters.route;

import java.util.Locale;
import java.util.Map;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class LetterPageTest {

    @Test
    void aSignedLetterShowsNumberDateAndEveryParagraph() {
        Letter letter = drafts().draft(facts(route("R01"), false)).signed("汉台妇函〔2026〕12号", "汉台区妇女联合会", "2026年6月9日");

        assertThat(page(letter))
                .contains(
                        "汉台妇函〔2026〕12号",
                        "2026年6月9日</p>",
                        "汉中市公安局汉台分局（示例）：</p>",
                        "<p>当事人：林晓荷（女，34岁）。</p>",
                        "抄送：汉台区人民检察院（示例）。",
                        "（联系人：汉台区妇女联合会权益工作部门；电话：12338〔示例〕）")
                .doesNotContain("待签发", "文号签发时编定");
    }

    @Test
    void anUnsignedLetterSaysSo() {
        assertThat(page(drafts().draft(facts(route("R01"), false)))).contains("（待签发）", "文号签发时编定");
    }

    @Test
    void aScriptInAnyPartIsShownAsText() {
        String evil = "<script>alert(1)</script>";
        Letter letter = new Letter(evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil);

        assertThat(page(letter))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void aLetterSurvivesItsWayThroughTheProcessVariable() {
        Letter letter = drafts().draft(facts(route("R01"), false));

        assertThat(Letter.fromJson(Spin.JSON(letter.toJson().toString()))).isEqualTo(letter);
    }

    @Test
    void partsThatAFormLeftOutReadAsEmpty() {
        Letter letter = Letter.fromJson(Spin.JSON("{\"subject\": \"函\", \"copies\": null}"));

        assertThat(letter).isEqualTo(new Letter("", "", "函", "", "", "", "", "", "", "", "", "", ""));
    }

    private static String page(Letter letter) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine.process("letter", new Context(Locale.CHINA, Map.of("letter", letter)));
    }
}
