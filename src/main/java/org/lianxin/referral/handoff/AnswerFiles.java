package org.lianxin.referral.handoff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tika.Tika;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files sent with an answer: at most five, 10 MB each; PDF, JPEG or PNG by content, whatever the name claims.
 *
 * @param problem a Chinese sentence that names the file, or empty when all files are accepted
 */
record AnswerFiles(List<AnswerFile> files, Optional<String> problem) {

    static final int MOST = 5;
    static final long LARGEST = 10L * 1024 * 1024;

    private static final int LONGEST_NAME = 120;
    private static final Tika TIKA = new Tika();

    /** The signature must stand at the very beginning; detection alone forgives bytes before a PDF. */
    private static final Map<String, Kind> KINDS = Map.of(
            "application/pdf", new Kind("%PDF-", List.of(".pdf")),
            "image/jpeg", new Kind("\u00ff\u00d8\u00ff", List.of(".jpg", ".jpeg")),
            "image/png", new Kind("\u0089PNG\r\n\u001a\n", List.of(".png")));

    static AnswerFiles none() {
        return new AnswerFiles(List.of(), Optional.empty());
    }

    static AnswerFiles check(List<MultipartFile> uploads) {
        List<MultipartFile> chosen = uploads.stream()
                .filter(upload -> !upload.isEmpty() || !name(upload).isBlank())
                .toList();
        if (chosen.size() > MOST) {
            return refused("最多可附 %d 个文件，您选择了 %d 个。请减少后重新选择。".formatted(MOST, chosen.size()));
        }
        List<AnswerFile> files = new ArrayList<>();
        for (MultipartFile upload : chosen) {
            String shown = safeName(name(upload));
            if (upload.isEmpty()) {
                return refused("文件“%s”是空的，请检查后重新选择。".formatted(shown));
            }
            if (upload.getSize() > LARGEST) {
                return refused(
                        "文件“%s”有 %.1f MB，超过 10 MB。请压缩或拆分后重新选择。".formatted(shown, upload.getSize() / (1024.0 * 1024.0)));
            }
            byte[] content = read(upload);
            String mediaType = TIKA.detect(content);
            Kind kind = KINDS.get(mediaType);
            if (kind == null || !kind.begins(content)) {
                return refused("文件“%s”的内容不是 PDF、JPEG 或 PNG，不能接收。请转换格式后重新选择。".formatted(shown));
            }
            files.add(new AnswerFile(kind.named(shown), mediaType, content));
        }
        return new AnswerFiles(List.copyOf(files), Optional.empty());
    }

    /** Without path, control and invisible formatting characters, and not too long. */
    static String safeName(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[:*?\"<>|]", "_")
                .strip();
        String name = plain.replaceAll("^\\.+", "");
        return name.isEmpty() ? "附件" : shortened(name);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
        return name.substring(0, LONGEST_NAME - extension.length()) + extension;
    }

    private static AnswerFiles refused(String problem) {
        return new AnswerFiles(List.of(), Optional.of(problem));
    }

    private static String name(MultipartFile upload) {
        return Objects.requireNonNullElse(upload.getOriginalFilename(), "");
    }

    private static byte[] read(MultipartFile upload) {
        try {
            return upload.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Kind(String signature, List<String> extensions) {

        boolean begins(byte[] content) {
            byte[] start = signature.getBytes(ISO_8859_1);
            return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
        }

        /** A name whose ending tells another type gets the true ending appended. */
        String named(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (extensions.stream().anyMatch(lower::endsWith)) {
                return name;
            }
            String ending = extensions.get(0);
            return name.substring(0, Math.min(name.length(), LONGEST_NAME - ending.length())) + ending;
        }
    }
}
