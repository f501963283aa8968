package org.lianxin.referral.organisation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.organisation.OrganisationFileException.Complaint;
import org.lianxin.referral.organisation.YamlMap.Form;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code organisation.yaml} and refuses every mistake with its line. */
final class FederationFile {

    private static final Set<String> FEDERATION_KEYS =
            Set.of("name", "referralPrefix", "zone", "hotline", "city", "counties");
    private static final Set<String> OFFICE_KEYS =
            Set.of("code", "place", "name", "shortName", "letterCode", "slipCode");
    private static final String TOWNS = "towns";
    private static final Set<String> COUNTY_KEYS =
            Stream.concat(OFFICE_KEYS.stream(), Stream.of(TOWNS)).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> VILLAGE_KEYS = Set.of("place", "name");
    private static final String VILLAGES = "villages";
    private static final Set<String> TOWN_KEYS = Set.of("place", "name", VILLAGES);

    private static final Form TEXT = form("[^\\p{Cntrl}]*\\S[^\\p{Cntrl}]*", "不能为空", "must not be empty");
    private static final Form CODE = form("\\d{6}", "应为六位行政区划代码（GB/T 2260）", "must be six digits (GB/T 2260)");
    private static final Form PLACE = form("[a-z][a-z0-9]*", "应为小写拉丁字母", "must be lower-case Latin letters");
    private static final Form PREFIX = form("[A-Z0-9]{1,10}", "应为一至十位大写字母或数字", "must be 1 to 10 capitals or digits");
    private static final Complaint REPEATED = new Complaint("与同级另一处重复", "is already used by another one beside it");

    private FederationFile() {}

    static Federation read(Resource resource) {
        String file = resource.getDescription();
        if (!resource.exists()) {
            throw OrganisationFileException.missing(file);
        }
        YamlMap map = YamlMap.of(file, compose(resource, file), FEDERATION_KEYS);
        YamlMap city = map.map("city", OFFICE_KEYS);
        List<YamlMap> counties = map.maps("counties", COUNTY_KEYS, Set.of(TOWNS));
        refuseRepetition(Stream.concat(Stream.of(city), counties.stream()).toList(), OFFICE_KEYS);
        return new Federation(
                map.text("name", TEXT),
                map.text("referralPrefix", PREFIX),
                zone(map),
                map.text("hotline", TEXT),
                office(city),
                counties.stream().map(FederationFile::office).toList());
    }

    private static Node compose(Resource resource, String file) {
        try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            @Nullable Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (node == null) {
                throw OrganisationFileException.mistake(file, 1, "", new Complaint("文件是空的", "the file is empty"));
            }
            return node;
        } catch (MarkedYAMLException broken) {
            @Nullable Mark mark = broken.getProblemMark();
            throw OrganisationFileException.mistake(
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    Objects.requireNonNullElse(broken.getProblem(), ""),
                    new Complaint("不是有效的 YAML", "not valid YAML"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Office office(YamlMap map) {
        return new Office(
                map.text("code", CODE),
                map.text("place", PLACE),
                map.text("name", TEXT),
                map.text("shortName", TEXT),
                map.text("letterCode", TEXT),
                map.text("slipCode", TEXT),
                localities("place-" + map.text("place", PLACE), map.maps(TOWNS, TOWN_KEYS, Set.of(VILLAGES))));
    }

    private static List<Locality> localities(String county, List<YamlMap> towns) {
        refuseRepetition(towns, VILLAGE_KEYS);
        return towns.stream()
                .flatMap(map -> {
                    Locality town = locality(county, "", map);
                    List<YamlMap> villages = map.maps(VILLAGES, VILLAGE_KEYS, Set.of());
                    refuseRepetition(villages, VILLAGE_KEYS);
                    return Stream.concat(
                            Stream.of(town),
                            villages.stream().map(village -> locality(town.group(), town.name(), village)));
                })
                .toList();
    }

    private static Locality locality(String above, String nameAbove, YamlMap map) {
        return new Locality(above + "-" + map.text("place", PLACE), nameAbove + map.text("name", TEXT));
    }

    private static ZoneId zone(YamlMap map) {
        try {
            return ZoneId.of(map.text("zone", TEXT));
        } catch (DateTimeException unknown) {
            throw map.refuse("zone", new Complaint("不是已知的时区", "is not a known time zone"));
        }
    }

    /** Two offices with one code would share a tenant, with one short name or letter code their numbers; two towns their contacts. */
    private static void refuseRepetition(List<YamlMap> neighbours, Set<String> keys) {
        for (String key : keys) {
            Set<String> seen = new HashSet<>();
            neighbours.stream().filter(each -> !seen.add(each.text(key, TEXT))).forEach(each -> {
                throw each.refuse(key, REPEATED);
            });
        }
    }

    private static Form form(String pattern, String chinese, String english) {
        return new Form(Pattern.compile(pattern), chinese, english);
    }
}
