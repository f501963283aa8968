package org.lianxin.referral.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A jar running in a JVM and a folder of its own. */
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Start start;

    private Program(Process process, int port, Start start) {
        this.process = process;
        this.port = port;
        this.start = start;
    }

    /** How long a start took on the clock, and how much processor time it cost, which a busy machine changes less. */
    record Start(Duration clock, Duration processor) {}

    /** Returns when the program has said that it started and answers a first page. */
    static Program start(Path jar, Path folder, String page, List<String> jvm, List<String> arguments) {
        return start(List.of("-jar", jar.toAbsolutePath().toString()), folder, page, jvm, arguments);
    }

    /** As {@link #start}, but begins with {@code main} of a class outside the jar, which lies in {@code classes}. */
    static Program start(Path jar, Class<?> main, Path classes, Path folder, List<String> jvm, List<String> arguments) {
        return start(
                List.of(
                        "-cp",
                        jar.toAbsolutePath().toString(),
                        "-Dloader.main=" + main.getName(),
                        "-Dloader.path=" + classes.toAbsolutePath(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"),
                folder,
                "/login",
                jvm,
                arguments);
    }

    private static Program start(
            List<String> launch, Path folder, String page, List<String> jvm, List<String> arguments) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(launch);
        command.add("--server.port=" + port);
        command.addAll(arguments);
        Path console = folder.resolve("console.log");
        try {
            Files.deleteIfExists(console);
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
            while (!isReady(process, port, page, console)) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    process.destroyForcibly();
                    throw new IllegalStateException("Not ready: see " + console);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            Duration clock = Duration.ofNanos(System.nanoTime() - begin);
            return new Program(
                    process,
                    port,
                    new Start(clock, process.info().totalCpuDuration().orElse(Duration.ZERO)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Start start() {
        return start;
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReady(Process process, int port, String page, Path console)
            throws IOException, InterruptedException {
        if (!process.isAlive() || !Files.readString(console).contains("Started ")) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
