package org.lianxin.referral.privacy;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The command {@code verify-log}: exit code 0 when the access log is whole, 1 when not. */
@Component
@ConditionalOnProperty(name = "lianxin.command", havingValue = "verify-log")
class VerifyLog implements CommandLineRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyLog.class);

    private final AccessLogCheck check;
    private boolean whole;

    VerifyLog(AccessLogCheck check) {
        this.check = check;
    }

    @Override
    public void run(String... arguments) {
        Optional<String> fault = check.firstFault();
        whole = fault.isEmpty();
        fault.ifPresentOrElse(
                place -> LOG.error("访问日志不完整：{} (The access log is not whole.)", place),
                () -> LOG.info("访问日志完整。 (The access log is whole.)"));
    }

    @Override
    public int getExitCode() {
        return whole ? 0 : 1;
    }
}
