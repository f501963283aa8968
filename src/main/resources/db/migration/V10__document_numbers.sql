-- Register of official letters and slips (发文登记簿): every number drawn, also the void ones, which are never drawn again.
-- A row is written in the transaction of the signature. Why a number is void is said in the history of its hand-off.
CREATE TABLE document_number (
    document_no VARCHAR(64) NOT NULL PRIMARY KEY,
    office      VARCHAR(12) NOT NULL,
    series      VARCHAR(64) NOT NULL,
    series_year INTEGER     NOT NULL,
    number      INTEGER     NOT NULL,
    handoff_no  VARCHAR(48) NOT NULL,
    drawn_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    voided_at   TIMESTAMP WITH TIME ZONE,
    UNIQUE (series, series_year, number)
);
CREATE INDEX document_number_handoff ON document_number (handoff_no);

-- Besides what agencies send (answer), the letters as they were signed (letter).
ALTER TABLE document ADD COLUMN kind VARCHAR(16) DEFAULT 'answer' NOT NULL;
