package org.lianxin.referral.privacy;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The command {@code verify-log}: exit code 0 when the access log and all else that is {@link KeptWhole} is whole, 1 when not. */
@Component
@ConditionalOnProperty(name = "lianxin.command", havingValue = "verify-log")
class VerifyLog implements CommandLineRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyLog.class);

    private final List<KeptWhole> records;
    private boolean whole;

    VerifyLog(List<KeptWhole> records) {
        this.records = records;
    }

    @Override
    public void run(String... arguments) {
        List<String> faults =
                records.stream().flatMap(record -> record.firstFault().stream()).toList();
        whole = faults.isEmpty();
        faults.forEach(place -> LOG.error("记录不完整：{} (A record is not whole.)", place));
        if (whole) {
            LOG.info("访问日志、办理经过和文书都完整。 (Access log, histories and letters are whole.)");
        }
    }

    @Override
    public int getExitCode() {
        return whole ? 0 : 1;
    }
}
