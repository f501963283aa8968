package org.lianxin.referral.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;

/** The codes of {@code config/facts.csv}: circumstances that decide where a referral goes. */
@Service
public class Facts {

    private final List<String> codes;

    Facts(@Value("${lianxin.facts:classpath:config/facts.csv}") Resource file) throws IOException {
        codes = file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    public List<String> codes() {
        return codes;
    }
}
