import { readFileSync, writeFileSync } from 'node:fs';
import { datasetteMetadata } from './datasette-metadata.ts';

/** Writes docs/datasette.json anew from docs/schema.md. */
const docs = new URL('../docs/', import.meta.url);
const metadata = datasetteMetadata(readFileSync(new URL('schema.md', docs), 'utf8'));
writeFileSync(new URL('datasette.json', docs), `${JSON.stringify(metadata, null, 2)}\n`);
