package org.lianxin.referral.handoff;

import java.util.List;
import java.util.Optional;
import org.lianxin.referral.modeling.EntryRefusedException;

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

    /** The body of this kind for exactly this district; one that serves the whole city is of the same level as the city only. */
    Optional<Agency> ofSameLevel(String kind, String district) {
        return agencies.stream()
                .filter(agency -> agency.kind().equals(kind))
                .filter(agency -> agency.cityWide()
                        ? district.endsWith("00")
                        : agency.districts().contains(district))
                .findFirst();
    }

    /** The agency that a caseworker named by its id, refused with a sentence for her when unknown; without an id that of the district. */
    Optional<Agency> chosen(String id, String kind, String district) {
        if (id.isBlank()) {
            return forDistrict(kind, district);
        }
        return Optional.of(find(id).orElseThrow(
                        () -> new EntryRefusedException("〔承办机关〕" + id + " 不在机关通讯录里。请留空按地区自动确定，或填通讯录里的编号。")));
    }

    /** The district's agencies of these kinds, in that order. */
    List<Agency> ofKinds(List<String> kinds, String district) {
        return kinds.stream()
                .flatMap(kind -> forDistrict(kind, district).stream())
                .toList();
    }

    /** All agencies in the order of the file. */
    public List<Agency> all() {
        return agencies;
    }
}
