package org.lianxin.referral.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.springframework.stereotype.Component;

/** Tries draft tables on recorded referrals. It reads; neither a case nor the engine's tables are touched. */
@Component
class Simulation {

    private final ModelVersions versions;
    private final RecordedCases cases;

    Simulation(ModelVersions versions, RecordedCases cases) {
        this.versions = versions;
        this.cases = cases;
    }

    /** Compares the drafts, with the tables in effect for what is not among them, with the tables in effect alone. */
    Simulated run(Map<String, byte[]> drafts) {
        DraftTables live = DraftTables.of(versions.liveTables());
        Assessor before = new Assessor(live);
        Assessor after = new Assessor(live.with(drafts.values()));
        List<ChangedCase> changed = new ArrayList<>();
        List<String> contradicted = new ArrayList<>();
        List<RecordedCase> all = cases.newest();
        List<RecordedCase> judged = all.stream()
                .filter(each -> each.inputs().containsKey("screening"))
                .toList();
        for (RecordedCase each : judged) {
            try {
                ChangedCase compared = ChangedCase.of(each, before.assess(each.inputs()), after.assess(each.inputs()));
                if (compared.differs()) {
                    changed.add(compared);
                }
            } catch (DmnEngineException contradiction) {
                contradicted.add(each.number());
            }
        }
        return new Simulated(judged.size(), all.size() - judged.size(), changed, contradicted);
    }
}
