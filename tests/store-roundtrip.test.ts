import fc from 'fast-check';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { keepIds } from '../src/store/keep-ids.ts';
import { anyRecord } from './store-arbitrary.ts';
import { folder, opened } from './store-temp.ts';

const RUNS = 300;
/** Milliseconds: hundreds of databases' worth of writing on a busy machine. */
const PATIENCE = 60_000;

test('any record comes back deep-equal, and putting it again changes nothing', { timeout: PATIENCE }, () => {
  const store = opened(join(folder(), 'iki.db'), 'create');
  fc.assert(
    fc.property(anyRecord, (record) => {
      const earlier = store.record(record.source.path);
      // A document that takes another's place keeps the ids of what stays.
      const kept = earlier === null ? record : keepIds(earlier, record);
      expect(store.put(record)).toBe(earlier === null ? 'added' : isDeepStrictEqual(earlier, kept) ? 'unchanged' : 'replaced');
      expect(store.record(record.source.path)).toStrictEqual(kept);
      expect(store.put(record)).toBe('unchanged');
    }),
    { numRuns: RUNS },
  );
});

test('any two records in one database come back in the order of their paths', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(anyRecord, anyRecord, (one, other) => {
      const store = opened(join(folder(), 'iki.db'), 'create');
      const records = [one, other].map((record, index) => ({ ...record, source: { ...record.source, path: `${1 - index}.pdf` } }));
      for (const record of records) store.put(record);
      expect([...store.records()]).toStrictEqual(records.reverse());
      store.close();
    }),
    { numRuns: 50 },
  );
});
