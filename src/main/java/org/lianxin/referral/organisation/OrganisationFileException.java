package org.lianxin.referral.organisation;

/** The organisation file is missing or has a mistake; the message names file, line and value. */
class OrganisationFileException extends RuntimeException {

    private OrganisationFileException(String message) {
        super(message);
    }

    static OrganisationFileException missing(String file) {
        return new OrganisationFileException(
                "找不到组织机构文件 %1$s。 (The organisation file %1$s does not exist.)".formatted(file));
    }

    static OrganisationFileException mistake(String file, int line, String value, Complaint complaint) {
        return new OrganisationFileException("%s 第 %d 行：%s，实际是“%s”。 (%s, line %d: %s, found \"%s\".)"
                .formatted(file, line, complaint.chinese(), value, file, line, complaint.english(), value));
    }

    /** What is wrong, without the value. */
    record Complaint(String chinese, String english) {}
}
