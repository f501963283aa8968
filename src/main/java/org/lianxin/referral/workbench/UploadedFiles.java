package org.lianxin.referral.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.multipart.MultipartFile;

/** What came with a form. */
final class UploadedFiles {

    private UploadedFiles() {}

    /** By name, in the order of the form; a field left empty is none. */
    static Map<String, byte[]> contents(List<MultipartFile> files) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.stream()
                .filter(file -> !file.isEmpty())
                .forEach(file -> contents.put(String.valueOf(file.getOriginalFilename()), read(file)));
        return contents;
    }

    private static byte[] read(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
