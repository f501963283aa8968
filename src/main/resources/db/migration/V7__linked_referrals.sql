-- The referral that this one continues: closed and taken up again, or transferred by another county.
ALTER TABLE referral ADD COLUMN origin_no VARCHAR(40) REFERENCES referral (referral_no);
CREATE INDEX referral_origin ON referral (origin_no);
