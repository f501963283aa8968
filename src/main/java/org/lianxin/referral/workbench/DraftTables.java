package org.lianxin.referral.workbench;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.jspecify.annotations.Nullable;

/**
 * Decision tables that are asked beside the process engine, which learns nothing of it. An answer is kept for the next
 * case with the same inputs. Only plain data are handed in, so a draft has nothing to call (ADR 33).
 */
final class DraftTables {

    private record Table(
            DmnDecision decision, String text, Map<Map<String, Object>, List<Map<String, Object>>> answers) {

        /** What its file does not name makes no difference. */
        Map<String, Object> relevant(Map<String, Object> inputs) {
            Map<String, Object> relevant = new HashMap<>(inputs);
            relevant.keySet().removeIf(name -> !text.contains(name));
            return relevant;
        }
    }

    private final DmnEngine engine;
    private final Map<String, Table> tables;

    private DraftTables(DmnEngine engine, Map<String, Table> tables) {
        this.engine = engine;
        this.tables = tables;
    }

    /**
     * Reads tables.
     *
     * @param files the contents of {@code .dmn} files that passed the checks
     */
    static DraftTables of(Iterable<byte[]> files) {
        DefaultDmnEngineConfiguration feelOnly = new DefaultDmnEngineConfiguration();
        feelOnly.setElProvider(expression -> {
            throw new IllegalArgumentException("决策表只能用 FEEL。请把表达式语言改为 feel。");
        });
        DraftTables tables = new DraftTables(feelOnly.buildEngine(), new HashMap<>());
        files.forEach(tables::add);
        return tables;
    }

    /** These with some of them replaced; the others and what they answered are shared. */
    DraftTables with(Iterable<byte[]> drafts) {
        DraftTables changed = new DraftTables(engine, new HashMap<>(tables));
        drafts.forEach(changed::add);
        return changed;
    }

    private void add(byte[] file) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file));
        String text = Dmn.convertToString(model);
        engine.parseDecisions(model)
                .forEach(decision -> tables.put(decision.getKey(), new Table(decision, text, new HashMap<>())));
    }

    /** The ids of the decisions in the files. */
    static Set<String> decisions(Iterable<byte[]> files) {
        return of(files).tables.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** One map for each rule that holds; none if there is no such decision. */
    List<Map<String, Object>> ask(String decision, Map<String, Object> inputs) {
        @Nullable Table table = tables.get(decision);
        if (table == null) {
            return List.of();
        }
        return table.answers()
                .computeIfAbsent(table.relevant(inputs), asked -> engine.evaluateDecision(table.decision(), asked)
                        .getResultList());
    }
}
