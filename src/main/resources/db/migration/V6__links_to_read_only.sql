-- A link by which a body only reads: the government asked to inspect a silent agency sees the request, and answers nothing.
ALTER TABLE partner_token ADD COLUMN reader BOOLEAN DEFAULT FALSE NOT NULL;
