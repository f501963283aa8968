package org.lianxin.referral.intake;

import static org.lianxin.referral.intake.EverydayChoice.YES;
import static org.lianxin.referral.register.ReferralVariables.ANONYMOUS;
import static org.lianxin.referral.register.ReferralVariables.CHANNEL;
import static org.lianxin.referral.register.ReferralVariables.DISTRICT;
import static org.lianxin.referral.register.ReferralVariables.FACTS;
import static org.lianxin.referral.register.ReferralVariables.INCIDENT;
import static org.lianxin.referral.register.ReferralVariables.MATTER;
import static org.lianxin.referral.register.ReferralVariables.REPORTER;
import static org.lianxin.referral.register.ReferralVariables.RISK_LEVEL;
import static org.lianxin.referral.register.ReferralVariables.SAFETY;
import static org.lianxin.referral.register.ReferralVariables.VICTIM;
import static org.lianxin.referral.register.ReferralVariables.VICTIM_AGE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** What a report gives to process {@code referral}. All she typed goes into the encrypted Json variables. */
final class ReportedFacts {

    private static final String ONLINE = "online";

    private ReportedFacts() {}

    static VariableMap of(Report report) {
        VariableMap facts = begin(report.district(), report.matter())
                .putValue(ANONYMOUS.name(), report.name().isEmpty())
                .putValue(
                        INCIDENT.name(),
                        json(
                                "danger", report.danger(),
                                "children", report.children(),
                                "occurred", report.when(),
                                "place", report.place(),
                                "narrative", report.what()));
        if (report.isAboutHerself()) {
            facts.putValue(REPORTER.name(), json("relation", report.relation()))
                    .putValue(VICTIM.name(), json("name", report.name()))
                    .putValue(
                            SAFETY.name(),
                            json(
                                    "safePhone", report.phone(),
                                    "safeHours", hours(report),
                                    "messageAllowed", report.message()));
        } else {
            facts.putValue(
                    REPORTER.name(),
                    json(
                            "relation", report.relation(),
                            "name", report.name(),
                            "phone", report.phone(),
                            "safeHours", hours(report),
                            "messageAllowed", report.message()));
        }
        if (!report.age().isEmpty()) {
            facts.putValue(VICTIM_AGE.name(), Integer.valueOf(report.age()));
        }
        if (report.children().equals(YES)) {
            facts.putValue(FACTS.name(), Spin.JSON(List.of("minor_involved")));
        }
        if (report.somebodyIsInDanger()) {
            // Until somebody has screened it, so that it stands first in every list and is due at once.
            facts.putValue(RISK_LEVEL.name(), "red");
        }
        return facts;
    }

    /** What was added under a receipt whose referral has ended. */
    static VariableMap supplement(String district, String matter, String narrative) {
        return begin(district, matter)
                .putValue(ANONYMOUS.name(), true)
                .putValue(REPORTER.name(), json("relation", "other"))
                .putValue(INCIDENT.name(), json("narrative", narrative));
    }

    private static VariableMap begin(String district, String matter) {
        return Variables.createVariables()
                .putValue(CHANNEL.name(), ONLINE)
                .putValue(DISTRICT.name(), district)
                .putValue(MATTER.name(), matter);
    }

    /** In words, because every form that shows a telephone number shows the hours beside it. */
    private static String hours(Report report) {
        return report.noCall() ? "不要打电话。" + report.hours() : report.hours();
    }

    private static SpinJsonNode json(String... keysAndValues) {
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!keysAndValues[i + 1].isEmpty()) {
                said.put(keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return Spin.JSON(said);
    }
}
