package org.lianxin.referral.modeling.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lianxin.referral.handoff.HandoffVariables;
import org.lianxin.referral.handoff.UrgingVariables;
import org.lianxin.referral.modeling.ForDiagrams;
import org.lianxin.referral.modeling.ProcessVariable;
import org.lianxin.referral.register.ReferralVariables;
import org.lianxin.referral.retention.ErasureVariables;
import org.lianxin.referral.transfer.TransferVariables;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The product's own files, and what the house offers to them, without starting it. */
final class OurModels {

    static final Map<String, byte[]> FILES = files();
    static final House HOUSE = new House(beans()::contains, variables(false), variables(true));

    private OurModels() {}

    static String text(String file) {
        byte[] content = FILES.get(file);
        if (content == null) {
            throw new IllegalArgumentException("No file " + file);
        }
        return new String(content, UTF_8);
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("bpmn", "forms")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                for (Path each : all.toList()) {
                    files.put(each.getFileName().toString(), Files.readAllBytes(each));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static Set<String> beans() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                .forEach(type -> scanner.addIncludeFilter(new AssignableTypeFilter(type)));
        scanner.addIncludeFilter(new AnnotationTypeFilter(ForDiagrams.class));
        return scanner.findCandidateComponents("org.lianxin.referral").stream()
                .map(bean -> name(String.valueOf(bean.getBeanClassName())))
                .collect(Collectors.toSet());
    }

    private static String name(String type) {
        Class<?> bean = ClassUtils.resolveClassName(type, OurModels.class.getClassLoader());
        return Stream.of(bean.getAnnotations())
                .map(annotation -> annotation instanceof org.springframework.stereotype.Component named
                        ? named.value()
                        : annotation instanceof org.springframework.stereotype.Service service ? service.value() : "")
                .filter(given -> !given.isEmpty())
                .findFirst()
                .orElse(ClassUtils.getShortNameAsProperty(bean));
    }

    private static Set<String> variables(boolean sensitive) {
        return Stream.of(
                        ReferralVariables.ALL,
                        HandoffVariables.ALL,
                        UrgingVariables.ALL,
                        ErasureVariables.ALL,
                        TransferVariables.ALL)
                .flatMap(List::stream)
                .filter(variable -> variable.sensitive() == sensitive)
                .map(ProcessVariable::name)
                .collect(Collectors.toSet());
    }
}
