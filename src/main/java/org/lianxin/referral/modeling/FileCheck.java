package org.lianxin.referral.modeling;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * The command {@code check FILE…}: the rules over files on the disk, without server and database. What they refer to may be
 * among them, or in the folders {@code bpmn/} and {@code forms/} of the program and beside it.
 */
public final class FileCheck {

    private static final String HOUSE = "org.lianxin.referral";

    private final ModelCheck check;
    private final PrintStream out;

    private FileCheck(ModelCheck check, PrintStream out) {
        this.check = check;
        this.out = out;
    }

    /**
     * Writes what is wrong, a line each.
     *
     * @return whether all is well; warnings do not count
     */
    public static boolean run(List<String> paths, PrintStream out) {
        return new FileCheck(new ModelCheck(beans(), () -> ModelFolders.read("./")), out).check(paths);
    }

    private boolean check(List<String> paths) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String path : paths) {
            try {
                files.put(String.valueOf(Path.of(path).getFileName()), Files.readAllBytes(Path.of(path)));
            } catch (IOException unreadable) {
                out.println("打不开文件 " + path + "。请检查路径。");
                return false;
            }
        }
        if (files.isEmpty()) {
            out.println("没有说检查哪些文件。请写成 check 文件…，例如 check bpmn/referral.bpmn forms/intake.form");
            return false;
        }
        List<ModelFinding> findings = check.check(files);
        findings.forEach(finding -> out.println(finding.line()));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        out.println("检查了 %d 个文件，%s".formatted(files.size(), errors == 0 ? "可以部署。" : "有 " + errors + " 处要改。"));
        return errors == 0;
    }

    /** What is declared, not what runs: the beans are known by name and class, and none but declarations is ever made. */
    static DefaultListableBeanFactory beans() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(beans);
        scanner.addExcludeFilter(new AnnotationTypeFilter(SpringBootApplication.class));
        scanner.scan(HOUSE);
        new ConfigurationClassPostProcessor().postProcessBeanDefinitionRegistry(beans);
        return beans;
    }
}
