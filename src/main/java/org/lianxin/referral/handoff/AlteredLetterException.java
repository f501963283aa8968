package org.lianxin.referral.handoff;

/** A letter does not read any more as it was signed: nothing may leave, and somebody has to look into it. */
class AlteredLetterException extends RuntimeException {

    AlteredLetterException(String handoffNo) {
        super("转办 %1$s 的文书与签发时不一致，没有送出。请核对谁改动了数据，再退回重新签发。 (The letter of %1$s differs from the signed one.)"
                .formatted(handoffNo));
    }
}
