package org.lianxin.referral;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lianxin.referral.modeling.FileCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Starts the referral system: one process, one port, configured by {@code config/application.yaml}. With a command as first
 * argument it does only that, opens no port, runs no jobs, and ends: exit code 0 when all is well, 1 when not.
 */
@SpringBootApplication
public class ReferralApplication {

    /** Each is a runner bean with {@code @ConditionalOnProperty(name = "lianxin.command", havingValue = …)}. */
    private static final Set<String> COMMANDS = Set.of("rekey", "verify-log");

    private static final String CHECK = "check";

    public static void main(String[] args) {
        if (args.length > 0 && CHECK.equals(args[0])) {
            System.exit(check(List.of(args).subList(1, args.length)) ? 0 : 1);
        }
        if (args.length > 0 && COMMANDS.contains(args[0])) {
            System.exit(SpringApplication.exit(SpringApplication.run(ReferralApplication.class, command(args))));
        }
        if (args.length > 0 && !args[0].startsWith("-")) {
            throw new IllegalArgumentException(
                    "没有命令 %s；可用的命令：%s、%s。 (No such command.)".formatted(args[0], CHECK, COMMANDS));
        }
        SpringApplication.run(ReferralApplication.class, args);
    }

    /** Needs no bean, and so no application: its answer is there in a moment. */
    private static boolean check(List<String> files) {
        LoggingSystem.get(ReferralApplication.class.getClassLoader()).beforeInitialize();
        return FileCheck.run(
                files, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    static String[] command(String[] args) {
        return Stream.concat(
                        Stream.of(
                                "--lianxin.command=" + args[0],
                                "--server.port=-1",
                                "--camunda.bpm.job-execution.enabled=false"),
                        Arrays.stream(args).skip(1))
                .toArray(String[]::new);
    }
}
