package org.lianxin.referral.organisation;

import java.util.List;

/**
 * One office of the federation.
 *
 * @param code administrative division code of GB/T 2260; also the id of the engine's tenant
 * @param place short Latin name used in sign-ins
 * @param shortName short Chinese name used in task names
 * @param letterCode what stands before the year in the number of an official letter (发文机关代字)
 * @param slipCode the same for slips without a document number
 * @param localities the towns and villages below it, each town before its villages
 */
public record Office(
        String code,
        String place,
        String name,
        String shortName,
        String letterCode,
        String slipCode,
        List<Locality> localities) {

    public Office {
        localities = List.copyOf(localities);
    }

    public Office(String code, String place, String name, String shortName, String letterCode, String slipCode) {
        this(code, place, name, shortName, letterCode, slipCode, List.of());
    }
}
