package org.lianxin.referral.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A letter for the browser; nothing in it may run or fetch anything. Its name goes out in ASCII and in UTF-8 (RFC 6266). */
public final class PdfResponse {

    private PdfResponse() {}

    /** For the browser to show. */
    public static ResponseEntity<byte[]> shown(String name, byte[] pdf) {
        return of(ContentDisposition.inline(), name, pdf);
    }

    /** For the browser to save: older ones cannot show what they may not run. */
    public static ResponseEntity<byte[]> saved(String name, byte[] pdf) {
        return of(ContentDisposition.attachment(), name, pdf);
    }

    private static ResponseEntity<byte[]> of(ContentDisposition.Builder disposition, String name, byte[] pdf) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(name, UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .cacheControl(CacheControl.noStore())
                .body(pdf);
    }
}
