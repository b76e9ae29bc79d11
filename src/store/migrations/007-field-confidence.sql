-- Which field of a row is in doubt: JSON of the field's name to its chance of being right. Rows of earlier versions have none.

ALTER TABLE indikator ADD COLUMN field_confidence TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(field_confidence));
