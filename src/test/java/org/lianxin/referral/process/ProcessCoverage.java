package org.lianxin.referral.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Joins camunda-process-test-coverage to the engine that all tests share. Its own extension brings an engine of its own, its Spring
 * listener knows one measure for all classes and all diagrams; here each class answers for its diagram.
 */
class ProcessCoverage implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final String REPORTS = "target/process-test-coverage";

    private DefaultCollector collector = new DefaultCollector(ProcessCoverage::noModel);
    private int stories;

    @Override
    public void beforeAll(ExtensionContext test) {
        ProcessEngine engine = SpringExtension.getApplicationContext(test).getBean(ProcessEngine.class);
        collector = new DefaultCollector(process -> model(engine.getRepositoryService(), process));
        String suite = suite(test);
        collector.createSuite(new Suite(suite, suite));
        collector.activateSuite(suite);
        new ProcessEngineAdapter(engine, collector).initializeListeners();
        begin(test);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        stories++;
        begin(test);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        ProcessEngine engine = SpringExtension.getApplicationContext(test).getBean(ProcessEngine.class);
        new ProcessEngineAdapter(engine, event -> {}).initializeListeners();
        CoverageReportUtil.createReport(collector, REPORTS);
        CoverageReportUtil.createJsonReport(collector, REPORTS);
        if (stories == storiesOf(test.getRequiredTestClass())) {
            String process =
                    test.getRequiredTestClass().getAnnotation(Covers.class).value();
            assertThat(missed(engine.getRepositoryService(), process))
                    .as("steps and paths of %s that no test took", process)
                    .isEmpty();
        }
    }

    private void begin(ExtensionContext test) {
        collector.createRun(new Run(test.getUniqueId(), test.getDisplayName()), suite(test));
        collector.activateRun(test.getUniqueId());
    }

    private static String suite(ExtensionContext test) {
        return test.getRequiredTestClass().getName();
    }

    /** Whoever runs one test of the class is not told that the others did not run. */
    private static long storiesOf(Class<?> testClass) {
        return Stream.of(testClass.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    private Set<String> missed(RepositoryService repository, String process) {
        Set<String> taken = collector.getActiveSuite().getEvents(process).stream()
                .map(Event::getDefinitionKey)
                .collect(Collectors.toSet());
        Set<String> missed = new TreeSet<>(elements(diagram(repository, process)));
        missed.removeAll(taken);
        return missed;
    }

    private static Model model(RepositoryService repository, String process) {
        BpmnModelInstance diagram = diagram(repository, process);
        return new Model(process, elements(diagram).size(), "", Bpmn.convertToString(diagram));
    }

    private static Model noModel(String process) {
        throw new IllegalStateException("No test of " + process + " has begun");
    }

    private static BpmnModelInstance diagram(RepositoryService repository, String process) {
        return repository.getBpmnModelInstance(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId());
    }

    private static List<String> elements(BpmnModelInstance diagram) {
        return Stream.concat(
                        diagram.getModelElementsByType(FlowNode.class).stream(),
                        diagram.getModelElementsByType(SequenceFlow.class).stream())
                .map(FlowElement::getId)
                .toList();
    }
}
