-- What may hold a person's data or free text is sealed (module privacy). V2.2 fills these columns, V2.3 drops the plain ones.

-- One known text, sealed, and its digest: keys that do not fit it are not those of this database.
CREATE TABLE key_check (
    sealed BYTEA    NOT NULL,
    digest CHAR(64) NOT NULL
);

ALTER TABLE document ADD COLUMN sealed_file_name BYTEA;

ALTER TABLE handoff_event ADD COLUMN sealed_actor BYTEA;
ALTER TABLE handoff_event ADD COLUMN sealed_detail BYTEA;
ALTER TABLE handoff_event ADD COLUMN detail_digest CHAR(64);
