-- Own tables. Times are instants (UTC); the office's time zone is applied when they are shown.

-- One counter per series and year: referral numbers, document numbers, slip numbers.
CREATE TABLE number_series (
    series      VARCHAR(64) NOT NULL,
    series_year INTEGER     NOT NULL,
    last_number INTEGER     NOT NULL,
    PRIMARY KEY (series, series_year)
);

-- The register row (台账). No name, no narrative: it outlives the erasure of the person's data.
CREATE TABLE referral (
    referral_no   VARCHAR(40) NOT NULL PRIMARY KEY,
    district      VARCHAR(12) NOT NULL,
    channel       VARCHAR(32) NOT NULL,
    matter        VARCHAR(64) NOT NULL,
    risk_level    VARCHAR(16),
    state         VARCHAR(32) NOT NULL,
    outcome       VARCHAR(64),
    merged_into   VARCHAR(40) REFERENCES referral (referral_no),
    received_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    registered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at     TIMESTAMP WITH TIME ZONE
);
CREATE INDEX referral_district_state ON referral (district, state);

-- Blind index of the person concerned: HMAC-SHA-256 values only, so that duplicates are found without plain text.
CREATE TABLE party_index (
    referral_no VARCHAR(40) NOT NULL REFERENCES referral (referral_no),
    kind        VARCHAR(16) NOT NULL,
    digest      CHAR(64)    NOT NULL,
    PRIMARY KEY (referral_no, kind, digest)
);
CREATE INDEX party_index_digest ON party_index (digest);

CREATE TABLE handoff (
    handoff_no        VARCHAR(48) NOT NULL PRIMARY KEY,
    referral_no       VARCHAR(40) NOT NULL REFERENCES referral (referral_no),
    route_id          VARCHAR(8)  NOT NULL,
    agency_id         VARCHAR(64),
    mode              VARCHAR(32) NOT NULL,
    state             VARCHAR(32) NOT NULL,
    document_no       VARCHAR(64),
    sent_round        INTEGER     NOT NULL,
    acknowledge_due_at TIMESTAMP WITH TIME ZONE,
    reply_due_at      TIMESTAMP WITH TIME ZONE,
    opened_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at        TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX handoff_referral ON handoff (referral_no);

-- Append-only. entry_hash = SHA-256 over prev_hash and the row, so that a later change shows.
CREATE TABLE handoff_event (
    handoff_no  VARCHAR(48) NOT NULL REFERENCES handoff (handoff_no),
    entry       INTEGER     NOT NULL,
    event       VARCHAR(32) NOT NULL,
    state_after VARCHAR(32) NOT NULL,
    actor       VARCHAR(128) NOT NULL,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    detail      TEXT        NOT NULL,
    prev_hash   CHAR(64)    NOT NULL,
    entry_hash  CHAR(64)    NOT NULL,
    PRIMARY KEY (handoff_no, entry)
);

-- The link in a mail to a partner. Only the SHA-256 of the token is kept.
CREATE TABLE partner_token (
    token_hash   CHAR(64)    NOT NULL PRIMARY KEY,
    handoff_no   VARCHAR(48) NOT NULL REFERENCES handoff (handoff_no),
    agency_id    VARCHAR(64) NOT NULL,
    issued_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    failed_codes INTEGER     NOT NULL,
    locked_at    TIMESTAMP WITH TIME ZONE,
    replaced_at  TIMESTAMP WITH TIME ZONE,
    requested_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX partner_token_handoff ON partner_token (handoff_no);

-- Written in its own transaction right after the mail server accepted the message. reference: hand-off or referral number.
CREATE TABLE mail_log (
    message_id  VARCHAR(255) NOT NULL PRIMARY KEY,
    reference   VARCHAR(128) NOT NULL,
    purpose     VARCHAR(32)  NOT NULL,
    round       INTEGER      NOT NULL,
    recipient   VARCHAR(320) NOT NULL,
    accepted_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX mail_log_reference ON mail_log (reference, purpose, round);

-- Files a partner sent with an answer.
CREATE TABLE document (
    document_id  UUID         NOT NULL PRIMARY KEY,
    handoff_no   VARCHAR(48)  NOT NULL REFERENCES handoff (handoff_no),
    file_name    VARCHAR(255) NOT NULL,
    media_type   VARCHAR(128) NOT NULL,
    size_bytes   BIGINT       NOT NULL,
    sha256       CHAR(64)     NOT NULL,
    content      BYTEA        NOT NULL,
    received_at  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX document_handoff ON document (handoff_no);
