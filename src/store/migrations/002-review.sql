-- What people decide about the rows, beside what was read and never over it.

-- Every decision, in the order in which they were taken; nothing here is ever changed or deleted. A decision that touches two
-- rows (split, merge) has a row for each, with the same `step`. The row that it is about is told by `subject`, a name of its
-- own, and by its words at the time (`as_read`), so that it is found again when the document is read anew. For a row that a
-- person added, `row_id` and `as_read` are those of the row that it stands after.
CREATE TABLE decision (
  decision_key  INTEGER PRIMARY KEY,
  step          INTEGER NOT NULL,
  undoes        INTEGER,
  path          TEXT NOT NULL,
  sha256        TEXT NOT NULL,
  subject       TEXT NOT NULL,
  row_id        TEXT NOT NULL,
  action        TEXT NOT NULL CHECK (action IN ('accept', 'edit', 'split', 'merge', 'not-a-row', 'add', 'undo')),
  decided_by    TEXT NOT NULL,
  decided_at    TEXT NOT NULL,
  as_read       TEXT NOT NULL CHECK (json_valid(as_read)),
  value_before  TEXT CHECK (json_valid(value_before)),
  value_after   TEXT CHECK (json_valid(value_after)),
  place         REAL CHECK (place > 0 AND place < 1),
  CHECK ((action = 'undo') = (undoes IS NOT NULL))
) STRICT;

CREATE INDEX decision_path ON decision (path, subject);
CREATE INDEX decision_sha256 ON decision (sha256);
CREATE INDEX decision_step ON decision (step);
CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decision_day ON decision (decided_at);

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

-- Where the decisions have led: a row for each row of the extraction that a person has decided on, and for each that a person
-- added (then `indikator_key` is NULL). All of it follows from `decision` and is written anew when a document is read again.
CREATE TABLE review (
  review_key        INTEGER PRIMARY KEY,
  document_key      INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  jabatan_key       INTEGER NOT NULL REFERENCES jabatan ON DELETE CASCADE,
  indikator_key     INTEGER UNIQUE REFERENCES indikator ON DELETE CASCADE,
  anchor_key        INTEGER NOT NULL REFERENCES indikator ON DELETE CASCADE,
  place             REAL NOT NULL CHECK (place >= 0 AND place < 1),
  printed_key       INTEGER REFERENCES indikator ON DELETE CASCADE,
  subject           TEXT NOT NULL,
  decision_key      INTEGER NOT NULL REFERENCES decision,
  state             TEXT NOT NULL CHECK (state IN ('accepted', 'corrected', 'dropped', 'added')),
  sasaran           TEXT,
  indikator         TEXT,
  alasan            TEXT,
  penjelasan        TEXT,
  formula_teks      TEXT,
  sumber_data       TEXT,
  penanggung_jawab  TEXT,
  formula           TEXT NOT NULL CHECK (json_valid(formula)),
  original          TEXT NOT NULL CHECK (json_valid(original)),
  conflict          TEXT CHECK (json_valid(conflict)),
  reviewed_by       TEXT NOT NULL,
  reviewed_at       TEXT NOT NULL,
  UNIQUE (document_key, subject),
  CHECK ((indikator_key IS NULL) = (state = 'added'))
) STRICT;

CREATE INDEX review_jabatan ON review (jabatan_key);
CREATE INDEX review_anchor ON review (anchor_key, place);
CREATE INDEX review_printed ON review (printed_key) WHERE printed_key IS NOT NULL;
CREATE INDEX review_decision ON review (decision_key);
CREATE INDEX review_added ON review (document_key, anchor_key, place) WHERE indikator_key IS NULL;

-- The queue of the review page: rows to look at first, in the order of their documents.
CREATE INDEX indikator_queue ON indikator (needs_review, document_key, indikator_key);
CREATE INDEX flag_code ON flag (code, indikator_key);
CREATE INDEX finding_code ON finding (code, indikator_key);
CREATE INDEX document_kabupaten ON document (kabupaten);

DROP VIEW indikator_flat;

-- The rows as they were read, without what people decided.
CREATE VIEW indikator_asli AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  document.tanggal,
  document.nomor,
  jabatan.jabatan,
  jabatan.jenis,
  jabatan.layout,
  jabatan.pemangku_nama,
  jabatan.position AS jabatan_position,
  indikator.position AS indikator_position,
  indikator.id,
  indikator.sasaran,
  indikator.indikator,
  indikator.alasan,
  indikator.penjelasan,
  indikator.formula_teks,
  formula.type AS formula_type,
  formula.numerator_text AS numerator,
  formula.denominator_text AS denominator,
  formula.scale,
  formula.unit,
  indikator.sumber_data,
  indikator.penanggung_jawab,
  indikator.confidence,
  indikator.needs_review,
  indikator.corrected_by,
  (SELECT group_concat(code, ',') FROM (
     SELECT code FROM flag WHERE flag.indikator_key = indikator.indikator_key GROUP BY code ORDER BY min(position))) AS flags,
  (SELECT group_concat(code, ',') FROM (
     SELECT code FROM finding WHERE finding.indikator_key = indikator.indikator_key GROUP BY code ORDER BY min(position))) AS findings,
  place.page,
  place.line,
  indikator.indikator_key,
  indikator.jabatan_key,
  indikator.document_key
FROM indikator
JOIN jabatan USING (jabatan_key)
JOIN document ON document.document_key = indikator.document_key
JOIN formula USING (indikator_key)
LEFT JOIN provenance AS place
  ON place.indikator_key = indikator.indikator_key AND place.field = 'indikator' AND place.position = 0;

-- The rows as they stand after what people decided: corrected values, without the rows that are none, with those that were added.
-- A row that was called none and now reads otherwise is shown again, so that it can't vanish unseen.
CREATE VIEW indikator_flat AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  document.tanggal,
  document.nomor,
  jabatan.jabatan,
  jabatan.jenis,
  jabatan.layout,
  jabatan.pemangku_nama,
  jabatan.position AS jabatan_position,
  indikator.position AS indikator_position,
  indikator.id,
  iif(review.review_key IS NULL, indikator.sasaran, review.sasaran) AS sasaran,
  iif(review.review_key IS NULL, indikator.indikator, review.indikator) AS indikator,
  iif(review.review_key IS NULL, indikator.alasan, review.alasan) AS alasan,
  iif(review.review_key IS NULL, indikator.penjelasan, review.penjelasan) AS penjelasan,
  iif(review.review_key IS NULL, indikator.formula_teks, review.formula_teks) AS formula_teks,
  iif(review.review_key IS NULL, formula.type, review.formula ->> '$.type') AS formula_type,
  iif(review.review_key IS NULL, formula.numerator_text, review.formula ->> '$.numerator.text') AS numerator,
  iif(review.review_key IS NULL, formula.denominator_text, review.formula ->> '$.denominator.text') AS denominator,
  iif(review.review_key IS NULL, formula.scale, review.formula ->> '$.scale') AS scale,
  iif(review.review_key IS NULL, formula.unit, review.formula ->> '$.unit') AS unit,
  iif(review.review_key IS NULL, indikator.sumber_data, review.sumber_data) AS sumber_data,
  iif(review.review_key IS NULL, indikator.penanggung_jawab, review.penanggung_jawab) AS penanggung_jawab,
  iif(review.review_key IS NULL OR review.conflict IS NOT NULL, indikator.confidence, 1.0) AS confidence,
  iif(review.review_key IS NULL, indikator.needs_review, review.conflict IS NOT NULL) AS needs_review,
  coalesce(review.reviewed_by, indikator.corrected_by) AS corrected_by,
  coalesce(review.reviewed_at, indikator.corrected_at) AS corrected_at,
  coalesce(review.original, indikator.corrected_original) AS corrected_original,
  indikator.sasaran AS sasaran_asli,
  indikator.indikator AS indikator_asli,
  indikator.alasan AS alasan_asli,
  indikator.penjelasan AS penjelasan_asli,
  indikator.formula_teks AS formula_teks_asli,
  indikator.sumber_data AS sumber_data_asli,
  indikator.penanggung_jawab AS penanggung_jawab_asli,
  (SELECT group_concat(code, ',') FROM (
     SELECT code FROM flag WHERE flag.indikator_key = indikator.indikator_key GROUP BY code ORDER BY min(position))) AS flags,
  (SELECT group_concat(code, ',') FROM (
     SELECT code FROM finding WHERE finding.indikator_key = indikator.indikator_key GROUP BY code ORDER BY min(position))) AS findings,
  place.page,
  place.line,
  indikator.indikator_key,
  indikator.jabatan_key,
  indikator.document_key
FROM indikator
JOIN jabatan USING (jabatan_key)
JOIN document ON document.document_key = indikator.document_key
JOIN formula USING (indikator_key)
LEFT JOIN review ON review.indikator_key = indikator.indikator_key
LEFT JOIN provenance AS place
  ON place.indikator_key = indikator.indikator_key AND place.field = 'indikator' AND place.position = 0
WHERE review.state IS NOT 'dropped' OR review.conflict IS NOT NULL
UNION ALL
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  document.tanggal,
  document.nomor,
  jabatan.jabatan,
  jabatan.jenis,
  jabatan.layout,
  jabatan.pemangku_nama,
  jabatan.position,
  anchor.position + review.place,
  review.subject,
  review.sasaran,
  review.indikator,
  review.alasan,
  review.penjelasan,
  review.formula_teks,
  review.formula ->> '$.type',
  review.formula ->> '$.numerator.text',
  review.formula ->> '$.denominator.text',
  review.formula ->> '$.scale',
  review.formula ->> '$.unit',
  review.sumber_data,
  review.penanggung_jawab,
  1.0,
  review.conflict IS NOT NULL,
  review.reviewed_by,
  review.reviewed_at,
  review.original,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  place.page,
  place.line,
  NULL,
  review.jabatan_key,
  review.document_key
FROM review
JOIN indikator AS anchor ON anchor.indikator_key = review.anchor_key
JOIN jabatan ON jabatan.jabatan_key = review.jabatan_key
JOIN document ON document.document_key = review.document_key
LEFT JOIN provenance AS place
  ON place.indikator_key = review.printed_key AND place.field = 'indikator' AND place.position = 0
WHERE review.indikator_key IS NULL;
