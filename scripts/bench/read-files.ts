import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { ingest } from '../../src/ingest.ts';
import { readSourceFile } from '../../src/source-file.ts';
import { ENGINE_NAMES, makeTools } from '../../src/readers/tools.ts';
import { addStages, noSeconds } from './stages.ts';

/**
 * A process of its own that reads PDFs, so that its time and memory can be measured from outside:
 * `node read-files.ts whole|stages ENGINE FILE…` writes one line of JSON.
 */
export const readResult = z.strictObject({ pages: z.int(), seconds: z.number(), stages: z.record(z.string(), z.number()) });

if (import.meta.main) {
  const [way, name, ...paths] = process.argv.slice(2);
  const engine = z.enum(ENGINE_NAMES).parse(name);
  const tools = makeTools({ ocr: 'auto', engine, lanes: way === 'stages' ? 1 : availableParallelism() });
  const stages = noSeconds();
  const start = performance.now();
  let pages = 0;
  try {
    for (const path of paths) {
      const file = await readSourceFile(path);
      pages += way === 'stages' ? await addStages(file, tools.engine, stages) : (await ingest(file, { tools })).reading.pages.length;
    }
  } finally {
    await tools.close();
  }
  const result: z.infer<typeof readResult> = { pages, seconds: (performance.now() - start) / 1000, stages };
  console.log(JSON.stringify(result));
}
