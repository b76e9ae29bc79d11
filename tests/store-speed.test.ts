import { join } from 'node:path';
import { expect, test } from 'vitest';
import { large } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

const DOCUMENTS = 2_000;
const ROWS = 40;
/**
 * Documents that the store must write in a second of the processor, so that it is never what an import waits for (reading one takes
 * several times as long). The clock would measure what else the machine does.
 */
const FLOOR = 200;

test(`writes ${DOCUMENTS} documents of ${ROWS} rows at ${FLOOR} a second or more`, { timeout: 240_000 }, () => {
  const store = opened(join(folder(), 'iki.db'), 'create');
  const records = Array.from({ length: DOCUMENTS }, (_, number) => large(`${number}.pdf`, ROWS));
  const written = rate(() => records.forEach((record) => store.put(record)));
  const again = rate(() => records.forEach((record) => store.put(record)));
  const read = rate(() => expect([...store.records()]).toHaveLength(DOCUMENTS));
  const started = performance.now();
  expect(store.summary().indikator).toBe(DOCUMENTS * ROWS);
  console.log(
    `documents a second: put ${written}, put again ${again}, read ${read}; summary ${Math.round(performance.now() - started)} ms`,
  );
  expect(written).toBeGreaterThan(FLOOR);
});

function rate(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return Math.round((DOCUMENTS * 1_000_000) / (user + system));
}
