-- What analysts ask, as views, and what these need to answer at once: numbers that stand for the meaning of a text, computed
-- when a document is written or a decision taken. All of it follows from the other tables and can be computed anew.

-- One row per document that has been analysed; `version` tells by which rules.
CREATE TABLE analisis_dokumen (
  document_key  INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  version       INTEGER NOT NULL,
  kantor        INTEGER NOT NULL
) STRICT;

CREATE INDEX analisis_kantor ON analisis_dokumen (kantor);

-- One row per row of indikator_flat, corrected values. `row_key` is the indikator_key, or for a row that a person added the
-- negative review_key. Equal numbers mean the same words but for order, affixes and function words.
CREATE TABLE analisis_indikator (
  row_key           INTEGER PRIMARY KEY,
  document_key      INTEGER NOT NULL,
  jabatan_key       INTEGER NOT NULL REFERENCES jabatan ON DELETE CASCADE,
  review_key        INTEGER,
  kantor            INTEGER NOT NULL,
  jabatan_makna     INTEGER,
  sasaran_makna     INTEGER,
  makna             INTEGER,
  formula_makna     INTEGER,
  sumber_makna      INTEGER,
  penanggung_makna  INTEGER,
  repetition        INTEGER NOT NULL,
  formula_type      TEXT NOT NULL,
  has_sumber_data   INTEGER NOT NULL CHECK (has_sumber_data IN (0, 1)),
  target_key        INTEGER,
  needs_review      INTEGER NOT NULL CHECK (needs_review IN (0, 1))
) STRICT;

CREATE INDEX analisis_indikator_jabatan ON analisis_indikator (jabatan_key, formula_type, has_sumber_data, target_key, needs_review);
CREATE INDEX analisis_indikator_makna ON analisis_indikator (makna, kantor, formula_makna, formula_type, document_key);

-- The goals of each jabatan, each meaning once, with the most similar goal of a superior in the same document; an orphan's is not
-- similar enough to be its parent.
CREATE TABLE analisis_sasaran (
  jabatan_key   INTEGER NOT NULL REFERENCES jabatan ON DELETE CASCADE,
  makna         INTEGER NOT NULL,
  row_key       INTEGER NOT NULL,
  level         INTEGER NOT NULL,
  is_head       INTEGER NOT NULL CHECK (is_head IN (0, 1)),
  nearest_key   INTEGER,
  similarity    REAL CHECK (similarity BETWEEN 0 AND 1),
  is_orphan     INTEGER NOT NULL CHECK (is_orphan IN (0, 1)),
  PRIMARY KEY (jabatan_key, makna)
) STRICT, WITHOUT ROWID;

-- The sources that a block names, each meaning once, as first printed; a list in a cell gives one row for each item.
CREATE TABLE analisis_sumber (
  jabatan_key  INTEGER NOT NULL REFERENCES jabatan ON DELETE CASCADE,
  makna        INTEGER NOT NULL,
  sumber_data  TEXT NOT NULL,
  indikator    INTEGER NOT NULL,
  PRIMARY KEY (jabatan_key, makna)
) STRICT, WITHOUT ROWID;

-- Full text of the rows of indikator_flat; `rowid` is the row_key. `akar` holds the roots of words that are not their own root.
CREATE VIRTUAL TABLE pencarian_kata USING fts5 (
  sasaran, indikator, formula, sumber_data, akar,
  tokenize = "unicode61 remove_diacritics 2"
);

-- Best hits first: a word of the indicator tells more than one of the goal, which many rows share, or of a long formula.
INSERT INTO pencarian_kata (pencarian_kata, rank) VALUES ('rank', 'bm25(2.0, 4.0, 1.0, 1.0, 1.0)');

CREATE TRIGGER analisis_indikator_gone AFTER DELETE ON analisis_indikator BEGIN
  DELETE FROM pencarian_kata WHERE rowid = OLD.row_key;
END;

-- Covers the counts of findings; the index that it replaces began with the same column.
DROP INDEX finding_document;
CREATE INDEX finding_document ON finding (document_key, code, indikator_key);

-- The rows of indikator_flat with the numbers of their meaning, for joins and groups.
CREATE VIEW indikator_makna AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  jabatan.jabatan,
  iif(a.review_key IS NULL, indikator.sasaran, review.sasaran) AS sasaran,
  iif(a.review_key IS NULL, indikator.indikator, review.indikator) AS indikator,
  a.formula_type,
  iif(a.review_key IS NULL, indikator.formula_teks, review.formula_teks) AS formula_teks,
  iif(a.review_key IS NULL, indikator.sumber_data, review.sumber_data) AS sumber_data,
  iif(a.review_key IS NULL, indikator.penanggung_jawab, review.penanggung_jawab) AS penanggung_jawab,
  target.target,
  a.needs_review,
  a.makna,
  a.sasaran_makna,
  a.formula_makna,
  a.sumber_makna,
  a.penanggung_makna,
  a.kantor,
  a.row_key,
  a.jabatan_key,
  a.document_key
FROM analisis_indikator AS a
-- The document first: its key stands in the index of meanings, so that rows of other places are passed over unread.
JOIN document ON document.document_key = a.document_key
JOIN jabatan ON jabatan.jabatan_key = a.jabatan_key
LEFT JOIN indikator ON indikator.indikator_key = a.row_key
LEFT JOIN review ON review.review_key = a.review_key
LEFT JOIN target ON target.target_key = a.target_key;

CREATE VIEW kelengkapan_jabatan AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  jabatan.jabatan,
  jabatan.jenis,
  jabatan.position AS jabatan_position,
  n.indikator_count,
  n.with_formula,
  n.with_sumber_data,
  n.with_target,
  n.needs_review,
  round(1.0 * n.with_formula / n.indikator_count, 3) AS formula_share,
  round(1.0 * n.with_sumber_data / n.indikator_count, 3) AS sumber_data_share,
  round(1.0 * n.with_target / n.indikator_count, 3) AS target_share,
  round(1.0 * n.needs_review / n.indikator_count, 3) AS review_share,
  jabatan.jabatan_key,
  jabatan.document_key
FROM (
  SELECT
    jabatan.jabatan_key,
    count(a.row_key) AS indikator_count,
    coalesce(sum(a.formula_type NOT IN ('narrative', 'missing')), 0) AS with_formula,
    coalesce(sum(a.has_sumber_data), 0) AS with_sumber_data,
    count(a.target_key) AS with_target,
    coalesce(sum(a.needs_review), 0) AS needs_review
  FROM jabatan LEFT JOIN analisis_indikator AS a USING (jabatan_key)
  GROUP BY jabatan.jabatan_key
) AS n
CROSS JOIN jabatan ON jabatan.jabatan_key = n.jabatan_key
JOIN document ON document.document_key = jabatan.document_key;

CREATE VIEW kelengkapan_dokumen AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  document.outcome,
  n.jabatan_count,
  n.indikator_count,
  n.with_formula,
  n.with_sumber_data,
  n.with_target,
  n.needs_review,
  round(1.0 * n.with_formula / n.indikator_count, 3) AS formula_share,
  round(1.0 * n.with_sumber_data / n.indikator_count, 3) AS sumber_data_share,
  round(1.0 * n.with_target / n.indikator_count, 3) AS target_share,
  round(1.0 * n.needs_review / n.indikator_count, 3) AS review_share,
  document.document_key
FROM (
  SELECT
    document.document_key,
    count(DISTINCT jabatan.jabatan_key) AS jabatan_count,
    count(a.row_key) AS indikator_count,
    coalesce(sum(a.formula_type NOT IN ('narrative', 'missing')), 0) AS with_formula,
    coalesce(sum(a.has_sumber_data), 0) AS with_sumber_data,
    count(a.target_key) AS with_target,
    coalesce(sum(a.needs_review), 0) AS needs_review
  FROM document
  LEFT JOIN jabatan ON jabatan.document_key = document.document_key
  LEFT JOIN analisis_indikator AS a ON a.jabatan_key = jabatan.jabatan_key
  GROUP BY document.document_key
) AS n
CROSS JOIN document ON document.document_key = n.document_key;

CREATE VIEW kelengkapan_kecamatan AS
SELECT
  provinsi,
  kabupaten,
  kecamatan,
  kode_wilayah,
  tahun,
  count(*) AS document_count,
  sum(jabatan_count) AS jabatan_count,
  sum(indikator_count) AS indikator_count,
  sum(with_formula) AS with_formula,
  sum(with_sumber_data) AS with_sumber_data,
  sum(with_target) AS with_target,
  sum(needs_review) AS needs_review,
  round(1.0 * sum(with_formula) / sum(indikator_count), 3) AS formula_share,
  round(1.0 * sum(with_sumber_data) / sum(indikator_count), 3) AS sumber_data_share,
  round(1.0 * sum(with_target) / sum(indikator_count), 3) AS target_share,
  round(1.0 * sum(needs_review) / sum(indikator_count), 3) AS review_share
FROM kelengkapan_dokumen
GROUP BY provinsi, kabupaten, kecamatan, kode_wilayah, tahun;

CREATE VIEW formula_per_jenis AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  n.formula_type,
  n.indikator_count,
  round(1.0 * n.indikator_count / sum(n.indikator_count) OVER (PARTITION BY n.document_key), 3) AS share,
  n.document_key
FROM (
  SELECT jabatan.document_key, a.formula_type, count(*) AS indikator_count
  FROM jabatan JOIN analisis_indikator AS a ON a.jabatan_key = jabatan.jabatan_key
  GROUP BY jabatan.document_key, a.formula_type
) AS n
CROSS JOIN document ON document.document_key = n.document_key;

-- Findings about rows that a person called none do not count.
CREATE VIEW temuan_per_dokumen AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  n.code,
  n.finding_count,
  n.indikator_count,
  n.document_key
FROM (
  SELECT document_key, code, count(*) AS finding_count, count(DISTINCT finding.indikator_key) AS indikator_count
  FROM finding
  WHERE finding.indikator_key IS NULL OR NOT EXISTS (
    SELECT 1 FROM review WHERE review.indikator_key = finding.indikator_key AND review.state = 'dropped' AND review.conflict IS NULL)
  GROUP BY document_key, code
) AS n
CROSS JOIN document ON document.document_key = n.document_key;

-- Each meaning of an indicator, and how many offices have it.
CREATE VIEW makna_indikator AS
SELECT
  n.makna,
  CASE WHEN n.row_key < 0 THEN added.indikator WHEN review.review_key IS NULL THEN indikator.indikator ELSE review.indikator END AS indikator,
  n.kantor_count,
  n.indikator_count,
  n.formula_count,
  n.formula_type_count
FROM (
  SELECT
    makna,
    count(DISTINCT kantor) AS kantor_count,
    count(*) AS indikator_count,
    count(DISTINCT iif(formula_type IN ('narrative', 'missing'), NULL, formula_makna)) AS formula_count,
    count(DISTINCT iif(formula_type IN ('narrative', 'missing'), NULL, formula_type)) AS formula_type_count,
    min(row_key) AS row_key
  FROM analisis_indikator
  WHERE makna IS NOT NULL
  GROUP BY makna
) AS n
LEFT JOIN indikator ON indikator.indikator_key = n.row_key
LEFT JOIN review ON review.indikator_key = n.row_key
LEFT JOIN review AS added ON added.review_key = -n.row_key;

CREATE VIEW indikator_sama AS
SELECT
  row.path,
  row.provinsi,
  row.kabupaten,
  row.kecamatan,
  row.kode_wilayah,
  row.perangkat_daerah,
  row.tahun,
  row.jabatan,
  row.indikator,
  row.formula_type,
  row.formula_teks,
  row.makna,
  n.kantor_count,
  n.indikator_count,
  n.formula_count,
  row.row_key,
  row.jabatan_key,
  row.document_key
FROM (SELECT * FROM makna_indikator WHERE kantor_count > 1) AS n
CROSS JOIN indikator_makna AS row ON row.makna = n.makna;

CREATE VIEW formula_berbeda AS
SELECT
  row.path,
  row.provinsi,
  row.kabupaten,
  row.kecamatan,
  row.kode_wilayah,
  row.perangkat_daerah,
  row.tahun,
  row.jabatan,
  row.indikator,
  row.formula_type,
  row.formula_teks,
  row.makna,
  row.formula_makna,
  n.kantor_count,
  n.formula_count,
  n.formula_type_count,
  row.row_key,
  row.jabatan_key,
  row.document_key
FROM (SELECT * FROM makna_indikator WHERE formula_count > 1) AS n
CROSS JOIN indikator_makna AS row ON row.makna = n.makna AND row.formula_type NOT IN ('narrative', 'missing');

-- The superior's row is joined table by table: behind a LEFT JOIN SQLite would work out the whole view indikator_makna first.
CREATE VIEW cascading AS
SELECT
  row.path,
  row.provinsi,
  row.kabupaten,
  row.kecamatan,
  row.kode_wilayah,
  row.perangkat_daerah,
  row.tahun,
  row.jabatan,
  s.level,
  row.sasaran,
  parent_jabatan.jabatan AS parent_jabatan,
  iif(parent.review_key IS NULL, parent_read.sasaran, parent_review.sasaran) AS parent_sasaran,
  iif(s.is_orphan, NULL, s.similarity) AS similarity,
  s.row_key,
  s.jabatan_key,
  row.document_key
FROM analisis_sasaran AS s
CROSS JOIN indikator_makna AS row ON row.row_key = s.row_key
LEFT JOIN analisis_indikator AS parent ON parent.row_key = iif(s.is_orphan, NULL, s.nearest_key)
LEFT JOIN jabatan AS parent_jabatan ON parent_jabatan.jabatan_key = parent.jabatan_key
LEFT JOIN indikator AS parent_read ON parent_read.indikator_key = parent.row_key
LEFT JOIN review AS parent_review ON parent_review.review_key = parent.review_key
WHERE s.is_head = 0;

CREATE VIEW sasaran_tanpa_induk AS
SELECT
  row.path,
  row.provinsi,
  row.kabupaten,
  row.kecamatan,
  row.kode_wilayah,
  row.perangkat_daerah,
  row.tahun,
  row.jabatan,
  s.level,
  row.sasaran,
  nearest_jabatan.jabatan AS nearest_jabatan,
  iif(nearest.review_key IS NULL, nearest_read.sasaran, nearest_review.sasaran) AS nearest_sasaran,
  s.similarity,
  s.row_key,
  s.jabatan_key,
  row.document_key
FROM analisis_sasaran AS s
CROSS JOIN indikator_makna AS row ON row.row_key = s.row_key
LEFT JOIN analisis_indikator AS nearest ON nearest.row_key = s.nearest_key
LEFT JOIN jabatan AS nearest_jabatan ON nearest_jabatan.jabatan_key = nearest.jabatan_key
LEFT JOIN indikator AS nearest_read ON nearest_read.indikator_key = nearest.row_key
LEFT JOIN review AS nearest_review ON nearest_review.review_key = nearest.review_key
WHERE s.is_orphan = 1;

CREATE VIEW kosakata_sumber_data AS
SELECT
  s.makna,
  min(s.sumber_data) AS sumber_data,
  count(DISTINCT s.sumber_data) AS spelling_count,
  count(DISTINCT d.kantor) AS kantor_count,
  count(DISTINCT d.document_key) AS document_count,
  count(*) AS jabatan_count,
  sum(s.indikator) AS indikator_count
FROM analisis_sumber AS s
JOIN jabatan ON jabatan.jabatan_key = s.jabatan_key
JOIN analisis_dokumen AS d ON d.document_key = jabatan.document_key
GROUP BY s.makna;

CREATE VIEW sumber_data_per_jabatan AS
SELECT
  document.path,
  document.provinsi,
  document.kabupaten,
  document.kecamatan,
  document.kode_wilayah,
  document.perangkat_daerah,
  document.tahun,
  jabatan.jabatan,
  s.sumber_data,
  s.indikator AS indikator_count,
  s.makna,
  s.jabatan_key,
  jabatan.document_key
FROM analisis_sumber AS s
JOIN jabatan ON jabatan.jabatan_key = s.jabatan_key
JOIN document ON document.document_key = jabatan.document_key;

-- Where nobody is named, it is the position whose indicator it is.
CREATE VIEW penanggung_jawab_indikator AS
SELECT
  path,
  provinsi,
  kabupaten,
  kecamatan,
  kode_wilayah,
  perangkat_daerah,
  tahun,
  coalesce(penanggung_jawab, jabatan) AS penanggung_jawab,
  penanggung_jawab IS NOT NULL AS is_printed,
  jabatan,
  sasaran,
  indikator,
  sumber_data,
  row_key,
  jabatan_key,
  document_key
FROM indikator_makna;

-- What an office's documents of one year have that those of the year before have not, and the other way round. Rows are the same if
-- position and indikator mean the same. Each part begins with the document, so that one office is answered without looking at others.
CREATE VIEW perubahan AS
WITH dokumen_baru AS (
  SELECT document.*, (
    SELECT max(other.tahun) FROM analisis_dokumen AS same JOIN document AS other ON other.document_key = same.document_key
    WHERE same.kantor = own.kantor AND other.tahun < document.tahun) AS other_tahun
  FROM document JOIN analisis_dokumen AS own ON own.document_key = document.document_key
),
dokumen_lama AS (
  SELECT document.*, (
    SELECT min(other.tahun) FROM analisis_dokumen AS same JOIN document AS other ON other.document_key = same.document_key
    WHERE same.kantor = own.kantor AND other.tahun > document.tahun) AS other_tahun
  FROM document JOIN analisis_dokumen AS own ON own.document_key = document.document_key
)
SELECT
  d.path,
  d.provinsi,
  d.kabupaten,
  d.kecamatan,
  d.kode_wilayah,
  d.perangkat_daerah,
  d.tahun AS tahun,
  d.other_tahun AS tahun_lama,
  'added' AS change,
  jabatan.jabatan,
  iif(a.review_key IS NULL, indikator.indikator, review.indikator) AS indikator,
  NULL AS field,
  NULL AS value_before,
  NULL AS value_after,
  a.row_key,
  NULL AS earlier_row_key,
  d.document_key
FROM dokumen_baru AS d
CROSS JOIN jabatan ON jabatan.document_key = d.document_key
CROSS JOIN analisis_indikator AS a ON a.jabatan_key = jabatan.jabatan_key
LEFT JOIN indikator ON indikator.indikator_key = a.row_key
LEFT JOIN review ON review.review_key = a.review_key
WHERE d.other_tahun IS NOT NULL AND a.makna IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM analisis_indikator AS b JOIN document AS other ON other.document_key = b.document_key
  WHERE b.makna = a.makna AND b.kantor = a.kantor AND b.jabatan_makna IS a.jabatan_makna AND b.repetition = a.repetition
    AND other.tahun = d.other_tahun)
UNION ALL
SELECT
  d.path,
  d.provinsi,
  d.kabupaten,
  d.kecamatan,
  d.kode_wilayah,
  d.perangkat_daerah,
  d.other_tahun,
  d.tahun,
  'removed',
  jabatan.jabatan,
  iif(a.review_key IS NULL, indikator.indikator, review.indikator),
  NULL,
  NULL,
  NULL,
  a.row_key,
  NULL,
  d.document_key
FROM dokumen_lama AS d
CROSS JOIN jabatan ON jabatan.document_key = d.document_key
CROSS JOIN analisis_indikator AS a ON a.jabatan_key = jabatan.jabatan_key
LEFT JOIN indikator ON indikator.indikator_key = a.row_key
LEFT JOIN review ON review.review_key = a.review_key
WHERE d.other_tahun IS NOT NULL AND a.makna IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM analisis_indikator AS b JOIN document AS other ON other.document_key = b.document_key
  WHERE b.makna = a.makna AND b.kantor = a.kantor AND b.jabatan_makna IS a.jabatan_makna AND b.repetition = a.repetition
    AND other.tahun = d.other_tahun)
UNION ALL
SELECT
  d.path,
  d.provinsi,
  d.kabupaten,
  d.kecamatan,
  d.kode_wilayah,
  d.perangkat_daerah,
  d.tahun,
  d.other_tahun,
  'changed',
  row.jabatan,
  row.indikator,
  f.field,
  CASE f.field
    WHEN 'sasaran' THEN earlier.sasaran
    WHEN 'formula_teks' THEN earlier.formula_teks
    WHEN 'formula_type' THEN earlier.formula_type
    WHEN 'sumber_data' THEN earlier.sumber_data
    WHEN 'penanggung_jawab' THEN earlier.penanggung_jawab
    WHEN 'target' THEN earlier.target
  END,
  CASE f.field
    WHEN 'sasaran' THEN row.sasaran
    WHEN 'formula_teks' THEN row.formula_teks
    WHEN 'formula_type' THEN row.formula_type
    WHEN 'sumber_data' THEN row.sumber_data
    WHEN 'penanggung_jawab' THEN row.penanggung_jawab
    WHEN 'target' THEN row.target
  END,
  row.row_key,
  earlier.row_key,
  d.document_key
FROM dokumen_baru AS d
CROSS JOIN jabatan ON jabatan.document_key = d.document_key
CROSS JOIN analisis_indikator AS a ON a.jabatan_key = jabatan.jabatan_key
CROSS JOIN indikator_makna AS earlier ON earlier.row_key = (
  SELECT b.row_key FROM analisis_indikator AS b JOIN document AS other ON other.document_key = b.document_key
  WHERE b.makna = a.makna AND b.kantor = a.kantor AND b.jabatan_makna IS a.jabatan_makna AND b.repetition = a.repetition
    AND other.tahun = d.other_tahun
  ORDER BY b.row_key LIMIT 1)
CROSS JOIN indikator_makna AS row ON row.row_key = a.row_key
CROSS JOIN (
  SELECT 'sasaran' AS field UNION ALL SELECT 'formula_teks' UNION ALL SELECT 'formula_type' UNION ALL SELECT 'sumber_data'
  UNION ALL SELECT 'penanggung_jawab' UNION ALL SELECT 'target'
) AS f
WHERE d.other_tahun IS NOT NULL AND CASE f.field
  WHEN 'sasaran' THEN row.sasaran_makna IS NOT earlier.sasaran_makna
  WHEN 'formula_teks' THEN row.formula_makna IS NOT earlier.formula_makna
  WHEN 'formula_type' THEN row.formula_type <> earlier.formula_type
  WHEN 'sumber_data' THEN row.sumber_makna IS NOT earlier.sumber_makna
  WHEN 'penanggung_jawab' THEN row.penanggung_makna IS NOT earlier.penanggung_makna
  WHEN 'target' THEN row.target IS NOT earlier.target
END;

-- Full text for SQL: `WHERE cari MATCH 'musren*' ORDER BY rank`.
CREATE VIEW pencarian AS
SELECT
  k.pencarian_kata AS cari,
  k.rank,
  row.path,
  row.provinsi,
  row.kabupaten,
  row.kecamatan,
  row.kode_wilayah,
  row.perangkat_daerah,
  row.tahun,
  row.jabatan,
  row.sasaran,
  row.indikator,
  row.formula_type,
  row.formula_teks,
  row.sumber_data,
  row.row_key,
  row.jabatan_key,
  row.document_key
FROM pencarian_kata AS k
CROSS JOIN indikator_makna AS row ON row.row_key = k.rowid;
