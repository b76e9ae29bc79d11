import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '../src/ingest.ts';
import { makeTools } from '../src/readers/tools.ts';
import { recordingEngine } from '../tests/helpers/recorded-ocr.ts';

/** Reads every scan of the fixtures with the recogniser of the package, and writes down what it said. */
const root = join(import.meta.dirname, '../fixtures');
const tools = makeTools({ ocr: 'auto', engine: 'tesseract.js' });
// Recordings of scans that are gone would stay for ever.
rmSync(join(root, 'ocr'), { recursive: true, force: true });
mkdirSync(join(root, 'ocr'));
try {
  for (const name of readdirSync(join(root, 'scan')).sort()) {
    const { engine, save } = recordingEngine(await tools.engine());
    const path = join(root, 'scan', name);
    const record = await ingest({ path, bytes: readFileSync(path) }, { tools: { ocr: 'auto', engine: async () => engine } });
    console.log(`${name}: ${record.outcome}, ${save(name)} pictures`);
  }
} finally {
  await tools.close();
}
