-- Who put which diagrams, tables and forms into effect, when and why. The files themselves are kept by the engine.
CREATE TABLE deployment_log (
    deployment_id VARCHAR(64)  NOT NULL PRIMARY KEY,
    deployed_by   VARCHAR(64)  NOT NULL,
    deployed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    remark        VARCHAR(255) NOT NULL
);
