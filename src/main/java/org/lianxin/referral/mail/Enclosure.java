package org.lianxin.referral.mail;

import java.security.cert.X509Certificate;

/**
 * A file that leaves only encrypted for its one reader.
 *
 * @param fileName as the reader sees it once the mail is opened
 * @param reader certificate of the mail's recipient, see {@link MailCertificate}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied once, straight into the mail
public record Enclosure(String fileName, String mediaType, byte[] content, X509Certificate reader) {}
