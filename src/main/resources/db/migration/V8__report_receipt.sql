-- What a person who wrote on the public page holds in hand. Nothing about her: the number is random, the passphrase
-- a bcrypt hash; last_message is the key of the form of her last message, so that a double click sends once.
CREATE TABLE report_receipt (
    receipt_no      CHAR(8)     NOT NULL PRIMARY KEY,
    passphrase_hash VARCHAR(60) NOT NULL,
    referral_no     VARCHAR(40) NOT NULL REFERENCES referral (referral_no),
    last_message    VARCHAR(64)
);
