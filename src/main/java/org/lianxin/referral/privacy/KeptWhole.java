package org.lianxin.referral.privacy;

import java.util.Optional;

/** Records that nobody may change unnoticed. Command {@code verify-log} asks every bean of this type. */
public interface KeptWhole {

    /** The first place that is not what was written there, as a Chinese sentence; empty when all is whole. */
    Optional<String> firstFault();
}
