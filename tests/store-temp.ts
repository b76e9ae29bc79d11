import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Mode, type Store, type StoreOptions } from '../src/store/index.ts';

/** A folder of its own for the running test, removed when it ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'iki-store-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A store that is closed when the test ends. */
export function opened(path: string, mode: Mode, options: StoreOptions = {}): Store {
  const store = openStore(path, mode, options);
  onTestFinished(() => store.close());
  return store;
}
