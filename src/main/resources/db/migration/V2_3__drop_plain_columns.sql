-- sha256 of a document stays: the content of a photograph or a letter cannot be guessed, and the digest proves which file it was.
ALTER TABLE document DROP COLUMN file_name;
ALTER TABLE document RENAME COLUMN sealed_file_name TO file_name;
ALTER TABLE document ALTER COLUMN file_name SET NOT NULL;

-- entry_hash covers the plain actor and detail_digest = SHA-256 over what is sealed in detail (a random salt and the text).
-- So it holds when the row is sealed anew, and when detail is erased: without its salt the digest tells nothing.
ALTER TABLE handoff_event DROP COLUMN actor;
ALTER TABLE handoff_event RENAME COLUMN sealed_actor TO actor;
ALTER TABLE handoff_event ALTER COLUMN actor SET NOT NULL;
ALTER TABLE handoff_event DROP COLUMN detail;
ALTER TABLE handoff_event RENAME COLUMN sealed_detail TO detail;
ALTER TABLE handoff_event ALTER COLUMN detail_digest SET NOT NULL;
