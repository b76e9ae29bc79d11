import Database from 'better-sqlite3';

/** One line of a file of values as it was written. */
export type GivenLine = {
  readonly line: number;
  readonly path: string;
  readonly sha256: string;
  readonly id: string;
  readonly komponen: string;
  readonly nilai: string;
  /** It has cells beyond the last column. */
  readonly hasMore: boolean;
};
/** What the lines of one document name it by. */
export type NamedDocument = { readonly path: string; readonly sha256: string };
export type RejectedLine<Code> = GivenLine & { readonly code: Code };

/** Lines of a file of values, in a database of its own on the disk that is gone when it is closed: there may be millions of them. `Code`: why one was not used. */
export type GivenValues<Code extends string> = {
  add(line: GivenLine): void;
  documents(): NamedDocument[];
  linesOf(named: NamedDocument): GivenLine[];
  reject(line: number, code: Code): void;
  rejectDocument(named: NamedDocument, code: Code): void;
  /** In the order of the file. */
  rejected(): IterableIterator<RejectedLine<Code>>;
  rejectedCount(): number;
  close(): void;
};

type Row = Omit<GivenLine, 'hasMore'> & { readonly hasMore: 0 | 1 };

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  CREATE TABLE given (
    line INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, id TEXT NOT NULL, komponen TEXT NOT NULL, nilai TEXT NOT NULL,
    hasMore INTEGER NOT NULL, code TEXT
  ) STRICT;
  CREATE INDEX given_document ON given (path, sha256);
  CREATE INDEX given_rejected ON given (line) WHERE code IS NOT NULL;
  BEGIN`;

export function openGivenValues<Code extends string>(): GivenValues<Code> {
  // A database without a name is a temporary file.
  const db = new Database('');
  db.exec(SCHEMA);
  const insert = db.prepare<[Row]>(
    'INSERT INTO given (line, path, sha256, id, komponen, nilai, hasMore) VALUES (@line, @path, @sha256, @id, @komponen, @nilai, @hasMore)',
  );
  const documents = db.prepare<[], NamedDocument>('SELECT path, sha256 FROM given GROUP BY path, sha256 ORDER BY min(line)');
  const lines = db.prepare<[NamedDocument], Row>('SELECT * FROM given WHERE path = @path AND sha256 = @sha256 ORDER BY line');
  const reject = db.prepare<[string, number]>('UPDATE given SET code = ? WHERE line = ?');
  const rejectAll = db.prepare<[NamedDocument & { code: Code }]>('UPDATE given SET code = @code WHERE path = @path AND sha256 = @sha256');
  const rejected = db.prepare<[], Row & { code: Code }>('SELECT * FROM given WHERE code IS NOT NULL ORDER BY line');
  const count = db.prepare<[], number>('SELECT count(*) FROM given WHERE code IS NOT NULL').pluck();
  return {
    add: (line) => void insert.run({ ...line, hasMore: line.hasMore ? 1 : 0 }),
    documents: () => documents.all(),
    linesOf: (named) => lines.all(named).map((row) => ({ ...row, hasMore: row.hasMore === 1 })),
    reject: (line, code) => void reject.run(code, line),
    rejectDocument: (named, code) => void rejectAll.run({ ...named, code }),
    *rejected() {
      for (const row of rejected.iterate()) yield { ...row, hasMore: row.hasMore === 1 };
    },
    rejectedCount: () => count.get() ?? 0,
    close: () => void db.close(),
  };
}
