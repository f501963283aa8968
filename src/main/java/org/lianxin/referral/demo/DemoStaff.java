package org.lianxin.referral.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Locality;
import org.lianxin.referral.organisation.Office;
import org.lianxin.referral.organisation.Person;
import org.lianxin.referral.organisation.Roles;
import org.lianxin.referral.organisation.Staff;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One invented person per role, marked as sample. */
@Component
@Profile("demo")
class DemoStaff implements InitializingBean {

    static final String PASSWORD = "Lianxin-demo-2026";

    private static final String SAMPLE = "示例·";
    private static final Set<String> COUNTY_PLACES = Set.of("hantai", "yangxian");
    private static final Map<String, String> CITY_ROLES = new LinkedHashMap<>();
    private static final Map<String, String> COUNTY_ROLES = new LinkedHashMap<>();

    static {
        CITY_ROLES.put(Roles.CASEWORKER, "经办人");
        CITY_ROLES.put(Roles.SUPERVISOR, "部长");
        CITY_ROLES.put(Roles.SIGNATORY, "签发人");
        CITY_ROLES.put(Roles.DUTY_LEADER, "值班领导");
        COUNTY_ROLES.putAll(CITY_ROLES);
        COUNTY_ROLES.put(Roles.TOWN_CONTACT, "镇村联络人");
        COUNTY_ROLES.put(Roles.LEGAL_COUNSEL, "法律顾问");
        COUNTY_ROLES.put(Roles.COUNSELLOR, "心理咨询师");
        COUNTY_ROLES.put(Roles.MEDIATOR, "调解员");
        COUNTY_ROLES.put(Roles.STATISTICIAN, "统计员");
    }

    private final Federation federation;
    private final Staff staff;

    DemoStaff(Federation federation, Staff staff) {
        this.federation = federation;
        this.staff = staff;
    }

    @Override
    public void afterPropertiesSet() {
        counties().forEach(county -> COUNTY_ROLES.forEach((role, title) -> ensure(county, role, title)));
        CITY_ROLES.forEach((role, title) -> ensure(federation.city(), role, title));
        ensure(person("modeler", SAMPLE, "流程管理员"), federation.city(), Set.of(Roles.PROCESS_ADMIN));
        ensure(person("admin", SAMPLE, "系统管理员"), federation.city(), Set.of(Roles.SYSTEM_ADMIN, Groups.CAMUNDA_ADMIN));
    }

    /** The sign-ins, grouped as a person would read them. */
    List<String> signIns() {
        List<String> lines = new ArrayList<>();
        counties().forEach(county -> lines.add(signIns(county, COUNTY_ROLES.keySet())));
        lines.add(signIns(federation.city(), CITY_ROLES.keySet()));
        lines.add("modeler（流程管理员 process-admin）  admin（系统管理员 system-admin）");
        return List.copyOf(lines);
    }

    private List<Office> counties() {
        return federation.counties().stream()
                .filter(county -> COUNTY_PLACES.contains(county.place()))
                .toList();
    }

    private static String signIns(Office office, Set<String> roles) {
        return office.shortName() + "："
                + String.join(
                        "  ",
                        roles.stream().map(role -> office.place() + "-" + role).toList());
    }

    private void ensure(Office office, String role, String title) {
        ensure(person(office.place() + "-" + role, SAMPLE + office.shortName(), title), office, groups(office, role));
    }

    /** A town contact reports from the first town of her county. */
    private static Set<String> groups(Office office, String role) {
        Stream<Locality> towns =
                role.equals(Roles.TOWN_CONTACT) ? office.localities().stream().limit(1) : Stream.empty();
        return Stream.concat(Stream.of(role), towns.map(Locality::group)).collect(Collectors.toUnmodifiableSet());
    }

    private static Person person(String id, String firstName, String lastName) {
        return new Person(id, firstName, lastName, id + "@demo.example");
    }

    private void ensure(Person person, Office office, Set<String> groups) {
        if (!staff.knows(person.id())) {
            staff.add(person, PASSWORD, office, groups);
        }
    }
}
