-- Documents and what was read from them.
--
-- `…_key` is a row's number in this database, for joins; it may change when a document is read again.
-- `id` is the record's own name for a row: stable from reading to reading, unique within its document only, because the same
-- document may be stored under two paths.
-- `position` keeps the order of the document, from 0.

PRAGMA application_id = 0x494B4931; -- "IKI1": tells our databases from those of other programs

CREATE TABLE document (
  document_key            INTEGER PRIMARY KEY,
  path                    TEXT NOT NULL UNIQUE,
  sha256                  TEXT NOT NULL,
  bytes                   INTEGER NOT NULL,
  program_version         TEXT NOT NULL,
  imported_at             TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  outcome                 TEXT NOT NULL CHECK (outcome IN ('complete', 'partial', 'unrecognised', 'failed')),
  format                  TEXT NOT NULL CHECK (format IN ('pdf', 'text', 'docx', 'image')),
  layout_winner           TEXT,
  layout_score            REAL NOT NULL,
  layout_runner_up        TEXT,
  layout_runner_up_score  REAL,
  layout_evidence         TEXT NOT NULL CHECK (json_valid(layout_evidence)),
  kabupaten               TEXT,
  kecamatan               TEXT,
  provinsi                TEXT,
  perangkat_daerah        TEXT,
  kode_wilayah            TEXT,
  nomor                   TEXT,
  tahun                   INTEGER,
  tanggal                 TEXT,
  penandatangan_nama      TEXT,
  penandatangan_nip       TEXT,
  CHECK ((layout_runner_up IS NULL) = (layout_runner_up_score IS NULL)),
  CHECK (penandatangan_nama IS NOT NULL OR penandatangan_nip IS NULL)
) STRICT;

CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_kode_wilayah ON document (kode_wilayah, tahun);

CREATE TABLE page (
  document_key  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  page          INTEGER NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('digital', 'scan', 'ocr-layer-replaced', 'blank', 'failed')),
  reason        TEXT NOT NULL,
  rotation      REAL NOT NULL,
  PRIMARY KEY (document_key, position)
) STRICT, WITHOUT ROWID;

-- Words that fit nowhere, so that none is lost.
CREATE TABLE remainder (
  document_key  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  position      INTEGER NOT NULL,
  text          TEXT NOT NULL,
  page          INTEGER,
  line          INTEGER,
  PRIMARY KEY (document_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE jabatan (
  jabatan_key    INTEGER PRIMARY KEY,
  document_key   INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  id             TEXT NOT NULL,
  position       INTEGER NOT NULL,
  jabatan        TEXT,
  jenis          TEXT NOT NULL CHECK (jenis IN ('IKI', 'IKU')),
  layout         TEXT NOT NULL CHECK (layout IN ('table', 'card', 'narrative')),
  pemangku_nama  TEXT,
  pemangku_nip   TEXT,
  UNIQUE (document_key, id),
  UNIQUE (document_key, position),
  CHECK (pemangku_nama IS NOT NULL OR pemangku_nip IS NULL)
) STRICT;

-- The listed tasks and functions of a jabatan.
CREATE TABLE tugas (
  jabatan_key  INTEGER NOT NULL REFERENCES jabatan ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('tugas', 'fungsi')),
  position     INTEGER NOT NULL,
  text         TEXT NOT NULL,
  PRIMARY KEY (jabatan_key, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
  target_key   INTEGER PRIMARY KEY,
  jabatan_key  INTEGER NOT NULL REFERENCES jabatan ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  sasaran      TEXT,
  indikator    TEXT,
  target       TEXT,
  nilai        REAL,
  satuan       TEXT,
  UNIQUE (jabatan_key, position)
) STRICT;

CREATE TABLE indikator (
  indikator_key       INTEGER PRIMARY KEY,
  document_key        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  jabatan_key         INTEGER NOT NULL REFERENCES jabatan ON DELETE CASCADE,
  id                  TEXT NOT NULL,
  position            INTEGER NOT NULL,
  sasaran             TEXT,
  indikator           TEXT,
  alasan              TEXT,
  penjelasan          TEXT,
  formula_teks        TEXT,
  sumber_data         TEXT,
  penanggung_jawab    TEXT,
  confidence          REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  needs_review        INTEGER NOT NULL CHECK (needs_review IN (0, 1)),
  corrected_by        TEXT,
  corrected_at        TEXT,
  corrected_original  TEXT CHECK (json_valid(corrected_original)),
  UNIQUE (document_key, id),
  UNIQUE (jabatan_key, position),
  CHECK ((corrected_by IS NULL) = (corrected_at IS NULL) AND (corrected_at IS NULL) = (corrected_original IS NULL))
) STRICT;

CREATE INDEX indikator_needs_review ON indikator (document_key, position) WHERE needs_review = 1;

-- One row per indikator. The columns after `json` are taken out of it, so they can't disagree with it.
CREATE TABLE formula (
  indikator_key     INTEGER PRIMARY KEY REFERENCES indikator ON DELETE CASCADE,
  json              TEXT NOT NULL CHECK (json_valid(json)),
  type              TEXT NOT NULL GENERATED ALWAYS AS (json ->> '$.type') STORED,
  numerator_text    TEXT GENERATED ALWAYS AS (json ->> '$.numerator.text') STORED,
  denominator_text  TEXT GENERATED ALWAYS AS (json ->> '$.denominator.text') STORED,
  scale             INTEGER GENERATED ALWAYS AS (json ->> '$.scale') STORED,
  unit              TEXT GENERATED ALWAYS AS (json ->> '$.unit') STORED,
  CHECK (type IN ('ratio', 'count', 'constant', 'difference', 'product', 'sum', 'index', 'narrative', 'missing'))
) STRICT;

CREATE INDEX formula_type ON formula (type);

-- Where a value stands in its document: a box on a page, or a line. A value cut by a page break has two rows. A value whose
-- place is not known has one row that names neither page nor line.
CREATE TABLE provenance (
  jabatan_key    INTEGER REFERENCES jabatan ON DELETE CASCADE,
  target_key     INTEGER REFERENCES target ON DELETE CASCADE,
  indikator_key  INTEGER REFERENCES indikator ON DELETE CASCADE,
  field          TEXT,
  position       INTEGER NOT NULL,
  page           INTEGER,
  x0             REAL,
  y0             REAL,
  x1             REAL,
  y1             REAL,
  line           INTEGER,
  CHECK ((jabatan_key IS NOT NULL) + (target_key IS NOT NULL) + (indikator_key IS NOT NULL) = 1),
  CHECK ((field IS NULL) = (indikator_key IS NULL)),
  CHECK (page IS NULL OR line IS NULL),
  CHECK ((x0 IS NULL) = (page IS NULL) AND (y0 IS NULL) = (page IS NULL) AND (x1 IS NULL) = (page IS NULL) AND (y1 IS NULL) = (page IS NULL))
) STRICT;

CREATE INDEX provenance_jabatan ON provenance (jabatan_key) WHERE jabatan_key IS NOT NULL;
CREATE INDEX provenance_target ON provenance (target_key) WHERE target_key IS NOT NULL;
CREATE INDEX provenance_indikator ON provenance (indikator_key) WHERE indikator_key IS NOT NULL;

-- Reasons to doubt the reading: of the whole document, of a jabatan, or of an indikator (then its jabatan is named too).
CREATE TABLE flag (
  document_key        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  jabatan_key         INTEGER REFERENCES jabatan ON DELETE CASCADE,
  indikator_key       INTEGER REFERENCES indikator ON DELETE CASCADE,
  position            INTEGER NOT NULL,
  code                TEXT NOT NULL,
  field               TEXT,
  message_indonesian  TEXT NOT NULL,
  message_english     TEXT NOT NULL,
  CHECK (indikator_key IS NULL OR jabatan_key IS NOT NULL)
) STRICT;

CREATE INDEX flag_document ON flag (document_key);
CREATE INDEX flag_jabatan ON flag (jabatan_key) WHERE jabatan_key IS NOT NULL;
CREATE INDEX flag_indikator ON flag (indikator_key) WHERE indikator_key IS NOT NULL;

-- What is wrong in the document itself; attached as flags are.
CREATE TABLE finding (
  document_key        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  jabatan_key         INTEGER REFERENCES jabatan ON DELETE CASCADE,
  indikator_key       INTEGER REFERENCES indikator ON DELETE CASCADE,
  position            INTEGER NOT NULL,
  code                TEXT NOT NULL,
  field               TEXT,
  message_indonesian  TEXT NOT NULL,
  message_english     TEXT NOT NULL,
  CHECK (indikator_key IS NULL OR jabatan_key IS NOT NULL)
) STRICT;

CREATE INDEX finding_document ON finding (document_key);
CREATE INDEX finding_jabatan ON finding (jabatan_key) WHERE jabatan_key IS NOT NULL;
CREATE INDEX finding_indikator ON finding (indikator_key) WHERE indikator_key IS NOT NULL;

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
