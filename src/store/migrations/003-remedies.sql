-- What can be done about a flag or a finding; NULL in rows that an earlier version wrote.

ALTER TABLE flag ADD COLUMN remedy_indonesian TEXT;
ALTER TABLE flag ADD COLUMN remedy_english TEXT;
ALTER TABLE finding ADD COLUMN remedy_indonesian TEXT;
ALTER TABLE finding ADD COLUMN remedy_english TEXT;
