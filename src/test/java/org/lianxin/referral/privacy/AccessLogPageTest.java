package org.lianxin.referral.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lianxin.referral.security.Browser.PASSWORD;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lianxin.referral.MovableClock;
import org.lianxin.referral.ReferralTest;
import org.lianxin.referral.security.Browser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ReferralTest
class AccessLogPageTest {

    private final AccessLog log;
    private final MovableClock clock;

    @LocalServerPort
    private int port;

    @Autowired
    AccessLogPageTest(AccessLog log, MovableClock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Test
    void theSystemAdministratorFindsWhoSawAReferral() throws Exception {
        log.seen("hantai-caseworker", "HZFL-610702-2026-777001", AccessKind.TASK_FORM, "task-1");
        log.seenByPartner("police-610702", "HZFL-610702-2026-777001", AccessKind.LETTER, "HZFL-610702-2026-777001-H1");
        log.seen("hantai-supervisor", "HZFL-610702-2026-777002", AccessKind.DOWNLOAD, "file-1");

        assertThat(page("admin", "?referral=HZFL-610702-2026-777001").body())
                .contains("hantai-caseworker", "partner:police-610702", "任务表单", "文书", "2026-06-09 21:40:00")
                .doesNotContain("777002", "<script");
        assertThat(page("admin", "?viewer=hantai-supervisor").body())
                .contains("777002")
                .doesNotContain("777001");
        assertThat(page("admin", "?referral=HZFL-610702-2026-777001&from=2026-06-01&to=2026-06-08")
                        .body())
                .contains("没有符合条件的记录");
    }

    @Test
    void theOlderEntriesStandOnTheNextPage() throws Exception {
        for (int number = 0; number < 205; number++) {
            log.seen("reader", "HZFL-610702-2026-777003", AccessKind.LETTER, "letter-" + number + "-");
        }
        // This look at the log is the newest of the two hundred.
        String first = page("admin", "?referral=HZFL-610702-2026-777003").body();
        assertThat(first).contains("letter-204-", "letter-6-", "更早的记录").doesNotContain("letter-5-");

        String older = first.replaceAll("(?s).*before=(\\d+).*", "$1");
        assertThat(page("admin", "?referral=HZFL-610702-2026-777003&before=" + older)
                        .body())
                .contains("letter-5-", "letter-0-")
                .doesNotContain("letter-6-", "更早的记录");
    }

    @Test
    void lookingAtTheLogIsLogged() throws Exception {
        clock.advance(Duration.ofDays(400));
        page("admin", "?referral=HZFL-610702-2026-777004");

        assertThat(page("admin", "").body()).contains("查看访问日志", "HZFL-610702-2026-777004");
    }

    @Test
    void aDateThatIsNoneIsToldAndEscaped() throws Exception {
        assertThat(page("admin", "?from=%3Cscript%3E").body())
                .contains("日期不正确", "&lt;script&gt;")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hantai-caseworker",
                "hantai-supervisor",
                "hantai-signatory",
                "hantai-duty-leader",
                "hantai-town-contact",
                "hantai-statistician",
                "city-supervisor",
                "modeler"
            })
    void nobodyElseReadsIt(String user) throws Exception {
        assertThat(page(user, "").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> page(String user, String query) throws Exception {
        Browser browser = new Browser(port);
        browser.signsIn(user, PASSWORD);
        return browser.opens("/access-log" + query);
    }
}
