import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTS, drawDocument } from './fixtures/documents.ts';
import { nameOf, SCANS } from './fixtures/scans.ts';

/**
 * Draws the fixtures that are not text: `fixtures/pdf` (and, for a document that says the same as a text fixture, the records
 * expected of it) and `fixtures/scan`. `--digital` leaves the scans as they are.
 */
const fixtures = join(import.meta.dirname, '../fixtures');
for (const folder of ['pdf', 'scan']) mkdirSync(join(fixtures, folder), { recursive: true });

for (const document of DOCUMENTS) {
  const { name, sharesExpected } = document;
  write(join(fixtures, 'pdf', `${name}.pdf`), await drawDocument(document));
  if (sharesExpected === undefined) continue;
  const expected = readFileSync(join(fixtures, 'text', `${sharesExpected}.expected.json`), 'utf8');
  write(
    join(fixtures, 'pdf', `${name}.expected.json`),
    Buffer.from(expected.replace(`"source": "${sharesExpected}"`, `"source": "${name}"`)),
  );
}
if (!process.argv.includes('--digital')) for (const scan of SCANS) write(join(fixtures, 'scan', nameOf(scan)), await scan.make());

function write(path: string, bytes: Buffer): void {
  writeFileSync(path, bytes);
  console.log(`${path.slice(fixtures.length + 1)}  ${Math.ceil(bytes.length / 1024)} KB`);
}
