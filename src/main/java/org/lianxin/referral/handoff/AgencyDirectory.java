package org.lianxin.referral.handoff;

import java.util.List;
import java.util.Optional;

/** The partner agencies of this installation, read from {@code agencies.yaml}. */
public class AgencyDirectory {

    private final List<Agency> agencies;

    AgencyDirectory(List<Agency> agencies) {
        this.agencies = List.copyOf(agencies);
    }

    public Optional<Agency> find(String id) {
        return agencies.stream().filter(agency -> agency.id().equals(id)).findFirst();
    }

    /** The agency of this kind for the district, else the city's; empty when the directory has neither. */
    public Optional<Agency> forDistrict(String kind, String district) {
        List<Agency> ofKind =
                agencies.stream().filter(agency -> agency.kind().equals(kind)).toList();
        return ofKind.stream()
                .filter(agency -> agency.districts().contains(district))
                .findFirst()
                .or(() -> ofKind.stream().filter(Agency::cityWide).findFirst());
    }

    /** All agencies in the order of the file. */
    public List<Agency> all() {
        return agencies;
    }
}
