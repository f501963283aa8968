package org.lianxin.referral.organisation;

/**
 * A town or street of a county, or a village or community of a town: where a contact reports from. It is no tenant; its
 * people belong to the county's.
 *
 * @param group the engine's group of its contacts, {@code place-<county>-<town>[-<village>]}
 * @param name with the name of the town in front of the village's
 */
public record Locality(String group, String name) {}
