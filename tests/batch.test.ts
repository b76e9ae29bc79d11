import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importDocuments, type BatchOptions, type DocumentResult } from '../src/batch.ts';
import { IkiError } from '../src/errors.ts';
import type { SourceFile } from '../src/readers/reader.ts';
import type { DocumentRecord } from '../src/records/record.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { temporaryFolder } from './helpers/cli.ts';

const SHA = 'ab'.repeat(32);

function record(path: string, outcome: DocumentRecord['outcome'] = 'complete'): DocumentRecord {
  return {
    source: { path, sha256: SHA, bytes: 3 },
    outcome,
    reading: {
      format: 'text',
      layout: { winner: null, score: 0, runnerUp: null, evidence: ['judul: Bahan, Takaran'] },
      pages: [],
      repairs: [],
    },
    document: {
      kabupaten: null,
      kecamatan: null,
      provinsi: null,
      perangkat_daerah: null,
      kode_wilayah: null,
      nomor: null,
      tahun: null,
      tanggal: null,
      penandatangan: null,
    },
    flags: [],
    findings: [],
    remainder: [],
    jabatan: [],
  };
}

function store(): Store {
  const opened = openStore(join(temporaryFolder(), 'iki.db'), 'create');
  onTestFinished(() => opened.close());
  return opened;
}

const open = async (path: string): Promise<SourceFile> => ({ path, bytes: new TextEncoder().encode(path) });
const read = async (file: SourceFile): Promise<DocumentRecord> => record(file.path);

type Parts = { store?: Store; open?: typeof open; ingest?: typeof read } & Partial<BatchOptions>;

function run(
  paths: readonly string[],
  { store: to = store(), open: opener = open, ingest = read, ...options }: Parts = {},
): Promise<readonly DocumentResult[]> {
  return importDocuments(paths, { store: to, open: opener, ingest }, { jobs: 2, ...options });
}

test('results come in the order of the paths, however long each takes', async () => {
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => {
    await new Promise((resolve) => setTimeout(resolve, file.path === 'a' ? 30 : 1));
    return record(file.path);
  };
  expect((await run(['a', 'b', 'c'], { ingest })).map((each) => each.path)).toEqual(['a', 'b', 'c']);
});

test('no more documents are in hand than there are jobs', async () => {
  let inHand = 0;
  let most = 0;
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => {
    most = Math.max(most, (inHand += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    inHand -= 1;
    return record(file.path);
  };
  await run(['a', 'b', 'c', 'd', 'e', 'f'], { ingest, jobs: 3 });
  expect(most).toBe(3);
});

test('a document that fails, or meets a bug, never stops the others', async () => {
  const to = store();
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => {
    if (file.path === 'b') throw new IkiError('damaged', 'Rusak.', 'Pindai ulang.');
    if (file.path === 'c') throw new TypeError('undefined is not a row');
    return record(file.path);
  };
  const results = await run(['a', 'b', 'c', 'd'], { store: to, ingest });
  expect(results.map((each) => each.status)).toEqual(['added', 'failed', 'failed', 'added']);
  expect(results[1]).toMatchObject({ error: { code: 'damaged', message: 'Rusak.', remedy: 'Pindai ulang.' } });
  expect(results[2]).toMatchObject({ error: { code: 'bug', stack: expect.stringContaining('undefined is not a row') as string } });
  expect(to.paths()).toEqual(['a', 'd']);
});

test('a document of which nothing could be read is a failure and is tried again the next time', async () => {
  const to = store();
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => record(file.path, 'failed');
  expect(await run(['a'], { store: to, ingest })).toMatchObject([{ status: 'failed', error: { code: 'nothing-read' } }]);
  expect(to.paths()).toEqual([]);
  expect(await run(['a'], { store: to })).toMatchObject([{ status: 'added' }]);
});

test('an unrecognised document is stored, with what was seen in it', async () => {
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => record(file.path, 'unrecognised');
  expect(await run(['a'], { ingest })).toMatchObject([{ status: 'added', outcome: 'unrecognised', evidence: ['judul: Bahan, Takaran'] }]);
});

test('what is stored is not read again, unless it is asked for', async () => {
  const to = store();
  const { createHash } = await import('node:crypto');
  let readings = 0;
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => {
    readings += 1;
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return { ...record(file.path), source: { path: file.path, sha256, bytes: file.bytes.length } };
  };
  await run(['a'], { store: to, ingest });
  expect(await run(['a'], { store: to, ingest })).toEqual([{ path: 'a', status: 'unchanged', outcome: null }]);
  expect(readings).toBe(1);
  expect(await run(['a'], { store: to, ingest, reread: true })).toMatchObject([{ status: 'unchanged', outcome: 'complete' }]);
  expect(readings).toBe(2);
});

test('an unusable database stops everything and is thrown, with the documents in hand finished', async () => {
  let readings = 0;
  const broken: Store = {
    ...store(),
    put: () => {
      throw new IkiError('database-unusable', 'Penuh.', 'Kosongkan ruang.');
    },
  };
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => {
    readings += 1;
    return record(file.path);
  };
  const paths = Array.from({ length: 50 }, (_, index) => String(index));
  await expect(run(paths, { store: broken, ingest })).rejects.toMatchObject({ code: 'database-unusable' });
  expect(readings).toBeLessThan(5);
});

test('an abort keeps the finished documents, finishes those in hand and leaves the rest untouched', async () => {
  const to = store();
  const controller = new AbortController();
  const seen: string[] = [];
  const onResult = (result: DocumentResult): void => {
    seen.push(result.path);
    if (seen.length === 3) controller.abort();
  };
  const paths = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, '0'));
  const results = await run(paths, { store: to, signal: controller.signal, onResult });
  expect(results.length).toBeGreaterThanOrEqual(3);
  expect(results.length).toBeLessThan(6);
  expect(to.paths()).toEqual(results.map((each) => each.path));
});

test('a document whose reading was stopped is neither read nor failed, and its earlier rows stay', async () => {
  const to = store();
  await run(['b'], { store: to });
  const ingest = async (file: SourceFile): Promise<DocumentRecord> => {
    if (file.path === 'b') throw new IkiError('interrupted', 'Stopped.', 'Go on.');
    return record(file.path);
  };
  const results = await run(['a', 'b'], { store: to, ingest, reread: true });
  expect(results.map((each) => [each.path, each.status])).toEqual([['a', 'added']]);
  expect([...to.paths()].sort()).toEqual(['a', 'b']);
});
