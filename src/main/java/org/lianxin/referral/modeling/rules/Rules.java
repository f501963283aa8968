package org.lianxin.referral.modeling.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lianxin.referral.modeling.ModelFinding;

/** All rules, in the order in which their findings are told. */
public final class Rules {

    private static final List<DiagramRule> DIAGRAMS = List.of(
            new ProcessRule(),
            new DrawnRule(),
            new NoProgramsRule(),
            new ExpressionRule(),
            new SensitiveRule(),
            new UserTaskRule(),
            new RoleRule(),
            new AsyncRule(),
            new ReferenceRule(),
            new GatewayRule(),
            new DeadEndRule(),
            new TimerRule(),
            new MessageStartRule(),
            new MessageRule(),
            new ErrorRule(),
            new CallCycleRule(),
            new ContractRule());
    private static final List<TableRule> TABLES =
            List.of(new DecisionRule(), new FeelRule(), new OverlapRule(), new CompleteRule(), new SourceRule());
    private static final List<FormRule> FORMS = List.of(
            new FormFileRule(),
            new ChoiceCodeRule(),
            new LabelRule(),
            new ConditionRule(),
            new PlainTextRule(),
            new MarkupRule(),
            new CollapsedRowRule());

    private Rules() {}

    /** The ids of all rules. */
    public static Set<String> ids() {
        Set<String> ids = new TreeSet<>(ModelReader.RULES);
        ids.addAll(List.of(NamesRule.ID, FormKeyRule.ID, TermsRule.ID));
        DIAGRAMS.forEach(rule -> ids.add(rule.id()));
        TABLES.forEach(rule -> ids.add(rule.id()));
        FORMS.forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    /**
     * What is wrong with the files. A file that cannot be read has only that finding.
     *
     * @param others files by name that are live and to which the files may refer; those that are replaced do not count
     */
    public static List<ModelFinding> check(Map<String, byte[]> files, Map<String, byte[]> others, House house) {
        List<ModelFinding> findings = new ArrayList<>();
        Models checked = new Models();
        files.forEach((name, content) -> new ModelReader(name, findings).read(content, checked));

        Map<String, byte[]> unchanged = new TreeMap<>(others);
        unchanged.keySet().removeAll(files.keySet());
        Models known = Models.read(unchanged);
        known.diagrams().putAll(checked.diagrams());
        known.tables().putAll(checked.tables());
        known.forms().putAll(checked.forms());

        checked.diagrams().forEach((file, model) -> {
            Diagram diagram = new Diagram(model, known, house);
            DIAGRAMS.forEach(rule -> rule.check(diagram, new Report(rule.id(), file, findings)));
        });
        Set<String> variables = house.variables();
        variables.addAll(known.formKeys());
        checked.tables().forEach((file, tables) -> {
            TABLES.forEach(rule -> rule.check(tables, new Report(rule.id(), file, findings)));
            NamesRule.check(tables, variables, new Report(NamesRule.ID, file, findings));
        });
        checked.forms().forEach((file, form) -> {
            FORMS.forEach(rule -> rule.check(form, new Report(rule.id(), file, findings)));
            FormKeyRule.check(form, house.types(), new Report(FormKeyRule.ID, file, findings));
            NamesRule.check(form, variables, new Report(NamesRule.ID, file, findings));
        });
        TermsRule.check(checked, known, findings);
        return List.copyOf(findings);
    }
}
