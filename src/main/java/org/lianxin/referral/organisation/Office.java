package org.lianxin.referral.organisation;

/**
 * One office of the federation.
 *
 * @param code administrative division code of GB/T 2260; also the id of the engine's tenant
 * @param place short Latin name used in sign-ins
 * @param shortName short Chinese name used in task names
 * @param letterCode what stands before the year in the number of an official letter (发文机关代字)
 * @param slipCode the same for slips without a document number
 */
public record Office(String code, String place, String name, String shortName, String letterCode, String slipCode) {}
