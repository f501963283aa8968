package org.lianxin.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalBasisTest {

    private final LegalBasis basis = new LegalBasis(SampleLetters.texts().laws());

    @ParameterizedTest
    @CsvSource({
        "反家庭暴力法 13、15；刑事诉讼法 110, 《中华人民共和国反家庭暴力法》第十三条、第十五条，《中华人民共和国刑事诉讼法》第一百一十条",
        "民法典 1079—1092, 《中华人民共和国民法典》第一千零七十九条至第一千零九十二条",
        "信访工作条例 25；内部, 《信访工作条例》第二十五条",
        "某条例 7, 《某条例》第七条",
        "两癌救助项目管理办法（2021）, 两癌救助项目管理办法（2021）",
        "反家庭暴力法 28（D02）, 《中华人民共和国反家庭暴力法》第二十八条",
    })
    void aShortCitationBecomesAFormalOne(String cited, String formal) {
        assertThat(basis.cite(cited)).isEqualTo(formal);
    }

    @ParameterizedTest
    @CsvSource({"1,一", "10,十", "13,十三", "20,二十", "101,一百零一", "110,一百一十", "1000,一千", "1010,一千零一十", "1208,一千二百零八"})
    void anArticleIsCountedInChinese(int number, String chinese) {
        assertThat(LegalBasis.inChinese(number)).isEqualTo(chinese);
    }

    @Test
    void rowIdsOfOurOwnTablesLeaveATextAlone() {
        assertThat(LegalBasis.withoutSourceIds("3日（公通字〔2015〕32号（D09、D10））")).isEqualTo("3日（公通字〔2015〕32号）");
    }
}
