-- Who put which diagrams, tables and forms into effect, when and why. The files themselves are kept by the engine.
CREATE TABLE deployment_log (
    deployment_id VARCHAR(64)  NOT NULL PRIMARY KEY,
    deployed_by   VARCHAR(64)  NOT NULL,
    deployed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    remark        VARCHAR(255) NOT NULL
);

-- A run that moves open cases to another version; the batch of the engine does the work.
CREATE TABLE migration_run (
    batch_id        VARCHAR(64)  NOT NULL PRIMARY KEY,
    from_definition VARCHAR(255) NOT NULL,
    to_definition   VARCHAR(255) NOT NULL,
    started_by      VARCHAR(64)  NOT NULL,
    started_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    remark          VARCHAR(255) NOT NULL
);

-- The cases that a run was to move, by the engine's id and the case number. Nothing about a person.
CREATE TABLE migration_case (
    batch_id            VARCHAR(64)  NOT NULL REFERENCES migration_run (batch_id),
    process_instance_id VARCHAR(64)  NOT NULL,
    case_no             VARCHAR(255) NOT NULL,
    PRIMARY KEY (batch_id, process_instance_id)
);
