package org.lianxin.referral.workbench;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;

/**
 * What the engine has against a migration, in Chinese. Its reports are English sentences made for developers; those that a
 * diagram of this house can cause are known here, any other is passed on as it is: it names steps, never data (ADR 32).
 */
final class MigrationSentences {

    private record Known(Pattern english, String chinese) {}

    private static final List<Known> KNOWN = Stream.of(
                    new String[] {
                        "There is no migration instruction for this instance's activity", "没有说明这一步在新版里对应哪一步。请在对应表里给它选一步"
                    },
                    new String[] {"The type of the source activity is not supported .*", "停在这类步骤的件，引擎不能迁移。请等它走过这一步再迁"},
                    new String[] {
                        "Target activity is not async(?:Before|After)",
                        "这件在等后台作业，新版的这一步没有后台作业（asyncBefore、asyncAfter）。请等作业做完再迁，或给新版这一步加上"
                    },
                    new String[] {"A transition instance that instantiates the process .*", "这件刚开始，还在等后台作业。请过一分钟再迁"},
                    new String[] {"Transition instance is assigned to .*", "这件正从这一步往下走，新版没有同样的流向。请等它走到下一步再迁"},
                    new String[] {
                        "The closest mapped ancestor '(.*)' is mapped to scope '(.*)' which is not an ancestor of target scope '(.*)'",
                        "旧版的子流程“$1”对应到“$2”，而这一步选在“$3”里。请选“$2”里的步骤，或改子流程的对应"
                    },
                    new String[] {"Activities have incompatible types .*", "两步不是同一类，或做法不同。请选同类的步骤"},
                    new String[] {"Events are not of the same type .*", "两个事件不是同一类。请选同类的事件"},
                    new String[] {
                        "The source activity's event scope \\((.*?)\\) must be mapped .*",
                        "它依附的“$1”也要对应到新版中这一事件所依附的步骤。请一并对应，或都不对应"
                    },
                    new String[] {
                        "Target activity '.*' is a descendant of multi-instance body '(.*?)(?:#multiInstanceBody)?' that .*",
                        "新版这一步在“$1”里，那里对清单中的每一项各办一份，旧版不是。请选别的步骤"
                    },
                    new String[] {"(?:Must map|Cannot remove) the inner activity .*", "“整组”和其中的每一份要一起对应，或都不对应"},
                    new String[] {"Only one gateway can be mapped to gateway '(.*)'", "只能有一个网关对应到“$1”"},
                    new String[] {"The target gateway must have at least .*", "新版的网关进来的线比旧版少，等着会合的件会对不上。请选别的步骤"},
                    new String[] {"The gateway's flow scope '(.*)' must be mapped", "网关所在的“$1”也要对应"},
                    new String[] {"The variable '(.*)' exists in both.*", "变量“$1”在这一步和它的上一层都有，迁移会盖掉一个。请等它走过这一步再迁"})
            .map(known -> new Known(Pattern.compile(known[0], Pattern.DOTALL), known[1]))
            .toList();

    private final UnaryOperator<String> names;

    /** @param names of a step of the older version, or of the newer, by its id */
    MigrationSentences(UnaryOperator<String> names) {
        this.names = names;
    }

    /** What is wrong with the plan, one sentence for each step and reason. */
    List<String> of(MigrationPlanValidationException refused) {
        return refused.getValidationReport().getInstructionReports().stream()
                .flatMap(report -> report.getFailures().stream().map(failure -> "“%s”→“%s”：%s。"
                        .formatted(
                                names.apply(report.getMigrationInstruction().getSourceActivityId()),
                                names.apply(report.getMigrationInstruction().getTargetActivityId()),
                                chinese(failure))))
                .toList();
    }

    /** Why a case could not be moved. */
    String of(RuntimeException refused) {
        if (refused instanceof MigratingProcessInstanceValidationException instance) {
            return reasons(instance.getValidationReport());
        }
        return refused instanceof OptimisticLockingException
                ? "此刻正有人或后台作业在办这件。请稍后再迁。"
                : "程序出错（" + refused.getClass().getSimpleName() + "）。请系统管理员按这一时间查看日志。";
    }

    private String reasons(MigratingProcessInstanceValidationReport report) {
        return Stream.of(
                        report.getFailures().stream().map(failure -> chinese(failure) + "。"),
                        report.getActivityInstanceReports().stream().flatMap(each -> each.getFailures().stream()
                                .map(failure -> at(each.getSourceScopeId(), failure))),
                        report.getTransitionInstanceReports().stream().flatMap(each -> each.getFailures().stream()
                                .map(failure -> at(each.getSourceScopeId(), failure))))
                .flatMap(each -> each)
                .distinct()
                .collect(Collectors.joining());
    }

    private String at(String step, String failure) {
        return "“" + names.apply(step) + "”：" + chinese(failure) + "。";
    }

    private String chinese(String failure) {
        for (Known known : KNOWN) {
            Matcher matcher = known.english().matcher(failure.strip());
            if (matcher.matches()) {
                return said(known.chinese(), matcher);
            }
        }
        return "引擎不接受（" + failure.strip() + "）";
    }

    private String said(String sentence, Matcher matcher) {
        String said = sentence;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            said = said.replace("$" + group, names.apply(matcher.group(group)));
        }
        return said;
    }
}
