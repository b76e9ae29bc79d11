import { readdirSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';

type Migration = { readonly version: number; readonly sql: string };

const FOLDER = new URL('./migrations/', import.meta.url);

/** All migrations in their order; the file's number is the version of the schema that it leads to. */
export const MIGRATIONS: readonly Migration[] = loaded();
/** The version of the schema that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Version of the schema in a database; 0 for one that is still empty. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Brings an older database up to `SCHEMA_VERSION`, each step in a transaction of its own. */
export function migrate(db: Database.Database): void {
  for (const { version, sql } of MIGRATIONS) {
    const step = db.transaction(() => {
      // Asked inside the transaction: another process may have made this step while we waited for the lock.
      if (schemaVersion(db) >= version) return;
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    });
    step.immediate();
  }
}

function loaded(): Migration[] {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const version = Number.parseInt(name, 10);
    if (version !== index + 1) throw new Error(`Migration ${name} should have the number ${index + 1}.`);
    return { version, sql: readFileSync(new URL(name, FOLDER), 'utf8') };
  });
}
