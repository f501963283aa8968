package org.lianxin.referral.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;

/** The matters of {@code config/matters.csv}: code, Chinese name, category, restricted, note. */
@Service
public class Matters {

    private final Map<String, Matter> byCode = new LinkedHashMap<>();

    Matters(@Value("${lianxin.matters:classpath:config/matters.csv}") Resource file) throws IOException {
        List<String> lines =
                file.getContentAsString(StandardCharsets.UTF_8).lines().skip(1).toList();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            if (cells.length != 5) {
                throw new IllegalStateException("%s: expected 5 columns, found %d in line: %s"
                        .formatted(file.getDescription(), cells.length, line));
            }
            byCode.put(cells[0], new Matter(cells[0], cells[1], cells[2], Boolean.parseBoolean(cells[3])));
        }
    }

    /** Throws {@link IllegalArgumentException} that names an unknown code. */
    public Matter get(String code) {
        Matter matter = byCode.get(code);
        if (matter == null) {
            throw new IllegalArgumentException("Unknown matter " + code);
        }
        return matter;
    }

    public Collection<Matter> all() {
        return byCode.values();
    }
}
