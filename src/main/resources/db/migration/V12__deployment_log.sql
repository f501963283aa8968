-- Who put which diagrams, tables and forms into effect, when and why. The files themselves are kept by the engine.
-- entry is the order in which they came: two may share a moment.
CREATE TABLE deployment_log (
    entry         BIGINT       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    deployment_id VARCHAR(64)  NOT NULL UNIQUE,
    deployed_by   VARCHAR(64)  NOT NULL,
    deployed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    remark        VARCHAR(255) NOT NULL
);
