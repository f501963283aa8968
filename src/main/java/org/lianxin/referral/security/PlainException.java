package org.lianxin.referral.security;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception where it is kept or logged in plain text: its type and its place. What an exception of somebody else says may quote the data
 * it choked on; only our own words are kept.
 */
final class PlainException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String OURS = "org.lianxin.";

    private PlainException(String words, @Nullable Throwable cause, StackTraceElement[] places) {
        super(words, cause);
        setStackTrace(places);
    }

    static PlainException of(Throwable exception) {
        String type = exception.getClass().getName();
        @Nullable Throwable cause = exception.getCause();
        return new PlainException(
                type.startsWith(OURS) ? type + ": " + exception.getMessage() : type,
                cause == null ? null : of(cause),
                exception.getStackTrace());
    }
}
