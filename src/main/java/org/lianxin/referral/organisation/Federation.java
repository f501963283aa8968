package org.lianxin.referral.organisation;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The federation this installation serves: one city office, its counties, their towns and villages, read from {@code organisation.yaml}.
 *
 * @param referralPrefix first part of every referral number
 * @param zone the zone in which offices read the clock
 */
public record Federation(
        String name, String referralPrefix, ZoneId zone, String hotline, Office city, List<Office> counties) {

    public Federation {
        counties = List.copyOf(counties);
    }

    /** The office of the district with this code. The city has a code of its own. */
    public Office officeOf(String district) {
        return find(district).orElseThrow(() -> new UnknownDistrictException(district, offices()));
    }

    public boolean serves(String district) {
        return find(district).isPresent();
    }

    /** The city's office first, then the counties in the order of the file. */
    public List<Office> offices() {
        return Stream.concat(Stream.of(city), counties.stream()).toList();
    }

    /** The town or village from which a member of these groups reports; the first if there are several. */
    public Optional<Locality> localityOf(Collection<String> groups) {
        return offices().stream()
                .flatMap(office -> office.localities().stream())
                .filter(locality -> groups.contains(locality.group()))
                .findFirst();
    }

    private Optional<Office> find(String district) {
        return offices().stream()
                .filter(office -> office.code().equals(district))
                .findFirst();
    }
}
