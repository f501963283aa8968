-- Who saw whose data. Append-only; entries are numbered without a gap, and entry_hash is a keyed digest over the
-- entry and the entry_hash before it. Nothing of the person is in it.
CREATE TABLE access_log (
    entry       BIGINT       NOT NULL PRIMARY KEY,
    at          TIMESTAMP WITH TIME ZONE NOT NULL,
    viewer      VARCHAR(80)  NOT NULL,
    address     VARCHAR(64)  NOT NULL,
    referral_no VARCHAR(64)  NOT NULL,
    kind        VARCHAR(16)  NOT NULL,
    object_id   VARCHAR(128) NOT NULL,
    entry_hash  CHAR(64)     NOT NULL
);
CREATE INDEX access_log_referral ON access_log (referral_no);
CREATE INDEX access_log_viewer ON access_log (viewer);
CREATE INDEX access_log_at ON access_log (at);

-- One row: where the chain ends, and where it begins since the entries of former years were removed. The seal is a
-- keyed digest over both, so that nobody can cut the log at either end.
CREATE TABLE access_log_head (
    last_entry    BIGINT   NOT NULL,
    last_hash     CHAR(64) NOT NULL,
    removed_entry BIGINT   NOT NULL,
    removed_hash  CHAR(64) NOT NULL,
    seal          CHAR(64) NOT NULL
);
INSERT INTO access_log_head (last_entry, last_hash, removed_entry, removed_hash, seal)
VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000',
        0, '0000000000000000000000000000000000000000000000000000000000000000',
        '0000000000000000000000000000000000000000000000000000000000000000');

-- Until when the person's data are kept (decision retention). Set when the referral ends.
ALTER TABLE referral ADD COLUMN keep_until TIMESTAMP WITH TIME ZONE;
CREATE INDEX referral_keep_until ON referral (keep_until);

-- That a person's data were erased, why and by whom. Codes and staff only.
CREATE TABLE erasure (
    referral_no  VARCHAR(40) NOT NULL PRIMARY KEY REFERENCES referral (referral_no),
    reason       VARCHAR(32) NOT NULL,
    requested_by VARCHAR(64) NOT NULL,
    approved_by  VARCHAR(64) NOT NULL,
    erased_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
