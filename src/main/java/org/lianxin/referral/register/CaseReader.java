package org.lianxin.referral.register;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.lianxin.referral.modeling.EnteredForm;
import org.lianxin.referral.modeling.EnteredForm.Line;
import org.lianxin.referral.modeling.EnteredForms;
import org.lianxin.referral.organisation.Federation;
import org.lianxin.referral.organisation.Locality;
import org.lianxin.referral.organisation.SignedIn;
import org.springframework.stereotype.Component;

/** Puts the page of a case together with nine queries, and one for each Json value and each hand-off. Who may read it was decided before. */
@Component
class CaseReader {

    private final HistoryService history;
    private final EnteredForms entered;
    private final CaseHandoffs handoffs;
    private final ReferralRegister register;
    private final StaffNames names;
    private final Matters matters;
    private final Federation federation;
    private final SignedIn signedIn;
    private final Clock clock;

    CaseReader(
            HistoryService history,
            EnteredForms entered,
            CaseHandoffs handoffs,
            ReferralRegister register,
            StaffNames names,
            Matters matters,
            Federation federation,
            SignedIn signedIn,
            Clock clock) {
        this.history = history;
        this.entered = entered;
        this.handoffs = handoffs;
        this.register = register;
        this.names = names;
        this.matters = matters;
        this.federation = federation;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    CaseFile read(RegisterEntry entry) {
        return signedIn.setAside(() -> fileOf(entry));
    }

    private CaseFile fileOf(RegisterEntry entry) {
        Optional<HistoricProcessInstance> instance = Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("referral")
                .processInstanceBusinessKey(entry.referralNo())
                .singleResult());
        List<HistoricTaskInstance> tasks = instance.map(this::tasksOf).orElse(List.of());
        StaffNames.Known known = names.of(Stream.concat(
                entry.reportedBy().stream(), tasks.stream().flatMap(task -> Stream.ofNullable(task.getAssignee()))));
        return new CaseFile(
                RegisterRow.of(entry, matters.get(entry.matter()), federation),
                head(entry, known),
                tasks.stream()
                        .filter(task -> task.getEndTime() == null)
                        .map(task -> open(task, known))
                        .toList(),
                handoffs.of(entry.referralNo()),
                instance.map(this::formsOf).orElse(List.of()),
                steps(entry, tasks, known));
    }

    private List<HistoricTaskInstance> tasksOf(HistoricProcessInstance instance) {
        return history.createHistoricTaskInstanceQuery()
                .rootProcessInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list();
    }

    private List<EnteredForm> formsOf(HistoricProcessInstance instance) {
        VariableMap variables = Variables.createVariables();
        history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list().stream()
                .sorted(Comparator.comparing(HistoricVariableInstance::getCreateTime))
                .forEach(variable -> variables.putValueTyped(variable.getName(), variable.getTypedValue()));
        return entered.of(instance.getProcessDefinitionId(), variables);
    }

    private List<Line> head(RegisterEntry entry, StaffNames.Known known) {
        List<Line> lines = new ArrayList<>(List.of(
                new Line("区县", federation.officeOf(entry.district()).name()),
                new Line("事由", matters.get(entry.matter()).name()),
                new Line("来源", RegisterWords.channel(entry.channel())),
                new Line("收到", minute(entry.receivedAt())),
                new Line("登记", minute(entry.registeredAt()))));
        entry.reportedBy().ifPresent(by -> lines.add(new Line("登记人", known.name(by))));
        entry.reportedFrom()
                .flatMap(group -> federation.localityOf(List.of(group)))
                .map(Locality::name)
                .ifPresent(place -> lines.add(new Line("报送镇村", place)));
        entry.closedAt().ifPresent(at -> lines.add(new Line("办结", minute(at))));
        entry.mergedInto().ifPresent(into -> lines.add(new Line("并入", into)));
        entry.originNo().ifPresent(origin -> lines.add(new Line("原件", origin)));
        register.continuedBy(entry.referralNo()).forEach(later -> lines.add(new Line("后续件", later)));
        return List.copyOf(lines);
    }

    private CaseFile.OpenTask open(HistoricTaskInstance task, StaffNames.Known known) {
        Optional<Instant> due = Optional.ofNullable(task.getDueDate()).map(Date::toInstant);
        return new CaseFile.OpenTask(
                task.getName(),
                known.name(task.getAssignee()),
                due.map(this::minute).orElse(""),
                due.filter(clock.instant()::isAfter).isPresent());
    }

    private List<CaseFile.Step> steps(RegisterEntry entry, List<HistoricTaskInstance> tasks, StaffNames.Known known) {
        List<Happened> happened = new ArrayList<>();
        happened.add(new Happened(
                entry.registeredAt(), "登记编号", known.name(entry.reportedBy().orElse(null))));
        tasks.stream()
                .filter(task -> "completed".equals(task.getDeleteReason()))
                .map(task ->
                        new Happened(task.getEndTime().toInstant(), task.getName(), known.name(task.getAssignee())))
                .forEach(happened::add);
        handoffs.eventsOf(entry.referralNo()).stream()
                .map(event -> new Happened(event.at(), event.label(), event.handoffNo()))
                .forEach(happened::add);
        entry.closedAt().map(at -> new Happened(at, entry.state().label(), "")).ifPresent(happened::add);
        return happened.stream()
                .sorted(Comparator.comparing(Happened::at))
                .map(each -> new CaseFile.Step(minute(each.at()), each.what(), each.who()))
                .toList();
    }

    private record Happened(Instant at, String what, String who) {}

    private String minute(Instant at) {
        return RegisterWords.MINUTE.format(at.atZone(federation.zone()));
    }
}
