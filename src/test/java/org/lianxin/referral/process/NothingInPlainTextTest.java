package org.lianxin.referral.process;

import java.nio.file.Path;
import java.util.Collection;
import org.lianxin.referral.OnH2File;
import org.lianxin.referral.ReferralTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@ReferralTest
@OnH2File
class NothingInPlainTextTest extends NothingInPlainText {

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url = "";

    @Override
    Collection<String> onDisk(PlainTextScan scan) {
        jdbc.sql("CHECKPOINT SYNC").update();
        return scan.folder(Path.of(url.replaceFirst("jdbc:h2:file:(.*)/[^/]*", "$1")));
    }

    @Override
    boolean onDiskIsSeen(PlainTextScan scan) {
        return !onDisk(scan).isEmpty();
    }
}
