-- Words of a scan that were put right before parsing; none in documents that an earlier version wrote.

ALTER TABLE document ADD COLUMN repairs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(repairs));
