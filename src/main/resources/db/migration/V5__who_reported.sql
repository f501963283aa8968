-- Who of the staff entered the referral, and from which town or village (group of the engine): a town contact sees what she reported.
ALTER TABLE referral ADD COLUMN reported_by VARCHAR(64);
ALTER TABLE referral ADD COLUMN reported_from VARCHAR(255);
CREATE INDEX referral_reported_by ON referral (reported_by);
CREATE INDEX referral_received_at ON referral (received_at);
