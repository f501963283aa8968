package org.lianxin.referral.handoff;

import java.util.List;
import org.lianxin.referral.modeling.ForDiagrams;
import org.springframework.stereotype.Component;

/** The order of the four levels, for conditions in diagrams. */
@ForDiagrams
@Component("riskLevels")
public class RiskLevels {

    private static final List<String> FROM_LOW_TO_HIGH = List.of("blue", "yellow", "orange", "red");

    /** Whether the first level is below the second. */
    public boolean isLower(String level, String than) {
        return FROM_LOW_TO_HIGH.indexOf(level) < FROM_LOW_TO_HIGH.indexOf(than);
    }
}
