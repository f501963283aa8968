package org.lianxin.referral.modeling;

import java.util.Map;
import org.lianxin.referral.modeling.rules.House;

/** What the house offers to its models, without starting it: as the command {@code check} finds it. */
public final class TheHouse {

    private TheHouse() {}

    public static House asDeclared() {
        return new ModelCheck(FileCheck.beans(), Map::of).house();
    }
}
