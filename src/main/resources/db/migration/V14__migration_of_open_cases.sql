-- Which open cases were moved from one version of their diagram to another, by whom, and what became of each.
-- Names and versions are kept here, because a version can be deleted in the engine.
CREATE TABLE migration (
    migration_no    BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file            VARCHAR(255) NOT NULL,
    from_definition VARCHAR(64)  NOT NULL,
    from_version    INTEGER      NOT NULL,
    to_definition   VARCHAR(64)  NOT NULL,
    to_version      INTEGER      NOT NULL,
    started_by      VARCHAR(64)  NOT NULL,
    started_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    paused          BOOLEAN      NOT NULL
);

-- Which step of the older version becomes which of the newer.
CREATE TABLE migration_step (
    migration_no BIGINT       NOT NULL REFERENCES migration,
    source       VARCHAR(255) NOT NULL,
    target       VARCHAR(255) NOT NULL,
    PRIMARY KEY (migration_no, source)
);

-- outcome: waiting, moved, stayed (reason says why), gone (ended or moved otherwise before its turn came).
CREATE TABLE migration_case (
    migration_no BIGINT       NOT NULL REFERENCES migration,
    instance_id  VARCHAR(64)  NOT NULL,
    number       VARCHAR(255) NOT NULL,
    outcome      VARCHAR(16)  NOT NULL,
    reason       VARCHAR(4000) NOT NULL,
    PRIMARY KEY (migration_no, instance_id)
);
CREATE INDEX migration_case_outcome ON migration_case (outcome, migration_no);
