-- How far the lines of a scanned page fell, so that its picture can be levelled as it was when the boxes were read.

ALTER TABLE page ADD COLUMN skew REAL;
