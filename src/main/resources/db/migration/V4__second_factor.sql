-- Authenticator apps of people who sign in with a second factor. The secret is sealed by the vault;
-- last_step: RFC 6238 time step of the last code used, so that none is used twice;
-- application_password: SHA-256 of a random 160-bit password for programs.
CREATE TABLE second_factor (
    user_id              VARCHAR(64) NOT NULL PRIMARY KEY,
    secret               BYTEA       NOT NULL,
    last_step            BIGINT      NOT NULL,
    failed_codes         INTEGER     NOT NULL,
    last_try_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    application_password CHAR(64),
    enrolled_at          TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Codes on paper, each good once: SHA-256 of 80 random bits. A used one is deleted.
CREATE TABLE recovery_code (
    user_id   VARCHAR(64) NOT NULL REFERENCES second_factor (user_id),
    code_hash CHAR(64)    NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);
